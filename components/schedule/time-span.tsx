import { Fragment } from 'react';
import { useHydrated } from '#components/hydration/use-hydrated.ts';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { type Reader, timeText, zoneText } from '#lib/format/times.ts';

type Props = Pick<PublicSlot, 'start' | 'end'> & { reader: Reader; zoneTitle: string; zoneClass?: string };

/**
 * `20:00 – 22:00 GMT`; if the clocks change in between, each time has its own zone: `1:30 BST – 3:00 GMT`. Until the
 * page is hydrated the elements are the same in both cases, because the browser must find what the server made.
 */
export function TimeSpan({ start, end, reader, zoneTitle, zoneClass }: Props) {
  const zone = (instant: string) => zoneText(Date.parse(instant), reader);
  const time = (instant: string) => (
    <time dateTime={instant} suppressHydrationWarning>
      {timeText(Date.parse(instant), reader)}
    </time>
  );
  const abbr = (text: string) => (
    <abbr className={zoneClass} title={zoneTitle} suppressHydrationWarning>
      {text}
    </abbr>
  );
  const first = zone(start);
  const last = zone(end ?? start);
  const isHydrated = useHydrated();
  return (
    <Fragment key={`${reader.locale} ${reader.timeZone}`}>
      {time(start)}
      {end === null ? null : (
        <>
          {isHydrated && first !== last ? (
            <> {abbr(first)}</>
          ) : (
            <span className={zoneClass} suppressHydrationWarning>
              {first === last ? '' : ` ${first}`}
            </span>
          )}
          {' – '}
          {time(end)}
        </>
      )}{' '}
      {abbr(last)}
    </Fragment>
  );
}
