import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { changesOf } from '#lib/archive/keep.ts';
import { periodsOf, periodView, yearsOf } from '#lib/archive/periods.ts';
import { publishedArchive, showOf } from '#lib/archive/published.ts';
import { recordingOf, rowsOf } from '#lib/archive/show.ts';
import { type Content, NO_CONTENT, type ShowFile } from '#lib/content/types.ts';
import { matchUids, withUids } from '#lib/schedule/match-uids.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { read } from '#lib/schedule/testing/sheet.ts';
import { type ArchiveStore, openArchiveStore } from './store.ts';

const HOUR = 3_600_000;
const AT = Date.parse('2026-11-28T12:00:00Z');
const HEAD = 'Date|Start|End|Title|Recording|Repeat|Status';
const sheet = (...rows: string[]) => read([HEAD, ...rows].join('\n'));

/** A sheet after another, as the site reads it: rows that are the same show have its uid. */
const edited = (next: Schedule, before: Schedule) => withUids(next, matchUids(next, before));

/** An archive that goes through an evening: what the sheet said, and when. */
function archiveAfter(
  steps: [at: number, schedule: Schedule][],
  content: Content = NO_CONTENT,
  store = openArchiveStore(null),
) {
  for (const [at, schedule] of steps) store.change(changesOf(store.all(), rowsOf(schedule, at), at));
  const [instant, schedule] = steps.at(-1)!;
  return publishedArchive({
    kept: store.all().values(),
    content,
    timeZone: schedule.timeZone,
    instant,
    numbersOf: store.numbersOf,
  });
}
const titles = (...args: Parameters<typeof archiveAfter>) =>
  archiveAfter(...args).shows.map(({ title }) => title);

describe('the archive', () => {
  const all = sheet(
    '2025-06-01|20:00|21:00|The first one|||',
    '2026-11-01|20:00|21:00|Café night|https://youtu.be/dQw4w9WgXcQ||',
    '2026-11-02|20:00|21:00|Never was|||cancelled',
    '2026-11-03|20:00|21:00|Each week||weekly|',
    '2026-11-04|20:00|21:00|Each week, kept|/r/kept.mp3|weekly until 2026-11-11|',
    '2026-11-28|11:30|12:30|On now|||',
    '2026-12-24|20:00|21:00|To come|||',
  );

  it('has what was shown, the newest first', () => {
    const { shows } = archiveAfter([[AT, all]]);
    expect(shows.map(({ title, start }) => `${start.slice(0, 10)} ${title}`)).toEqual([
      '2026-11-11 Each week, kept',
      '2026-11-04 Each week, kept',
      '2026-11-01 Café night',
      '2025-06-01 The first one',
    ]);
    expect(yearsOf(shows)).toEqual([
      { name: '2026', count: 3 },
      { name: '2025', count: 1 },
    ]);
    expect(shows.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  });

  it.each(['', 'nothing', 'cafe-night', '../../etc/passwd'])('knows no show at %j', (slug) => {
    expect(showOf(archiveAfter([[AT, all]]), slug)).toBeNull();
  });
});

describe('a row that is hidden', () => {
  const past = (status: string, title = 'Matinee', time = '10:00') =>
    sheet(`2026-11-28|${time}|11:00|${title}|||${status}`, '2026-11-27|15:00|16:00|Other|||');
  const repeat = (status: string) => sheet(`2026-11-07|10:00|11:00|Weekly|/r/a.mp3|weekly|${status}`);
  it.each([
    ['takes its show off', past('hidden'), ['Other']],
    ['also with another title', past('hidden', 'Matinée: the film'), ['Other']],
    ['also with another time', past('hidden', 'Matinee', '10:30'), ['Other']],
    ['and no other', sheet('2026-11-20|10:00|11:00|Matinee|||hidden'), ['Matinee', 'Other']],
  ])('%s', (_, next, expected) => {
    const steps: [number, Schedule][] = [
      [AT - 22 * HOUR, past('')],
      [AT, edited(next, past(''))],
    ];
    expect(titles(steps)).toEqual(expected);
  });

  it('takes all airings of a repeat off', () => {
    const steps: [number, Schedule][] = [
      [AT, repeat('')],
      [AT + HOUR, repeat('hidden')],
    ];
    expect(titles(steps.slice(0, 1))).toHaveLength(4);
    expect(titles(steps)).toEqual([]);
  });

  it('is back under its address when it is hidden no more', () => {
    const before = archiveAfter([[AT, past('')]]).shows;
    const steps: [number, Schedule][] = [
      [AT - 22 * HOUR, past('')],
      [AT, edited(past('hidden'), past(''))],
      [AT + HOUR, past('')],
    ];
    expect(archiveAfter(steps).shows.map(({ slug }) => slug)).toEqual(before.map(({ slug }) => slug));
  });
});

describe('a row that is taken out', () => {
  const with_ = sheet('2026-11-28|10:00|11:00|Matinee|||', '2026-12-24|20:00|21:00|To come|||');
  const without = sheet('2026-12-24|20:00|21:00|To come|||');
  it.each([
    [
      'after it was on',
      [
        [AT - 3 * HOUR, with_],
        [AT, without],
      ],
      ['Matinee'],
    ],
    [
      'while it was on',
      [
        [AT - 3 * HOUR, with_],
        [AT - 1.5 * HOUR, without],
        [AT, without],
      ],
      [],
    ],
    [
      'at once, as it was written down only afterwards',
      [
        [AT, with_],
        [AT + HOUR, without],
      ],
      [],
    ],
    [
      'days after it was written down',
      [
        [AT, with_],
        [AT + 25 * HOUR, without],
      ],
      ['Matinee'],
    ],
    [
      'months later',
      [
        [AT, with_],
        [AT + 9000 * HOUR, without],
      ],
      ['Matinee'],
    ],
  ] as [string, [number, Schedule][], string[]][])('%s', (_, steps, expected) => {
    const filtered = titles(steps).filter((title) => title === 'Matinee');
    expect(filtered).toEqual(expected);
  });

  it.each([
    ['cancelled', '2026-11-28|10:00|11:00|Matinee|||cancelled'],
    ['moved into the future', '2026-12-20|10:00|11:00|Matinee|||'],
  ])('is no show any more when it was %s', (_, row) => {
    const before = sheet('2026-11-28|10:00|11:00|Matinee|||');
    const after = edited(sheet(row), before);
    expect(
      titles([
        [AT - 3 * HOUR, before],
        [AT, after],
      ]),
    ).toEqual([]);
  });
});

describe('an address, once public', () => {
  const first = sheet('2026-11-01|20:00|21:00|Café night|||');
  const second = edited(sheet('2026-11-01|20:00|21:00|Cafe nights|||'), first);
  const third = edited(sheet('2026-11-01|20:00|21:00|A night at the café|||'), second);

  it('leads to the show under every title that it had, also after its row is gone', () => {
    const { slug } = archiveAfter([[AT, first]]).shows[0]!;
    expect(slug).toMatch(/^cafe-night-[0-9a-z]+$/);
    const gone = sheet('2027-01-01|20:00|21:00|Other|||');
    const archive = archiveAfter([
      [AT, first],
      [AT + HOUR, second],
      [AT + 2 * HOUR, third],
      [AT + 99 * HOUR, gone],
    ]);
    const [show] = archive.shows;
    expect(show?.title).toBe('A night at the café');
    expect(show?.slug).toMatch(/^a-night-at-the-cafe-/);
    for (const old of [slug, slug.replace('night', 'nights')]) expect(showOf(archive, old)).toBe(show);
    expect([...archive.bySlug.keys()]).toHaveLength(3);
  });

  it('is in Latin letters, whatever the title is in, and leads there from the one that it was before', () => {
    const rows = ['Łódź', 'Cœur', '映画の夜', 'مهرجان', '기생충 Parasite', '🎬'];
    const sheetNow = sheet(...rows.map((title, n) => `2026-11-0${n + 1}|20:00|21:00|${title}|||`));
    const facts = rowsOf(sheetNow, AT).shows[0]!;
    const store = openArchiveStore(null);
    store.change([{ put: { facts, seen: AT, slugs: [`odz-${facts.uid}`] } }]);
    const archive = archiveAfter([[AT, sheetNow]], NO_CONTENT, store);
    expect(archive.shows.toReversed().map(({ slug }) => slug.slice(0, slug.lastIndexOf('-')))).toEqual([
      'lodz',
      'coeur',
      'yinghuanoye',
      'mhrjn',
      'gisaengchung-parasite',
      'clapper',
    ]);
    expect(archive.bySlug.get(`odz-${facts.uid}`)).toBe(archive.shows.at(-1));
  });

  it('leads there also if the file of the archive was lost', () => {
    const { slug } = archiveAfter([[AT, first]]).shows[0]!;
    expect(showOf(archiveAfter([[AT, second]]), slug)?.title).toBe('Cafe nights');
  });
});

describe('files of the crew', () => {
  const file = (slug: string, given: Partial<ShowFile> = {}): ShowFile => ({
    slug,
    of: null,
    aliases: [],
    hidden: false,
    date: null,
    time: null,
    end: null,
    facts: {},
    code: null,
    text: '',
    ...given,
  });
  const rows = sheet('2026-11-01|20:00|21:00|Café night|/r/a.mp3||', '2026-11-02|20:00|21:00|Other|||');
  const [other, cafe] = archiveAfter([[AT, rows]]).shows;
  const with_ = (...shows: ShowFile[]) => archiveAfter([[AT, rows]], { pages: [], shows });

  it.each([
    ['by its address', file('the-premiere', { of: cafe!.slug })],
    ['by the file’s name', file(cafe!.slug)],
    ['by title and day', file('the-premiere', { facts: { title: 'cafe NIGHT' }, date: '2026-11-01' })],
  ])('say more about the show of a row, found %s', (_, given) => {
    const archive = with_({ ...given, code: 'x', facts: { ...given.facts, host: 'The crew' } });
    expect(archive.shows).toHaveLength(2);
    const show = showOf(archive, given.slug);
    expect(show).toMatchObject({
      uid: cafe!.uid,
      slug: given.slug,
      host: 'The crew',
      recording: '/r/a.mp3',
      article: given.slug,
    });
    expect(showOf(archive, cafe!.slug)).toBe(show);
  });

  it('are shows of their own if no row was', () => {
    const archive = with_(
      file('years-ago', { facts: { title: 'Years ago' }, date: '2015-07-04', aliases: ['first-of-all'] }),
      file('a-night', { facts: { title: 'A night' }, date: '2016-07-04', time: '22:30', end: '1:00' }),
      file('to-come', { facts: { title: 'To come' }, date: '2027-07-04' }),
    );
    expect(archive.shows.map(({ slug }) => slug)).toEqual([other!.slug, cafe!.slug, 'a-night', 'years-ago']);
    expect(showOf(archive, 'first-of-all')).toMatchObject({ day: '2015-07-04', dateOnly: true });
    expect(showOf(archive, 'a-night')).toMatchObject({
      start: '2016-07-04T21:30:00Z',
      end: '2016-07-05T00:00:00Z',
    });
  });

  it('take a show out', () =>
    expect(with_(file('x', { of: cafe!.slug, hidden: true })).shows.map(({ uid }) => uid)).toEqual([
      other!.uid,
    ]));
});

describe('the pages of the archive', () => {
  const many = sheet(
    '2025-01-01|20:00|21:00|Old|||',
    ...Array.from(
      { length: 150 },
      (_, n) => `2026-0${1 + Math.floor(n / 75)}-01|${Math.floor(n % 24)}:00||Show ${n}|||`,
    ),
  );
  const { shows } = archiveAfter([[AT, many]]);

  it('split a year that is too long, and lead from one to the next', () => {
    const year = periodView(shows, '2026')!;
    expect(year.shows).toEqual([]);
    expect(year.parts).toEqual([
      { name: '2026-02', count: 75 },
      { name: '2026-01', count: 75 },
    ]);
    expect(year.older).toBe('2025');
    const month = periodView(shows, '2026-01')!;
    expect(month.shows).toHaveLength(75);
    expect(month).toMatchObject({ newer: '2026-02', older: '2025-01' });
    expect(periodsOf(shows)).toEqual(['2026', '2026-02', '2026-01', '2025']);
    expect(periodView(shows, '1999')).toBeNull();
  });
});

describe('the store', () => {
  const folders: string[] = [];
  const stores: ArchiveStore[] = [];
  const open = (folder: string) => {
    const store = openArchiveStore(folder);
    stores.push(store);
    return store;
  };
  afterEach(() => {
    for (const store of stores.splice(0)) store.close();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it('keeps shows, addresses and numbers over a restart, and for several processes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'marquee-archive-'));
    folders.push(folder);
    const rows = sheet('2026-11-01|20:00|21:00|A|||', '2026-11-02|20:00|21:00|B|||');
    const before = archiveAfter([[AT, rows]], NO_CONTENT, open(folder));
    const gone = sheet('2027-11-01|20:00|21:00|C|||');
    const after = archiveAfter([[AT + 99 * HOUR, gone]], NO_CONTENT, open(folder));
    expect(after.shows).toEqual(before.shows);
    const older = sheet('2020-11-01|20:00|21:00|Found again|||');
    const grown = archiveAfter([[AT + 200 * HOUR, older]], NO_CONTENT, open(folder));
    expect(grown.shows.map(({ title, number }) => [title, number])).toEqual([
      ['B', 2],
      ['A', 1],
      ['Found again', 3],
    ]);
  });
});

it.each([
  ['https://youtu.be/dQw4w9WgXcQ', 'youtube'],
  ['https://cdn.example.org/a.mp4', 'media'],
  ['https://cdn.example.org/a.m3u8', undefined],
  ['https://somewhere.example.org/page', undefined],
  [null, undefined],
])('plays %s with %s', (recording, provider) => {
  expect(recordingOf(recording, { siteHost: 'watch.example.org', allowedHosts: [] })?.provider).toBe(
    provider,
  );
});
