let minuteOf = Number.NaN;
let text = '';
const format = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

/** The time of day in the reader's own zone and manner. Lines come in order, so the last answer is kept. */
export function clockTime(time: number): string {
  const minute = Math.floor(time / 60_000);
  if (minute !== minuteOf) {
    minuteOf = minute;
    // Without AM and PM: beside a live show nobody takes one for the other.
    const parts = format.formatToParts(time).filter(({ type }) => type !== 'dayPeriod');
    text = parts
      .map(({ value }) => value)
      .join('')
      .trim();
  }
  return text;
}

export const dayName = (time: number) => day.format(time);
