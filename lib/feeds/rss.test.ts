import { describe, expect, it } from 'vitest';
import { english } from '#lib/words/english.ts';
import { rss } from './rss.ts';
import { sitemap } from './sitemap.ts';
import { feedSlot, feedWith } from './testing/feed.ts';
import { attributes, contents } from './testing/xml.ts';

const { feeds } = english;

const AT = Date.parse('2026-11-28T21:00:00Z');
const ADDRESS = 'https://watch.example.org/feed.xml';

describe('RSS', () => {
  it('leads to the page of a show, knows what its file says, and goes further back than the schedule', () => {
    const past = { start: '2026-11-20T20:00:00Z', end: '2026-11-20T21:00:00Z', series: 'Late' };
    const { recording, ...row } = feedSlot({ uid: 'row', ...past });
    const show = { ...row, slug: 'premiere', number: 1, day: '2026-11-20', dateOnly: false, article: null };
    const shows = [
      { ...show, recording: 'https://cdn.example.org/a.mp3' },
      { ...show, recording, uid: 'older', start: '2019-01-01T20:00:00Z', slug: 'older-one', series: null },
    ];
    const feed = feedWith([feedSlot({ uid: 'row', ...past }), feedSlot({ uid: 'on' })]);
    const text = rss(feed, ADDRESS, AT, feeds, { shows });
    expect(contents(text, '//item/link')).toEqual([
      'https://watch.example.org/schedule#slot-on',
      'https://watch.example.org/shows/premiere',
      'https://watch.example.org/shows/older-one',
    ]);
    expect(contents(text, '//item/guid')[1]).toBe('row@watch.example.org');
    expect(attributes(text, '//item/enclosure')).toHaveLength(1);
    const ofSeries = rss({ ...feed, series: { name: 'late', slug: 'late' }, slots: [] }, ADDRESS, AT, feeds, {
      shows,
    });
    expect(contents(ofSeries, '//item/link')).toEqual(['https://watch.example.org/shows/premiere']);
  });

  it('tells a description as typed to readers, who take it for HTML', () => {
    const text = rss(feedWith([feedSlot({ description: '1 < 2 & <b>\nsecond line' })]), ADDRESS, AT, feeds);
    expect(contents(text, '//item/description')).toEqual(['1 &lt; 2 &amp; &lt;b><br>\nsecond line']);
    expect(contents(text, '/rss/channel/language')).toEqual(['en']);
  });
});

it('names the pages of the crew in the sitemap', () => {
  const text = sitemap(feedWith([]), [{ slug: 'premiere' }], [{ slug: 'about' }]);
  expect(contents(text, "//*[local-name()='loc']")).toEqual(
    ['/', '/schedule', '/shows', '/about', '/shows/premiere'].map(
      (path) => `https://watch.example.org${path}`,
    ),
  );
});
