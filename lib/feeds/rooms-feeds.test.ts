import ICAL from 'ical.js';
import ical from 'node-ical';
import { convertIcsCalendar } from 'ts-ics';
import { expect, it } from 'vitest';
import { english } from '#lib/words/english.ts';
import { feedOfRoom } from './feed.ts';
import { frab } from './frab.ts';
import { iCalendar } from './icalendar.ts';
import { slotLinks } from './slot-link.ts';
import { feedSlot, feedWith, HOSTILE, roomOf } from './testing/feed.ts';
import { attributes, contents } from './testing/xml.ts';

const { feeds } = english;
const NOW = Date.parse('2026-11-28T12:00:00Z');
const linkOf = slotLinks('https://watch.example.org', [], NOW);

/**
 * Two days, a room for each hostile name, and a break in all of them. Without two names that icalendar.test.ts has: node-ical
 * takes a backslash before an n for a line break although it is escaped, and ts-ics ends an event at END: within a text.
 */
const names = HOSTILE.filter((name) => !/END:|\\n/.test(name)).map((name) =>
  name.replaceAll(/\s+/g, ' ').trim(),
);
const rooms = names.map((name, at) => roomOf(name, { slug: `room-${at}` }));
const slots = [
  ...['28', '29'].flatMap((day) =>
    names.map((room, at) =>
      feedSlot({
        uid: `d${day}n${at}`,
        title: `Talk ${day} ${at}`,
        room,
        start: `2026-11-${day}T10:00:00Z`,
        end: `2026-11-${day}T11:00:00Z`,
        until: `2026-11-${day}T11:00:00Z`,
      }),
    ),
  ),
  feedSlot({ uid: 'break', title: 'Break', start: '2026-11-29T12:00:00Z', end: '2026-11-29T13:00:00Z' }),
];
const feed = feedWith(slots, { rooms });

type Entry = { uid: string; summary: string; location: string; start: string; end: string };

/** The entries of a calendar, by three parsers of different makers. */
const PARSERS: Array<[string, (text: string) => Entry[]]> = [
  [
    'ical.js',
    (text) =>
      new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
        const { uid, summary, location, startDate, endDate } = new ICAL.Event(component);
        const [start, end] = [startDate, endDate].map((time) => time.toJSDate().toISOString());
        return { uid, summary, location: location ?? '', start: start ?? '', end: end ?? '' };
      }),
  ],
  [
    'node-ical',
    (text) =>
      Object.values(ical.sync.parseICS(text))
        .filter((one) => one?.type === 'VEVENT')
        .map((one) => ({
          uid: one.uid,
          summary: String(one.summary),
          location: String(one.location ?? ''),
          start: one.start.toISOString(),
          end: one.end?.toISOString() ?? '',
        })),
  ],
  [
    'ts-ics',
    (text) =>
      (convertIcsCalendar(undefined, text).events ?? []).map(
        ({ uid, summary, location, start, ...rest }) => ({
          uid,
          summary,
          location: location ?? '',
          start: start.date.toISOString(),
          end: 'end' in rest ? (rest.end?.date.toISOString() ?? '') : '',
        }),
      ),
  ],
];

it.each(PARSERS)('%s reads the calendar of all rooms and that of each', (_, parse) => {
  const entryOf = ({ uid, title, room, start, until }: (typeof slots)[number]): Entry => ({
    uid: `${uid}@watch.example.org`,
    summary: title,
    location: room ?? '',
    start: new Date(start).toISOString(),
    end: new Date(until).toISOString(),
  });
  expect(parse(iCalendar(feed, feeds, linkOf))).toEqual(feed.slots.map(entryOf));
  for (const { slug, name } of rooms) {
    const own = feedOfRoom(feed, slug);
    expect(own && parse(iCalendar(own, feeds, linkOf))).toEqual(
      feed.slots.filter(({ room }) => room === null || room === name).map(entryOf),
    );
  }
});

it('conference apps find each room once a day, and each event in the room that it names', () => {
  const text = frab(feed, NOW, feeds, linkOf);
  expect(attributes(text, '/schedule/day').map(({ index, date }) => [index, date])).toEqual([
    ['1', '2026-11-28'],
    ['2', '2026-11-29'],
  ]);
  for (const day of [1, 2]) {
    expect(attributes(text, `/schedule/day[${day}]/room`).map(({ name }) => name)).toEqual(names);
    names.forEach((name, at) => {
      const inIt = contents(text, `/schedule/day[${day}]/room[${at + 1}]/event/room`);
      // A slot of all rooms is listed in the first.
      expect(inIt).toEqual(at === 0 && day === 2 ? [name, name] : [name]);
    });
  }
});
