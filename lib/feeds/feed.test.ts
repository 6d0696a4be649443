import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { publishedArchive } from '#lib/archive/published.ts';
import { rowsOf } from '#lib/archive/show.ts';
import { formerSlugOf, slugOf } from '#lib/schedule/slug.ts';
import { read } from '#lib/schedule/testing/sheet.ts';
import type { Current, SiteArchive, SiteConfig } from '#lib/site/current.ts';
import { english } from '#lib/words/english.ts';
import { onDemandPaths, publicPaths } from '#server/pages/public-paths.ts';
import { siteView } from './build-site-view.ts';
import { feedOf, feedOfRoom, feedOfSeries, roomAt, seriesOf } from './feed.ts';
import { googleLink } from './google-link.ts';
import { nowAnswer } from './now-json.ts';
import { scheduleJsonSchema } from './schedule-schema.ts';

const { feeds } = english;

const AT = Date.parse('2026-11-28T12:00:00Z');
const CONFIG: SiteConfig = {
  chat: { url: 'wss://irc.example.org/', channel: '#lobby', connect: 'ask' },
  demo: false,
  siteUrl: 'https://watch.example.org',
  embedHosts: [],
  chatChannels: [],
  embeds: 'load',
  locale: null,
  emotes: [],
  themeFiles: [],
  checkPage: false,
  build: 'abc',
  revalidateToken: 'x',
};

const current: Current = {
  revision: 'abc123',
  fetchedAt: '2026-11-28T11:59:00Z',
  schedule: read(
    `Date|Start|End|Title|Stream|Series|Host|Notes|Chat|Repeat|Status
     2026-10-01|20:00|21:00|Too long ago||Friday night||||
     2026-11-01|20:00|21:00|Some weeks ago||Friday Night!|||||
     2026-11-28|12:00|13:00|On now|https://youtu.be/dQw4w9WgXcQ|Friday night|The crew|/notes/a.pdf|#other||
     2026-11-28|14:00||No end|||||||tentative
     2026-12-01|20:00|21:00|Soon||映画の夜||||weekly|
     2027-06-01|20:00|21:00|Far ahead||Far||||`,
    { settings: 'Name|Value\nTitle|Test house\nShow now|\nBlue|#00f' },
  ),
};
it('names the next show also if it is weeks ahead', () => {
  const schedule = read(
    `Date|Start|End|Title|Repeat
     2026-10-09|20:00|22:00|The monthly film|monthly on the second Friday
     2027-03-05|20:00|22:00|Far ahead|`,
  );
  const titles = (instant: string) =>
    siteView({ ...current, schedule }, CONFIG, Date.parse(instant)).slots.map(({ start }) =>
      start.slice(0, 10),
    );
  expect(titles('2026-11-14T12:00:00Z')).toEqual(['2026-12-11']);
  expect(titles('2026-12-01T12:00:00Z')).toEqual(['2026-12-11']);
});

/** An archive of a schedule that nobody has seen before. */
function archiveOf({ schedule }: Current): SiteArchive {
  const content = {
    pages: [{ slug: 'about', title: 'About', description: null, nav: null, code: '' }],
    shows: [],
  };
  const kept = rowsOf(schedule, AT).shows.map((facts) => ({ facts, seen: AT, slugs: [] }));
  const numbersOf = (uids: readonly string[]) => new Map(uids.map((uid, at) => [uid, at + 1]));
  const archive = publishedArchive({ kept, content, timeZone: 'UTC', instant: AT, numbersOf });
  return {
    content,
    now: () => archive,
    missingNotes: () => [],
    searchRevision: () => '',
    searchFiles: async () => new Map(),
  };
}

const feed = feedOf(current, CONFIG, AT, new Map());

describe('the feed', () => {
  it('reaches a month back and two ahead', () => {
    expect([...new Set(feed.slots.map(({ title }) => title))]).toEqual([
      'Some weeks ago',
      'On now',
      'No end',
      'Soon',
    ]);
    expect(feed.slots.at(-1)?.start).toBe('2027-01-26T20:00:00Z');
  });

  it('takes spellings of a series for one series', () => {
    expect(seriesOf(feed.slots)).toEqual(
      [
        { name: '映画の夜', slug: slugOf('映画の夜') },
        { name: 'Friday Night!', slug: 'friday-night' },
      ].sort((a, b) => (a.slug < b.slug ? -1 : 1)),
    );
    expect(feedOfSeries(feed, 'friday-night')?.slots.map(({ title }) => title)).toEqual([
      'Some weeks ago',
      'On now',
    ]);
    expect(feedOfSeries(feed, 'nothing')).toBeNull();
    // Between two seasons.
    expect(feedOfSeries(feed, 'nothing', [{ series: null }, { series: 'Nothing!' }])).toMatchObject({
      slots: [],
      series: { name: 'Nothing!', slug: 'nothing' },
    });
  });

  it('keeps the addresses from before names were transliterated', () => {
    const former = formerSlugOf('映画の夜') ?? '';
    expect(feedOfSeries(feed, former)).toEqual(feedOfSeries(feed, 'yinghuanoye'));
    const site = { current, archive: archiveOf(current) };
    expect(publicPaths(site, AT)).toContain('/series/yinghuanoye/feed.xml');
    expect([...onDemandPaths(site, AT).keys()]).toEqual(
      expect.arrayContaining([
        `/series/${former}`,
        `/series/${former}/schedule.ics`,
        `/series/${former}/feed.xml`,
      ]),
    );
    const inRooms = {
      ...current,
      schedule: read(
        `Date|Start|End|Title|Room
         2026-11-28|12:00|13:00|One|Łódź
         2026-11-28|12:00|13:00|Two|Cœur
         2026-11-28|13:00|14:00|Three|Łódź
         2026-11-28|13:00|14:00|Four|Cœur`,
      ),
    };
    const ofRooms = feedOf(inRooms, CONFIG, AT, new Map());
    expect(ofRooms.rooms.map(({ slug }) => slug)).toEqual(['lodz', 'coeur']);
    expect(roomAt(ofRooms.rooms, 'odz')?.name).toBe('Łódź');
    expect(feedOfRoom(ofRooms, 'c-ur')).toEqual(feedOfRoom(ofRooms, 'coeur'));
    const paths = onDemandPaths({ current: inRooms, archive: archiveOf(inRooms) }, AT);
    expect(
      ['/rooms/odz', '/rooms/odz.ics', '/embed/c-ur', '/overlay/c-ur'].map((path) => paths.has(path)),
    ).toEqual([true, true, true, true]);
  });

  it('names every page and feed that there is', () => {
    const site = { current, archive: archiveOf(current) };
    expect(publicPaths(null, AT)).toEqual([]);
    expect(publicPaths(site, AT)).toEqual(
      expect.arrayContaining([
        '/about',
        '/series/friday-night/feed.xml',
        '/series/friday-night/schedule.ics',
      ]),
    );
    expect(publicPaths(site, AT).join()).not.toContain('/series/far/');
  });

  it('names what lasts, each with a version that follows what it shows', () => {
    const before = onDemandPaths({ current, archive: archiveOf(current) }, AT);
    const past = [...before.keys()].find((path) => path.startsWith('/shows/some-weeks-ago-')) ?? '';
    expect([...before.keys()]).toEqual(
      expect.arrayContaining([
        past,
        '/shows/2026',
        '/shows/search/00.json',
        expect.stringMatching(/^\/schedule\/[0-9a-z]+\.ics$/),
      ]),
    );
    const retold = structuredClone(current);
    for (const slot of retold.schedule.slots) {
      if (slot.details.title === 'Some weeks ago') Object.assign(slot.details, { description: 'Retold' });
    }
    const after = onDemandPaths({ current: retold, archive: archiveOf(retold) }, AT);
    expect(after.get(past)?.()).not.toBe(before.get(past)?.());
    expect(after.get('/shows/2026')?.()).not.toBe(before.get('/shows/2026')?.());
    const changed = [...before].filter(([path, version]) => after.get(path)?.() !== version());
    expect(changed.length).toBeLessThan(before.size / 2);
    expect(onDemandPaths(null, AT).size).toBe(0);
  });
});

it.each([
  ['2026-11-28T12:00:00Z', 'on-air', 'On now', '2026-11-28T13:00:00Z'],
  ['2026-11-28T13:10:00Z', 'overrunning', 'On now', '2026-11-28T14:00:00Z'],
  ['2026-11-28T22:00:00Z', 'off-air', undefined, '2026-12-01T19:45:00Z'],
])('answers at %s that it is %s', (at, state, title, until) => {
  const answer = nowAnswer(siteView(current, CONFIG, AT), Date.parse(at));
  expect({ at: answer.at, state: answer.state, title: answer.slot?.title, until: answer.until }).toEqual({
    at,
    state,
    title,
    until,
  });
});

describe('the schema of /schedule.json', () => {
  const schema = scheduleJsonSchema();
  const fieldsOf = (name: string) =>
    Object.keys((schema.$defs?.[name] as { properties: object } | undefined)?.properties ?? {});
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
  const view = JSON.parse(JSON.stringify(siteView(current, CONFIG, AT)));

  it('fits the answer, also before there is a schedule', () => {
    validate(view);
    expect(validate.errors).toBeNull();
    expect(validate(null)).toBe(true);
  });

  it('knows every field of a slot and of the schedule', () => {
    expect(fieldsOf('schedule')).toEqual(expect.arrayContaining(Object.keys(view)));
    expect(fieldsOf('slot')).toEqual(expect.arrayContaining(Object.keys(view.slots[0])));
  });

  it.each([
    ['a start without a zone', { start: '2026-11-28T12:00:00' }],
    ['a status that is none', { status: 'maybe' }],
    ['a title that is none', { title: null }],
  ])('refuses %s', (_, wrong) => {
    expect(validate({ ...view, slots: [{ ...view.slots[0], ...wrong }] })).toBe(false);
  });
});

it('offers a slot to Google Calendar', () => {
  const [slot] = siteView(current, CONFIG, AT).slots;
  const query = new URL(googleLink(slot!, CONFIG.siteUrl, feeds.inCalendar)).searchParams;
  expect(query.get('text')).toBe('On now');
  expect(query.get('dates')).toBe('20261128T120000Z/20261128T130000Z');
  expect(query.get('details')).toContain('With The crew');
});
