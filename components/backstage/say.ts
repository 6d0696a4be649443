import type { Reader } from '#components/schedule/format.ts';
import { dayKey, dayText, timeText } from '#components/schedule/format.ts';

/** `12 s ago`, `3 min ago`, `2 h ago`; `now` where it is about to be. */
export function agoText(instant: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(instant)) / 1000));
  if (seconds < 2) return 'just now';
  return `${lengthText(seconds)} ago`;
}

/** `in 4 s`. */
export function inText(instant: string, now: number): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1000);
  return seconds < 1 ? 'now' : `in ${lengthText(seconds)}`;
}

function lengthText(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} d`;
}

/** `20:00`, with the day where it is not today. */
export function whenText(instant: number, now: number, reader: Reader): string {
  const time = timeText(instant, reader);
  return dayKey(instant, reader) === dayKey(now, reader) ? time : `${dayText(instant, reader)} ${time}`;
}
