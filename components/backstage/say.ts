import type { Reader } from '#components/schedule/format.ts';
import { dayKey, dayText, timeText } from '#components/schedule/format.ts';

/** `12 seconds ago`; null where it is just now. */
export function agoText(instant: string, now: number, locale: string): string | null {
  const seconds = Math.round((now - Date.parse(instant)) / 1000);
  return seconds < 2 ? null : awayText(-seconds, locale);
}

/** `in 4 seconds`; null where it is about to be. */
export function untilText(instant: string, now: number, locale: string): string | null {
  const seconds = Math.round((Date.parse(instant) - now) / 1000);
  return seconds < 1 ? null : awayText(seconds, locale);
}

function awayText(seconds: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale);
  const minutes = Math.round(seconds / 60);
  if (Math.abs(seconds) < 120) return format.format(seconds, 'second');
  if (Math.abs(minutes) < 120) return format.format(minutes, 'minute');
  return Math.abs(minutes) < 48 * 60
    ? format.format(Math.round(minutes / 60), 'hour')
    : format.format(Math.round(minutes / 1440), 'day');
}

const MINUTE = 60_000;

/** A length of ms, to the minute: `20 minutes`, `1 hour, 30 minutes`, `7 days`. */
export function spanText(ms: number, locale: string): string {
  const total = Math.round(ms / MINUTE);
  const parts = [
    [Math.floor(total / 1440), 'day'],
    [Math.floor((total % 1440) / 60), 'hour'],
    [total % 60, 'minute'],
  ] as const;
  const said = parts.filter(([n, unit]) => n > 0 || (unit === 'minute' && total === 0));
  return new Intl.ListFormat(locale, { type: 'unit' }).format(
    said.map(([n, unit]) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(n),
    ),
  );
}

/** `20:00`, with the day where it is not today. */
export function whenText(instant: number, now: number, reader: Reader): string {
  const time = timeText(instant, reader);
  return dayKey(instant, reader) === dayKey(now, reader) ? time : `${dayText(instant, reader)} ${time}`;
}
