/** How times are written. In the HTML: the sheet's zone and English; in the browser: the viewer's own. */
export type Reader = { locale: string; timeZone: string };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(reader: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${reader.locale} ${reader.timeZone} ${Object.values(options).join()}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: intlZone(reader.timeZone) });
    formats.set(key, format);
  }
  return format;
}

/** Intl knows `-07:00` where a sheet says `GMT-07:00`; a zone it does not know is shown as UTC. */
export function intlZone(zone: string): string {
  const name = zone.replace(/^GMT(?=[+-]\d)/, '');
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return 'UTC';
  }
}

const TIME: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
const DAY: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
const LONG_DAY: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
const DATE: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
};
const MONTH: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric' };
const ZONE: Intl.DateTimeFormatOptions = { timeZoneName: 'short' };

/** `20:00` or `8:00 PM`, as the reader writes it. */
export const timeText = (instant: number, reader: Reader) => formatter(reader, TIME).format(instant);

/** `Sat, 28 Nov`. */
export const dayText = (instant: number, reader: Reader) => formatter(reader, DAY).format(instant);

/** `Saturday, 28 November`. */
export const longDayText = (instant: number, reader: Reader) => formatter(reader, LONG_DAY).format(instant);

/** `Sat, 28 Nov 2026`: for what may be years ago. */
export const dateText = (instant: number, reader: Reader) => formatter(reader, DATE).format(instant);

/** `November 2026`. */
export const monthText = (instant: number, reader: Reader) => formatter(reader, MONTH).format(instant);

/** `GMT`, `CET`, `GMT+13`: the zone's short name at that instant. */
export function zoneText(instant: number, reader: Reader): string {
  const parts = formatter(reader, ZONE).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? reader.timeZone;
}

/** The calendar day, for grouping: `2026-11-28`. */
export function dayKey(instant: number, reader: Reader): string {
  return formatter(
    { locale: 'en-CA', timeZone: reader.timeZone },
    {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    },
  ).format(instant);
}

/** A span of ms as `1:02:03` or `02:03`; days in front where there are any. */
export function countdownText(ms: number): string {
  const total = Math.max(0, Math.ceil(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const clock = hours > 0 || days > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  return `${days > 0 ? `${days} d ` : ''}${clock}:${two(total % 60)}`;
}
