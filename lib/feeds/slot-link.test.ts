import { expect, it } from 'vitest';
import { english } from '#lib/words/english.ts';
import { frab } from './frab.ts';
import { iCalendar } from './icalendar.ts';
import { rss } from './rss.ts';
import { slotLinks } from './slot-link.ts';
import { feedSlot, feedWith } from './testing/feed.ts';
import { contents } from './testing/xml.ts';

const { feeds } = english;

const SITE = 'https://watch.example.org';
const DAY = 86_400_000;
const START = Date.parse('2026-11-28T20:00:00Z');
const one = feedSlot({ uid: 'one', series: 'Late Reel' });
const shows = [{ uid: 'one', slug: 'the-late-reel-one' }];

it.each([
  ['60 days before', -60 * DAY, 'Late Reel', `${SITE}/series/late-reel`],
  ['60 days before, of no series', -60 * DAY, null, `${SITE}/schedule`],
  ['when the schedule’s page reaches to it', -14 * DAY, 'Late Reel', `${SITE}/schedule#slot-one`],
  ['while it is on', 3_600_000, 'Late Reel', `${SITE}/schedule#slot-one`],
  ['when it is over', 2 * 3_600_000, 'Late Reel', `${SITE}/shows/the-late-reel-one`],
])('%s', (_when, after, series, address) => {
  expect(slotLinks(SITE, after > 0 ? shows : [], START + after)({ ...one, series })).toBe(address);
});

it('changes one way only, also of what is in no archive and of what has no end', () => {
  for (const [slot, kept, most] of [
    [one, shows, 3],
    [one, [], 2],
    [{ ...one, end: null }, shows, 3],
    [{ ...one, series: null }, shows, 3],
  ] as const) {
    const seen: string[] = [];
    for (let instant = START - 61 * DAY; instant < START + 32 * DAY; instant += DAY / 4) {
      const address = slotLinks(SITE, instant >= START ? kept : [], instant)(slot);
      if (address !== seen.at(-1)) seen.push(address);
    }
    expect(seen).toHaveLength(most);
    expect(new Set(seen).size).toBe(most);
  }
});

it('is the same in all feeds, and makes no new revision of a slot', () => {
  const feed = feedWith([one]);
  const at = (instant: number) => {
    const linkOf = slotLinks(SITE, [], instant);
    const calendar = iCalendar(feed, feeds, linkOf).split('\r\n');
    const live = rss(feed, `${SITE}/feed.xml`, instant, feeds);
    return {
      url: calendar.filter((line) => line.startsWith('URL:')).at(-1),
      rest: calendar.filter((line) => !line.startsWith('URL:')),
      frab: contents(frab(feed, instant, feeds, linkOf), '//event/url'),
      rss: contents(live, '//podcast:liveItem/link'),
    };
  };
  const far = at(START - 30 * DAY);
  const near = at(START - DAY);
  expect(far).toMatchObject({ url: `URL:${SITE}/series/late-reel`, frab: [`${SITE}/series/late-reel`] });
  expect(far.rss).toEqual(far.frab);
  expect(near).toMatchObject({ url: `URL:${SITE}/schedule#slot-one`, frab: [`${SITE}/schedule#slot-one`] });
  expect(near.rss).toEqual(near.frab);
  expect(far.rest).toEqual(near.rest);
  expect(far.rest).toContain('SEQUENCE:3');
});
