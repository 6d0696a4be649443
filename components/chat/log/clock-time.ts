import { clockText, longDayText } from '#lib/format/dates.ts';
import { deviceReader } from '#lib/format/device.ts';
import { language } from '../words.ts';

let minuteOf = Number.NaN;
let text = '';

/** The time of day in the reader's own zone and manner. Lines come in order, so the last answer is kept. */
export function clockTime(time: number): string {
  const minute = Math.floor(time / 60_000);
  if (minute !== minuteOf) {
    minuteOf = minute;
    text = clockText(time, deviceReader(language()));
  }
  return text;
}

export const dayName = (time: number) => longDayText(time, deviceReader(language()));
