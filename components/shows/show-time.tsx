'use client';

import { TimeSpan } from '#components/schedule/time-span.tsx';
import { useReader } from '#components/schedule/use-reader.ts';
import { dateText } from '#lib/format/dates.ts';

type Props = { start: string; end?: string | null; dateOnly?: boolean };

/**
 * When a show was, with the year: `Sat, 28 Nov 2026, 20:00 – 22:00 GMT`. If it is written in another way, it is a new element,
 * so that no layout shift is counted.
 */
export function ShowTime({ start, end = null, dateOnly = false }: Props) {
  const reader = useReader();
  // Only a day is known, and it is the same one for everybody.
  if (dateOnly) {
    const noon = Date.parse(`${start.slice(0, 10)}T12:00:00Z`);
    return (
      <time dateTime={start.slice(0, 10)} suppressHydrationWarning>
        {dateText(noon, { locale: reader.locale, timeZone: 'UTC' })}
      </time>
    );
  }
  return (
    <span key={`${reader.locale} ${reader.timeZone}`} className="[&_abbr]:no-underline">
      <span suppressHydrationWarning>{dateText(Date.parse(start), reader)}</span>
      {', '}
      <TimeSpan start={start} end={end} reader={reader} zoneTitle={reader.timeZone} />
    </span>
  );
}
