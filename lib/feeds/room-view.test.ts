import { expect, it } from 'vitest';
import { nowAt } from '#lib/schedule/now.ts';
import { cardOverride } from '#lib/schedule/override.ts';
import { wordsFor } from '../words/read-words.ts';
import { frab } from './frab.ts';
import { iCalendar } from './icalendar.ts';
import { nowAnswer } from './now-json.ts';
import { roomView } from './room-view.ts';
import { rss } from './rss.ts';
import { feedSlot, feedWith, hls, roomOf } from './testing/feed.ts';

const camera = { label: 'Camera', length: null, embed: hls };
const feed = feedWith(
  [
    feedSlot({ uid: 'a', room: 'One', start: '2026-11-28T20:00:00Z', end: null }),
    feedSlot({ uid: 'b', room: 'Two', start: '2026-11-28T20:30:00Z', end: '2026-11-28T21:30:00Z' }),
    feedSlot({ uid: 'c', room: null, start: '2026-11-28T22:00:00Z', end: '2026-11-28T23:00:00Z' }),
  ],
  { rooms: [roomOf('One'), roomOf('Two', { chat: '#two', stream: camera, offAirMessage: 'Back at nine' })] },
);
const NOW = Date.parse('2026-11-28T20:45:00Z');
const words = wordsFor('en').feeds;

it('a room has its own slots, override, chat and words; no name means the first', () => {
  const two = roomView({ ...feed, override: cardOverride({ card: 'One is away' }) }, 'two');
  expect(two.slots.map(({ uid }) => uid)).toEqual(['b', 'c']);
  expect(two.slots.map(({ streams }) => streams)).toEqual([[camera], [camera]]);
  expect(two).toMatchObject({
    override: null,
    chat: { channel: '#two' },
    settings: { offAirMessage: 'Back at nine' },
  });
  expect(nowAt(roomView(feed, null), NOW).slot).toBe('a');
  expect(nowAt(roomView(feed, 'nowhere'), NOW).slot).toBe('a');
  expect(roomView(feed, 'two')).toBe(roomView(feed, 'two'));
});

it('/now.json keeps the first room in its fields, names each, and says when any changes', () => {
  const answer = nowAnswer(feed, NOW);
  expect(answer.slot?.uid).toBe('a');
  expect(answer.until).toBe('2026-11-28T21:30:00Z');
  expect(answer.rooms).toEqual([
    { name: 'One', slug: 'one', now: { state: 'on-air', slot: 'a', next: 'c', override: null } },
    { name: 'Two', slug: 'two', now: { state: 'on-air', slot: 'b', next: 'c', override: null } },
  ]);
});

it('calendars, conference apps and podcast apps are told of each room', () => {
  const linkOf = () => 'https://watch.example.org/';
  expect(iCalendar(feed, words, linkOf).match(/LOCATION:.*/g)).toEqual(['LOCATION:One', 'LOCATION:Two']);
  // One is on until the next start in its room, which is in all rooms.
  expect(iCalendar(feed, words, linkOf)).toContain('DTEND:20261128T220000Z');
  const xml = frab(feed, NOW, words, linkOf);
  expect(xml.match(/<room name="[^"]*">/g)).toEqual(['<room name="One">', '<room name="Two">']);
  expect(xml.match(/<room>[^<]*/g)).toEqual(['<room>One', '<room>One', '<room>Two']);
  const live = rss(feed, 'https://watch.example.org/feed.xml', NOW, words);
  expect(live.match(/status="live"/g)).toHaveLength(2);
});
