import { describe, expect, it } from 'vitest';
import { wordsFor } from '#lib/words/read-words.ts';
import { broadcasts, recordingObject, scriptJson, sharing } from './sharing.ts';
import { feedSlot, feedWith, HOSTILE, roomOf } from './testing/feed.ts';

const SITE = 'https://watch.example.org';
const view = feedWith([
  feedSlot({ uid: 'one', title: 'One', poster: '/one.png' }),
  feedSlot({ uid: 'two', title: 'Two', start: '2026-11-29T20:00:00Z', end: null, status: 'cancelled' }),
  feedSlot({ uid: 'three', title: 'Three', start: '2026-11-30T20:00:00Z', end: null }),
]);

describe('a shared link', () => {
  it.each([
    ['2026-11-28T21:00:00Z', 'On now: One', 'one'],
    ['2026-11-28T19:00:00Z', 'Next: One', 'one'],
    ['2026-11-29T21:00:00Z', 'Next: Three', 'three'],
    ['2026-12-05T00:00:00Z', 'What is on', null],
  ])('says at %s: %s', (at, words, uid) => {
    const said = sharing(view, wordsFor('en').sharing, Date.parse(at));
    expect(said.description).toMatch(new RegExp(`^${words}`));
    expect(said.slot?.uid ?? null).toBe(uid);
  });
});

const picture = ({ uid }: { uid: string }) => `/share/${uid}.png?v=1`;

it('tells search engines of what is on and what is next', () => {
  expect(broadcasts(view, SITE, Date.parse('2026-11-28T21:00:00Z'), picture)).toMatchObject([
    {
      name: 'One',
      image: `${SITE}/share/one.png?v=1`,
      startDate: '2026-11-28T20:00:00Z',
      url: `${SITE}/schedule#slot-one`,
    },
    { name: 'Two', eventStatus: 'https://schema.org/EventCancelled' },
  ]);
});

it('tells search engines of each room what is on or next there, and where', () => {
  const slots = ['One', 'Two', 'One'].map((room, at) => feedSlot({ uid: `u${at}`, room, title: `T${at}` }));
  const withRooms = feedWith(slots, { rooms: [roomOf('One'), roomOf('Two'), roomOf('Three')] });
  expect(broadcasts(withRooms, SITE, Date.parse('2026-11-28T21:00:00Z'), picture)).toMatchObject([
    { name: 'T0', location: { name: 'One', url: `${SITE}/` } },
    { name: 'T1', location: { name: 'Two', url: `${SITE}/rooms/two` } },
  ]);
});

it('tells search engines of a recording', () => {
  const show = feedSlot({ uid: 'a', title: 'A', recording: 'https://video.example.org/a.mp4' });
  const more = { image: `${SITE}/share/a.png`, page: `${SITE}/shows/a`, player: null };
  expect(recordingObject(show, more)).toMatchObject({
    '@type': 'VideoObject',
    name: 'A',
    uploadDate: show.start,
    thumbnailUrl: `${SITE}/share/a.png`,
  });
  expect(recordingObject({ ...show, recording: null }, more)).toBeNull();
});

it.each([...HOSTILE, '</script><script>alert(1)</script><!--'])(
  'lets %j not leave its script element',
  (title) => {
    const json = scriptJson({ title });
    expect(json).not.toContain('<');
    expect(JSON.parse(json)).toEqual({ title });
  },
);
