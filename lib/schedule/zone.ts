import { DAY } from '#lib/time.ts';
import type { Day } from './civil.ts';
import { nearest } from './nearest.ts';
import { byWord } from './words/by-word.ts';

/** Converts wall times to instants. Because of daylight saving, some wall times happen twice and others never. */
type WallTime = { instant: number; happens: 'once' | 'twice' | 'never' };

export type Zone = {
  /** The name that Temporal and Intl use: `Europe/London`, `-07:00`. */
  id: string;
  /**
   * The instant (ms) of a wall time, given as the milliseconds since 1970-01-01T00:00 in wall time. One that happens twice is
   * the earlier; one that never happens is moved on by what the clocks skip, as RFC 5545 does with repeats.
   */
  toInstant(wall: number): WallTime;
  /** The offset (ms) all through a day and some about it; null if the clocks change near it. */
  steadyOffset(day: Day): number | null;
  /** The wall time, in the same milliseconds, at an instant (ms). */
  toWall(instant: number): number;
};

/** A stretch in which the zone's offset (ms) does not change. Half-open. */
type Stretch = { from: number; until: number; offset: number };

/** Rows go into the night after the day that they name. */
const STEADY_DAYS = 4;
const LONGEST_STEADY = 40_000;
const OFFSET = /^(?:GMT|UTC)?\s*([+-])(\d{1,2})(?::?([0-5]\d))?$/i;

const zones = new Map<string, Zone>();

/** The zone of a name as the sheet or Google writes it (`Europe/London`, `GMT-07:00`), or null if there is none. */
export function zoneOf(name: string): Zone | null {
  const id = zoneId(name.trim());
  if (!id) return null;
  let zone = zones.get(id);
  if (!zone) {
    zone = makeZone(id);
    zones.set(id, zone);
  }
  return zone;
}

function zoneId(name: string): string | null {
  if (/^(?:z|gmt|utc)$/i.test(name)) return 'UTC';
  // EST is a zone of its own to Temporal, without summer time. People mean the time of New York.
  const usual = USUAL_NAMES[name.toLowerCase()];
  if (usual) return usual;
  const offset = OFFSET.exec(name);
  if (offset) {
    const hours = Number(offset[2]);
    if (hours > 14) return null;
    return `${offset[1]}${String(hours).padStart(2, '0')}:${offset[3] ?? '00'}`;
  }
  if (name.length > 60 || !/^[a-z]/i.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}

/** As the contracts and Google write a zone: a plain offset is `GMT-07:00`. */
export function zoneName(id: string): string {
  return /^[+-]/.test(id) ? `GMT${id}` : id;
}

/** Asking Temporal for each row would cost more than all the rest, and an offset stays for half a year. */
function makeZone(id: string): Zone {
  const stretches: Stretch[] = [];
  let last: Stretch | null = null;

  function stretchAt(instant: number): Stretch {
    if (last && last.from <= instant && instant < last.until) return last;
    last = stretches.find(({ from, until }) => from <= instant && instant < until) ?? null;
    if (!last) {
      last = findStretch(id, instant);
      stretches.push(last);
    }
    return last;
  }

  function toInstant(wall: number): WallTime {
    const stretch = stretchAt(wall - (last?.offset ?? 0));
    const instant = wall - stretch.offset;
    // No zone's clocks move by a day, so far from the edges there is nothing to look at.
    if (instant - 2 * DAY > stretch.from && instant + 2 * DAY < stretch.until) {
      return { instant, happens: 'once' };
    }
    const found = new Set<number>();
    for (const near of [wall - DAY, wall, wall + DAY]) {
      const candidate = wall - stretchAt(near).offset;
      if (stretchAt(candidate).offset === wall - candidate) found.add(candidate);
    }
    const [first, second] = [...found].sort((a, b) => a - b);
    if (first === undefined) return { instant: wall - stretchAt(wall - DAY).offset, happens: 'never' };
    return { instant: first, happens: second === undefined ? 'once' : 'twice' };
  }

  // Counted in days, which are small numbers, because most rows need nothing else.
  let steady = { from: 0, until: 0, offset: 0 };

  function steadyOffset(day: Day): number | null {
    if (day < steady.from || day >= steady.until) {
      const { from, until, offset } = stretchAt(day * DAY);
      steady = {
        from: Math.max(Math.ceil(from / DAY) + STEADY_DAYS, day - LONGEST_STEADY),
        until: Math.min(Math.floor(until / DAY) - STEADY_DAYS, day + LONGEST_STEADY),
        offset,
      };
    }
    return day < steady.from || day >= steady.until ? null : steady.offset;
  }

  return { id, toInstant, steadyOffset, toWall: (instant) => instant + stretchAt(instant).offset };
}

function findStretch(id: string, instant: number): Stretch {
  const here = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(id);
  // "previous" looks before the instant, and the stretch may begin exactly at it.
  const next = here.getTimeZoneTransition('next');
  const before = here.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: here.offsetNanoseconds / 1e6,
  };
}

/** The wall time (ms) of a minute of a day. Minutes over 1440 are on the days after. */
export function wallTime(day: Day, minutes: number): number {
  return day * DAY + minutes * 60_000;
}

/** Zones whose name is like what was typed: its city, or a common abbreviation. */
export function suggestZone(text: string): string | null {
  // Google's own list says "(GMT+01:00) Berlin".
  const wanted = text
    .replace(/^\s*\([^()]*\)/, '')
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, '_');
  const usual = USUAL_NAMES[wanted];
  if (usual) return usual;
  // "(GMT-07:00) Mountain Time" names no city.
  const [, offset] = /^\s*\((gmt[+-]\d\d:\d\d)\)/i.exec(text) ?? [];
  const city = wanted.slice(wanted.lastIndexOf('/') + 1);
  const cities = new Map<string, string>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const known = zone.toLowerCase();
    const knownCity = known.slice(known.lastIndexOf('/') + 1);
    if (known === wanted || knownCity === city) return zone;
    cities.set(knownCity, zone);
  }
  const near = nearest(city, cities.keys());
  return (near === null ? null : cities.get(near)) ?? offset?.toUpperCase() ?? null;
}

/** Whether a text is nothing but an abbreviation, such as EST. */
export const isZoneAbbreviation = (text: string): boolean => USUAL_NAMES[text.toLowerCase()] !== undefined;

/** The first word of a text that names a zone by an abbreviation (`EST`), and the zone that it is read as; or null. */
export function zoneAbbreviation(text: string): { text: string; zone: string } | null {
  for (const [word] of text.slice(0, 200).matchAll(/[a-z]{2,8}/gi)) {
    const zone = USUAL_NAMES[word.toLowerCase()];
    if (zone) return { text: word, zone };
  }
  return null;
}

/** Names that people write after a time, and their places. Ambiguous ones (IST, CST in China) are left out on purpose. */
export const USUAL_NAMES = byWord({
  'America/New_York': 'et est edt eastern',
  'America/Chicago': 'ct cdt central',
  'America/Denver': 'mt mst mdt',
  'America/Los_Angeles': 'pt pst pdt pacific',
  'Europe/Berlin': 'cet cest mez mesz',
  'Europe/Helsinki': 'eet eest',
  'Europe/London': 'bst',
  'America/Sao_Paulo': 'brt',
  'Asia/Tokyo': 'jst',
  'Australia/Sydney': 'aest aedt',
  'Pacific/Auckland': 'nzst nzdt',
});
