import { statSync } from 'node:fs';
import fc from 'fast-check';
import type { XmlElement } from 'libxml2-wasm';
import Parser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { english } from '#lib/words/english.ts';
import { fileLength } from '#server/public-file.ts';
import { frab } from './frab.ts';
import { rss } from './rss.ts';
import { slotLinks } from './slot-link.ts';
import { feedSlot, feedWith, HOSTILE, hls, roomOf } from './testing/feed.ts';
import { attributes, contents, look } from './testing/xml.ts';

const { feeds } = english;

const linkOf = slotLinks('https://watch.example.org', [], Date.parse('2026-11-28T12:00:00Z'));

const AT = Date.parse('2026-11-28T21:00:00Z');
const ADDRESS = 'https://watch.example.org/feed.xml';
/** A text as XML can carry it: with one kind of line break, and no characters that XML does not know. */
const carried = (text: string) =>
  text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

describe('RSS', () => {
  it.each(HOSTILE)('brings %j back as typed, through a feed parser', async (title) => {
    const text = rss(feedWith([feedSlot({ title, description: title })]), ADDRESS, AT, feeds);
    expect(contents(text, '/rss/channel/item/title')).toEqual([carried(title)]);
    const { items } = await new Parser().parseString(text);
    expect(items.map((item) => item.title?.trim())).toEqual([carried(title).trim()]);
  });

  it('is well-formed whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const text = rss(feedWith([feedSlot({ title, poster: `/a?${title}` })]), ADDRESS, AT, feeds);
        expect(contents(text, '/rss/channel/item/title')).toEqual([
          carried(title.replaceAll(/\p{Surrogate}/gu, '')),
        ]);
      }),
    );
  });

  it('has what was shown as items, what is on and what comes as live items, and the room', () => {
    const slots = [
      feedSlot({
        uid: 'old',
        start: '2026-11-20T20:00:00Z',
        end: '2026-11-20T21:00:00Z',
        recording: '/r/a.mp3',
      }),
      feedSlot({
        uid: 'off',
        start: '2026-11-21T20:00:00Z',
        end: '2026-11-21T21:00:00Z',
        status: 'cancelled',
      }),
      feedSlot({ uid: 'on', streams: [{ label: 'HD', length: null, embed: hls }] }),
      feedSlot({ uid: 'next', start: '2026-11-29T20:00:00Z', end: null, chat: '#other' }),
    ];
    const text = rss(feedWith(slots), ADDRESS, AT, feeds);
    expect(contents(text, '/rss/channel/item/guid')).toEqual([
      'on@watch.example.org',
      'old@watch.example.org',
    ]);
    expect(attributes(text, '//podcast:liveItem')).toEqual([
      { status: 'live', start: '2026-11-28T20:00:00Z', end: '2026-11-28T22:00:00Z' },
      { status: 'pending', start: '2026-11-29T20:00:00Z', end: '2026-11-30T02:00:00Z' },
    ]);
    expect(attributes(text, '//item/enclosure')).toEqual([
      { url: 'https://watch.example.org/r/a.mp3', length: '0', type: 'audio/mpeg' },
    ]);
    expect(attributes(text, '//podcast:liveItem/enclosure')).toEqual([
      { url: hls.src, length: '0', type: 'application/x-mpegURL' },
    ]);
    expect(attributes(text, '/rss/channel/podcast:chat')).toEqual([
      { server: 'irc.example.org', protocol: 'irc', space: '#lobby' },
    ]);
    expect(attributes(text, '//podcast:liveItem/podcast:chat').map(({ space }) => space)).toEqual([
      '#lobby',
      '#other',
    ]);
  });

  it.each([
    ['https://mp3s.nashownotes.com/pc20rss.xml', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
    ['https://podnews.net/rss/', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
  ])('has the podcast:guid that the namespace documents for %s', (address, guid) => {
    expect(contents(rss(feedWith([]), address, AT, feeds), '/rss/channel/podcast:guid')).toEqual([guid]);
  });

  it('tells how long a recording is that is on the site', () => {
    const past = { start: '2026-11-20T20:00:00Z', end: '2026-11-20T21:00:00Z' };
    const slots = [
      feedSlot({ uid: 'own', ...past, recording: '/demo/test-card/test-card.mp4' }),
      feedSlot({ uid: 'away', ...past, recording: 'https://cdn.example.org/a.mp3' }),
    ];
    const enclosures = attributes(
      rss(feedWith(slots), ADDRESS, AT, feeds, { lengthOf: fileLength }),
      '//item/enclosure',
    );
    const { size } = statSync('public/demo/test-card/test-card.mp4');
    expect(enclosures.map(({ length, type }) => [length, type])).toEqual([
      ['0', 'audio/mpeg'],
      [String(size), 'video/mp4'],
    ]);
    expect(fileLength('/../package.json')).toBe(0);
    expect(fileLength('/%zz')).toBe(0);
  });

  it('has the same bytes while nothing changes', () => {
    const feed = feedWith([feedSlot()]);
    expect(rss(feed, ADDRESS, AT + 60_000, feeds)).toBe(rss(feed, ADDRESS, AT, feeds));
  });
});

describe('frab XML', () => {
  it.each(HOSTILE)('brings %j back as typed', (title) => {
    expect(contents(frab(feedWith([feedSlot({ title })]), AT, feeds, linkOf), '//event/title')).toEqual([
      carried(title),
    ]);
  });

  it('puts slots into the days and the wall time of the zone, over the night of daylight saving', () => {
    const slots = [
      feedSlot({ uid: 'before', start: '2026-10-24T22:30:00Z', end: '2026-10-25T01:30:00Z' }),
      feedSlot({ uid: 'within', start: '2026-10-25T01:30:00Z', end: null }),
      feedSlot({ uid: 'after', start: '2026-10-25T23:15:00Z', end: '2026-10-26T00:00:00Z' }),
      feedSlot({ uid: 'gone', status: 'cancelled' }),
    ];
    const text = frab(feedWith(slots, { timeZone: 'Europe/Berlin' }), AT, feeds, linkOf);
    expect(attributes(text, '/schedule/day')).toEqual([
      {
        index: '1',
        date: '2026-10-25',
        start: '2026-10-25T00:00:00+02:00',
        end: '2026-10-26T00:00:00+01:00',
      },
      {
        index: '2',
        date: '2026-10-26',
        start: '2026-10-26T00:00:00+01:00',
        end: '2026-10-27T00:00:00+01:00',
      },
    ]);
    expect(contents(text, '//event/date')).toEqual([
      '2026-10-25T00:30:00+02:00',
      '2026-10-25T02:30:00+01:00',
      '2026-10-26T00:15:00+01:00',
    ]);
    expect(contents(text, '//event/start')).toEqual(['00:30', '02:30', '00:15']);
    expect(contents(text, '//event/duration')).toEqual(['03:00', '06:00', '00:45']);
  });

  it('has ids, guids and slugs of the form that the schema asks for, each once', () => {
    const slots = Array.from({ length: 300 }, (_, n) =>
      feedSlot({ uid: `uid${n}`, title: n % 2 ? 'é' : 'Ж' }),
    );
    const text = frab(feedWith(slots, { title: 'TV' }), AT, feeds, linkOf);
    const ids = attributes(text, '//event');
    expect(new Set(ids.map(({ id }) => id)).size).toBe(300);
    expect(new Set(ids.map(({ guid }) => guid)).size).toBe(300);
    for (const { id, guid } of ids) {
      expect(Number(id)).toBeGreaterThan(0);
      expect(guid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }
    const slugs = contents(text, '//event/slug');
    expect(new Set(slugs).size).toBe(300);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]{4,}-[0-9]{1,6}-[a-z0-9_-]{4,}$/);
    expect(contents(text, '//conference/acronym')).toEqual(['tvxx']);
  });

  // The demands of the C3VOC's schema (voc/schedule, validator/xsd/schedule.xml.xsd) in our own words, because the schema
  // is under the EUPL. Its attributes and patterns are above.
  const KNOWN = {
    '/schedule': ['generator', 'version', 'conference', 'day'],
    '/schedule/conference': 'title acronym start end days timeslot_duration base_url time_zone_name'.split(
      ' ',
    ),
    '/schedule/day': ['room'],
    '/schedule/day/room': ['event'],
    '//event':
      'room title subtitle type date start duration abstract slug track logo persons language description recording links attachments video_download_url url'.split(
        ' ',
      ),
    '//event/recording': ['license', 'optout'],
    '//event/persons': ['person'],
    '//event/links': ['link'],
  };
  const NEEDED = {
    '/schedule': ['version', 'conference', 'day'],
    '/schedule/conference': ['title', 'acronym'],
    '//event': 'room title subtitle type date start duration abstract slug track'.split(' '),
  };

  it.each([
    ['without rooms', []],
    ['with rooms', HOSTILE.map((name, n) => roomOf(name, { slug: `room-${n}` }))],
  ])('has the elements that the schema knows and needs, each in its place, %s', (_, rooms) => {
    const slots = [
      ...HOSTILE.map((title, n) =>
        feedSlot({
          uid: `u${n}`,
          room: rooms[n]?.name ?? null,
          title,
          host: title,
          series: title,
          description: title,
          contentWarning: title,
        }),
      ),
      feedSlot({ uid: 'full', poster: '/p.png', notes: '/notes/a.pdf', recording: '/r/a.mp3', end: null }),
      feedSlot({ uid: 'bare' }),
    ];
    const text = frab(feedWith(slots, { timeZone: 'Asia/Kolkata', rooms }), AT, feeds, linkOf);
    const childrenOf = (path: string) =>
      look(text, (document) =>
        document
          .find(path)
          .map((node) => (node as XmlElement).find('*').map((child) => (child as XmlElement).name)),
      );
    for (const [path, known] of Object.entries(KNOWN)) {
      for (const names of childrenOf(path)) expect(known, path).toEqual(expect.arrayContaining(names));
    }
    for (const [path, needed] of Object.entries(NEEDED)) {
      const all = childrenOf(path);
      expect(all.length, path).toBeGreaterThan(0);
      for (const names of all) expect(names, path).toEqual(expect.arrayContaining(needed));
    }
    // A sequence, and groups in which each comes once.
    expect([...new Set(childrenOf('/schedule')[0])]).toEqual(KNOWN['/schedule']);
    for (const names of childrenOf('//event')) expect(new Set(names).size).toBe(names.length);
    for (const url of contents(text, '//event/url')) expect(url).toMatch(/^https?:\/\//);
    for (const duration of contents(text, '//event/duration')) expect(duration).toMatch(/^\d{1,2}:\d\d$/);
    for (const date of contents(text, '//event/date')) expect(date).toMatch(/[+-]\d\d:\d\d$/);
  });

  it('has a day if there is no slot', () => {
    expect(
      attributes(frab(feedWith([]), AT, feeds, linkOf), '/schedule/day').map(({ date }) => date),
    ).toEqual(['2026-11-28']);
  });
});
