import { v5 } from 'uuid';
import { plainSlugOf } from '#lib/schedule/plain-slug.ts';
import { type Zone, zoneOf } from '#lib/schedule/zone.ts';
import { DAY, MINUTE } from '#lib/time.ts';
import { say, type Words } from '#lib/words/words.ts';
import type { Feed, FeedSlot } from './feed.ts';
import type { LinkOf } from './slot-link.ts';
import { wholeAddress } from './slot-text.ts';
import { type Element, element, optional, textElement, xmlDocument } from './xml.ts';

/** Cancelled slots are left out, because the format has no word for them. */
type Talk = { slot: FeedSlot; start: number; minutes: number; day: number; id: number };

/**
 * A feed as frab XML, the format of conference apps (c3voc.de/wiki/schedule; schema: voc/schedule, validator/xsd). Without
 * rooms the site is the one room; a slot of all rooms is listed in the first, because the format has one room for each
 * event. Days are those of the schedule's zone. If the feed is empty, its first day is that of `instant` (ms).
 */
export function frab(feed: Feed, instant: number, words: Words['feeds'], linkOf: LinkOf): string {
  const zone = zoneOf(feed.timeZone) ?? utc();
  const talks = talksOf(feed, zone);
  const days = Map.groupBy(talks, ({ day }) => day);
  if (days.size === 0) days.set(Math.floor(zone.toWall(instant) / DAY), []);
  const numbers = [...days.keys()];
  const first = numbers[0] ?? 0;
  const last = numbers.at(-1) ?? first;
  const acronym = acronymOf(feed.title);
  return xmlDocument(
    element(
      'schedule',
      {},
      element('generator', { name: 'Marquee', version: '1' }),
      textElement('version', feed.revision),
      element(
        'conference',
        {},
        textElement('acronym', acronym),
        textElement('title', feed.title),
        textElement('start', dateOf(first)),
        textElement('end', dateOf(last)),
        textElement('days', String(days.size)),
        textElement('timeslot_duration', '00:15'),
        textElement('base_url', `${feed.siteUrl}/`),
        textElement('time_zone_name', zone.id),
      ),
      ...[...days].map(([day, talksOfDay], at) =>
        element(
          'day',
          {
            index: at + 1,
            date: dateOf(day),
            start: localTime(zone.toInstant(day * DAY).instant, zone),
            end: localTime(zone.toInstant((day + 1) * DAY).instant, zone),
          },
          ...roomNames(feed).map((name) =>
            element(
              'room',
              { name },
              ...talksOfDay
                .filter(({ slot }) => roomName(slot, feed) === name)
                .map((talk) => event(talk, feed, zone, acronym, words, linkOf(talk.slot))),
            ),
          ),
        ),
      ),
    ),
  );
}

const roomNames = ({ rooms, title }: Feed): string[] =>
  rooms.length > 0 ? rooms.map(({ name }) => name) : [title];

/** The room of a slot; the first one if the slot is in all of them. */
function roomName(slot: FeedSlot, feed: Feed): string {
  const names = roomNames(feed);
  return names.find((name) => name === slot.room) ?? names[0] ?? feed.title;
}

function utc(): Zone {
  return {
    id: 'UTC',
    toInstant: (wall) => ({ instant: wall, happens: 'once' }),
    steadyOffset: () => 0,
    toWall: (instant) => instant,
  };
}

function talksOf(feed: Feed, zone: Zone): Talk[] {
  const used = new Set<number>();
  return feed.slots
    .filter(({ status }) => status !== 'cancelled')
    .map((slot) => {
      const start = Date.parse(slot.start);
      return {
        slot,
        start,
        minutes: Math.max(0, Math.round((Date.parse(slot.until) - start) / MINUTE)),
        day: Math.floor(zone.toWall(start) / DAY),
        id: freeId(slot.uid, used),
      };
    });
}

/** Apps keep favourites by this number, some as 32 bits. A uid always has the same one, unless two uids give one number. */
function freeId(uid: string, used: Set<number>): number {
  let id = Number.parseInt(v5(uid, NAMESPACE).slice(0, 8), 16) >>> 1 || 1;
  while (used.has(id)) id = (id % 0x7fffffff) + 1;
  used.add(id);
  return id;
}

/** Our own namespace, so that a slot's guid is a UUID. */
const NAMESPACE = '0d6f3e2a-5b0c-5c57-9f0e-6d61727175ee';

function event(
  talk: Talk,
  feed: Feed,
  zone: Zone,
  acronym: string,
  words: Words['feeds'],
  address: string,
): Element {
  const { slot, start, minutes, id } = talk;
  const warning =
    slot.contentWarning === null ? '' : say(words.inCalendar.warning, { warning: slot.contentWarning });
  const date = localTime(start, zone);
  return element(
    'event',
    { id, guid: v5(`${slot.uid}@${feed.siteUrl}`, NAMESPACE) },
    textElement('room', roomName(slot, feed)),
    textElement('title', slot.title),
    textElement('subtitle', slot.status === 'tentative' ? words.tentative : ''),
    textElement('type', 'screening'),
    textElement('date', date),
    textElement('start', date.slice(11, 16)),
    textElement('duration', hoursAndMinutes(minutes)),
    textElement('abstract', warning),
    textElement('slug', `${acronym}-${id % 1_000_000}-${plainSlugOf(slot.title)}-${slot.uid}`),
    textElement('track', slot.series ?? ''),
    ...optional('logo', slot.poster === null ? null : wholeAddress(feed.siteUrl, slot.poster)),
    element('persons', {}, ...optional('person', slot.host)),
    ...optional('description', slot.description),
    element('recording', {}, textElement('license', ''), textElement('optout', 'false')),
    element(
      'links',
      {},
      ...link(words.notes, slot.notes, feed.siteUrl),
      ...link(words.recording, slot.recording, feed.siteUrl),
    ),
    textElement('url', address),
  );
}

const link = (name: string, address: string | null, siteUrl: string) =>
  address === null ? [] : [element('link', { href: wholeAddress(siteUrl, address) }, name)];

/** Four or more of `[a-z0-9]`, as the schema wants it. */
const acronymOf = (title: string) => plainSlugOf(title).replaceAll('-', '').padEnd(4, 'x').slice(0, 20);

const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

/** `2026-11-28T20:00:00+01:00` */
function localTime(instant: number, zone: Zone): string {
  const wall = zone.toWall(instant);
  const offset = Math.round((wall - instant) / MINUTE);
  const sign = offset < 0 ? '-' : '+';
  return new Date(wall).toISOString().slice(0, 19) + sign + hoursAndMinutes(Math.abs(offset));
}

/** `02:05`; the format has two digits for hours. */
function hoursAndMinutes(minutes: number): string {
  const most = Math.min(minutes, 99 * 60 + 59);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(most / 60))}:${two(most % 60)}`;
}
