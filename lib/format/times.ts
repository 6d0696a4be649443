/**
 * How times are written: in which language and zone. On the server that is the sheet's zone and the site's language, in
 * the browser the viewer's own. `locale` is null while a page hydrates: the server's text is in the HTML then and stays,
 * because two engines write the same date differently, and every text here is empty.
 */
export type Reader = { locale: string | null; timeZone: string };

export type Options = Intl.DateTimeFormatOptions;

/** Making a format takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

export function formatter(locale: string, timeZone: string, options: Options): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${Object.values(options).join()}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone: intlZone(timeZone) });
    formats.set(key, format);
  }
  return format;
}

export const write = (instant: number, { locale, timeZone }: Reader, options: Options): string =>
  locale === null ? '' : formatter(locale, timeZone, options).format(instant);

/** A sheet says `GMT-07:00`, but Intl knows `-07:00`; a zone that it does not know is shown as UTC. */
export function intlZone(zone: string): string {
  const name = zone.replace(/^GMT(?=[+-]\d)/, '');
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return 'UTC';
  }
}

export const TIME: Options = { hour: 'numeric', minute: '2-digit' };
export const DAY: Options = { weekday: 'short', day: 'numeric', month: 'short' };
export const ZONE: Options = { timeZoneName: 'short' };
const NUMBERS: Options = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
};

/** `20:00` or `8:00 PM`, as the reader writes it. */
export const timeText = (instant: number, reader: Reader) => write(instant, reader, TIME);

/** `Sat, 28 Nov`. */
export const dayText = (instant: number, reader: Reader) => write(instant, reader, DAY);

/** `GMT`, `CET`, `GMT+13`: the zone's short name at that instant. */
export function zoneText(instant: number, { locale, timeZone }: Reader): string {
  if (locale === null) return '';
  const parts = formatter(locale, timeZone, ZONE).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** The numbers of a date in a zone, such as the hour. Only digits are taken, because an engine may put anything around them. */
export function numbersOf(
  wanted: readonly ('year' | 'month' | 'day' | 'hour')[],
  instant: number,
  timeZone: string,
): string[] {
  const parts = formatter('en-u-ca-gregory-nu-latn', timeZone, NUMBERS).formatToParts(instant);
  return wanted.map((part) => parts.find(({ type }) => type === part)?.value.replace(/\D/g, '') ?? '');
}

/** The calendar day in a zone, for grouping: `2026-11-28`. The server's and a browser's data on zones may differ. */
export const dayKey = (instant: number, timeZone: string) =>
  numbersOf(['year', 'month', 'day'], instant, timeZone).join('-');

/** A span of ms as `1:02:03` or `02:03`; days come first if there are any. */
export function countdownText(ms: number): string {
  const total = Math.max(0, Math.ceil(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const clock = hours > 0 || days > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  return `${days > 0 ? `${days} d ` : ''}${clock}:${two(total % 60)}`;
}
