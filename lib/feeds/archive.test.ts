import { describe, expect, it } from 'vitest';
import { matchUids, withUids } from '#lib/schedule/match-uids.ts';
import { read } from '#lib/schedule/testing/sheet.ts';
import { archiveOf, recordingOf, showOf, yearsOf } from './archive.ts';

const AT = Date.parse('2026-11-28T12:00:00Z');
const OPTIONS = { siteHost: 'watch.example.org', allowedHosts: [] };
const sheet = (title: string) =>
  read(`Date|Start|End|Title|Recording|Repeat|Status
     2025-06-01|20:00|21:00|The first one|||
     2026-11-01|20:00|21:00|${title}|https://youtu.be/dQw4w9WgXcQ||
     2026-11-02|20:00|21:00|Never was|||cancelled
     2026-11-03|20:00|21:00|Each week||weekly|
     2026-11-04|20:00|21:00|Each week, kept|/r/kept.mp3|weekly until 2026-11-11|
     2026-11-28|11:30|12:30|On now|||
     2026-12-24|20:00|21:00|To come|||`);

describe('the archive', () => {
  const shows = archiveOf(sheet('Café night'), AT);

  it('has what was shown, the newest first', () => {
    expect(shows.map(({ title, start }) => `${start.slice(0, 10)} ${title}`)).toEqual([
      '2026-11-11 Each week, kept',
      '2026-11-04 Each week, kept',
      '2026-11-01 Café night',
      '2025-06-01 The first one',
    ]);
    expect(yearsOf(shows)).toEqual(['2026', '2025']);
  });

  it('finds a show again after its title was corrected', () => {
    const old = shows.find(({ title }) => title === 'Café night')!;
    expect(old.slug).toMatch(/^cafe-night-[0-9a-z]+$/);
    const edited = sheet('Cafe nights');
    const corrected = archiveOf(withUids(edited, matchUids(edited, sheet('Café night'))), AT);
    const found = showOf(corrected, old.slug);
    expect(found?.title).toBe('Cafe nights');
    expect(found?.slug).not.toBe(old.slug);
    expect(showOf(corrected, found!.slug)).toBe(found);
  });

  it.each(['', 'nothing', 'cafe-night', '../../etc/passwd'])('knows no show at %j', (slug) => {
    expect(showOf(shows, slug)).toBeNull();
  });
});

it.each([
  ['https://youtu.be/dQw4w9WgXcQ', 'youtube'],
  ['https://cdn.example.org/a.mp4', 'media'],
  ['https://cdn.example.org/a.m3u8', undefined],
  ['https://somewhere.example.org/page', undefined],
  [null, undefined],
])('plays %s with %s', (recording, provider) => {
  expect(recordingOf(recording, OPTIONS)?.provider).toBe(provider);
});
