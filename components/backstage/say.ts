import { listText, relativeText, unitText } from '#lib/format/lists.ts';
import { dayKey, dayText, type Reader, timeText } from '#lib/format/times.ts';
import { MINUTE } from '#lib/time.ts';

/** `12 seconds ago`; null if it is just now. */
export function agoText(instant: string, now: number, locale: string): string | null {
  const seconds = Math.round((now - Date.parse(instant)) / 1000);
  return seconds < 2 ? null : awayText(-seconds, locale);
}

/** `in 4 seconds`; null if that is less than a second. */
export function untilText(instant: string, now: number, locale: string): string | null {
  const seconds = Math.round((Date.parse(instant) - now) / 1000);
  return seconds < 1 ? null : awayText(seconds, locale);
}

function awayText(seconds: number, locale: string): string {
  const minutes = Math.round(seconds / 60);
  if (Math.abs(seconds) < 120) return relativeText(seconds, 'second', locale);
  if (Math.abs(minutes) < 120) return relativeText(minutes, 'minute', locale);
  return Math.abs(minutes) < 48 * 60
    ? relativeText(Math.round(minutes / 60), 'hour', locale)
    : relativeText(Math.round(minutes / 1440), 'day', locale);
}

/** A length of ms, to the minute: `20 minutes`, `1 hour, 30 minutes`, `7 days`. */
export function spanText(ms: number, locale: string): string {
  const total = Math.round(ms / MINUTE);
  const parts = [
    [Math.floor(total / 1440), 'day'],
    [Math.floor((total % 1440) / 60), 'hour'],
    [total % 60, 'minute'],
  ] as const;
  const said = parts.filter(([n, unit]) => n > 0 || (unit === 'minute' && total === 0));
  return listText(
    said.map(([n, unit]) => unitText(n, unit, locale)),
    locale,
    'unit',
  );
}

/** `20:00`, with the day if it is not today. */
export function whenText(instant: number, now: number, reader: Reader): string {
  const time = timeText(instant, reader);
  const isToday = dayKey(instant, reader.timeZone) === dayKey(now, reader.timeZone);
  return isToday ? time : `${dayText(instant, reader)} ${time}`;
}
