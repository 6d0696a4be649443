import { DAY, MINUTE } from '#lib/time.ts';

/** `GMT-07:00` is the sheet's way; Intl knows `-07:00`. */
const zoneOf = (timeZone: string) => timeZone.replace(/^GMT(?=[+-])/, '');

/** "20:00 GMT" or, of another day, "Sat 28 Nov 20:00 GMT". Instants are ms. */
export function clock(instant: number, timeZone: string, now: number): string {
  const day = { timeZone: zoneOf(timeZone), weekday: 'short', day: 'numeric', month: 'short' } as const;
  const date = new Intl.DateTimeFormat('en-GB', day);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: zoneOf(timeZone),
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const sameDay = date.format(instant) === date.format(now);
  return sameDay ? time.format(instant) : `${date.format(instant).replace(',', '')} ${time.format(instant)}`;
}

/** "in 2 h 5 min", "in 3 days". */
export function fromNow(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE));
  if (minutes < 60) return `in ${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `in ${hours} h` : `in ${hours} h ${minutes % 60} min`;
  return `in ${Math.round(ms / DAY)} days`;
}

/** Six in the morning after `now`, in the schedule's zone: until then it is tonight. */
export function endOfTonight(now: number, timeZone: string): number {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zoneOf(timeZone));
  const six = here.with({ hour: 6, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  const next = Temporal.ZonedDateTime.compare(here, six) < 0 ? six : six.add({ days: 1 });
  return next.epochMilliseconds;
}
