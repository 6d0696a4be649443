import { describe, expect, it } from 'vitest';
import { broadcasts, scriptJson, sharing } from './sharing.ts';
import { feedSlot, feedWith, HOSTILE } from './testing/feed.ts';

const SITE = 'https://watch.example.org';
const view = feedWith([
  feedSlot({ uid: 'one', title: 'One', poster: '/one.png' }),
  feedSlot({ uid: 'two', title: 'Two', start: '2026-11-29T20:00:00Z', end: null, status: 'cancelled' }),
  feedSlot({ uid: 'three', title: 'Three', start: '2026-11-30T20:00:00Z', end: null }),
]);

describe('a shared link', () => {
  it.each([
    ['2026-11-28T21:00:00Z', 'On now: One', `${SITE}/one.png`],
    ['2026-11-28T19:00:00Z', 'Next: One', `${SITE}/one.png`],
    ['2026-11-29T21:00:00Z', 'Next: Three', null],
    ['2026-12-05T00:00:00Z', 'What is on', null],
  ])('says at %s: %s', (at, words, image) => {
    const said = sharing(view, SITE, Date.parse(at));
    expect(said.description).toMatch(new RegExp(`^${words}`));
    expect(said.image).toBe(image);
  });
});

it('tells search engines of what is on and what is next', () => {
  expect(broadcasts(view, SITE, Date.parse('2026-11-28T21:00:00Z'))).toMatchObject([
    { name: 'One', startDate: '2026-11-28T20:00:00Z', url: `${SITE}/schedule#slot-one` },
    { name: 'Two', eventStatus: 'https://schema.org/EventCancelled' },
  ]);
});

it.each([...HOSTILE, '</script><script>alert(1)</script><!--'])(
  'lets %j not leave its script element',
  (title) => {
    const json = scriptJson({ title });
    expect(json).not.toContain('<');
    expect(JSON.parse(json)).toEqual({ title });
  },
);
