import { describe, expect, test } from 'vitest';
import { readPlaylist } from './playlist.ts';
import {
  absence,
  allowsFraming,
  allowsOrigin,
  type HlsMemory,
  judgeOembed,
  judgeOwncast,
  judgePeertube,
  judgePlaylist,
  type Reply,
} from './verdict.ts';

const T = Date.parse('2026-11-28T20:00:00Z');
const SECOND = 1000;
const SLOT = { slotStart: T, lastModified: null, together: false };

/** As ffmpeg writes it; the first segment begins at `begins`. */
function playlist(sequence: number, { begins = null as number | null, end = false } = {}) {
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    '#EXT-X-TARGETDURATION:2',
    `#EXT-X-MEDIA-SEQUENCE:${sequence}`,
  ];
  for (let n = 0; n < 3; n++) {
    lines.push('#EXTINF:2.000000,');
    if (begins !== null)
      lines.push(
        `#EXT-X-PROGRAM-DATE-TIME:${new Date(begins + n * 2 * SECOND).toISOString().replace('Z', '+0000')}`,
      );
    lines.push(`part-${sequence + n}.ts`);
  }
  if (end) lines.push('#EXT-X-ENDLIST');
  const read = readPlaylist(lines.join('\n'));
  if (read?.kind !== 'media') throw new Error('not a media playlist');
  return read;
}

/** Looks at playlists, one each ten seconds. */
function looks(...playlists: ReturnType<typeof playlist>[]) {
  let memory: HlsMemory | null = null;
  return playlists.map((each, n) => {
    memory = judgePlaylist(each, T + n * 10 * SECOND, memory, SLOT);
    return memory.state;
  });
}

describe('an HLS playlist', () => {
  test('with dates is known at once', () => {
    expect(looks(playlist(7, { begins: T - 8 * SECOND }))).toEqual(['live']);
  });

  test('with old dates is known when it did not move', () => {
    const old = playlist(7, { begins: T - 3_600 * SECOND });
    expect(looks(old, old)).toEqual(['unknown', 'waiting']);
  });

  test('moves, though the clock of its encoder is off', () => {
    const begins = T - 3_600 * SECOND;
    expect(looks(playlist(7, { begins }), playlist(12, { begins: begins + 10_000 }))).toEqual([
      'unknown',
      'live',
    ]);
  });

  test('without dates is live when it moves, and waits when it has stood', () => {
    const one = playlist(1);
    expect(looks(one, playlist(5), playlist(9))).toEqual(['unknown', 'live', 'live']);
    expect(looks(one, one, one, one)).toEqual(['unknown', 'unknown', 'unknown', 'waiting']);
  });

  test('outlives a gap, and comes back', () => {
    const [a, b] = [playlist(1), playlist(5)];
    expect(looks(a, b, b, b, b, playlist(6))).toEqual(['unknown', 'live', 'live', 'live', 'waiting', 'live']);
  });

  test('that has an end is a recording, or the rest of last week', () => {
    expect(looks(playlist(0, { end: true, begins: T - 60 * 86_400 * SECOND }))).toEqual(['live']);
    expect(looks(playlist(0, { end: true }))).toEqual(['live']);
    expect(looks(playlist(0, { end: true, begins: T - 7 * 86_400 * SECOND }))).toEqual(['waiting']);
    expect(looks(playlist(512, { end: true }))).toEqual(['waiting']);
    expect(looks(playlist(512, { end: true }), playlist(0), playlist(3))).toEqual([
      'waiting',
      'live',
      'live',
    ]);
  });

  test('of several qualities leads to the first; others are none', () => {
    expect(readPlaylist('#EXTM3U\r\n#EXT-X-STREAM-INF:BANDWIDTH=1\r\nhd/index.m3u8\r\n')).toEqual({
      kind: 'multivariant',
      first: 'hd/index.m3u8',
    });
    for (const text of ['', '<html>', '#EXTM3U', '#EXTM3U\n#EXT-X-TARGETDURATION:2', '{}'])
      expect(readPlaylist(text)).toBeNull();
  });
});

const reply = (status: number, body: unknown = '', more: Partial<Reply> = {}): Reply => ({
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  url: 'https://live.example.org/',
  type: 'text/plain',
  allowOrigin: '*',
  lastModified: null,
  framing: [],
  ...more,
});

test.each([
  [200, null],
  [404, 'waiting'],
  [410, 'waiting'],
  [401, 'forbidden'],
  [403, 'forbidden'],
  [500, 'unknown'],
])('a playlist that answers %i', (status, state) => expect(absence(reply(status))).toBe(state));

test.each([
  [reply(200, { online: true }), 'live'],
  [reply(200, { online: false }), 'waiting'],
  [reply(200, { online: 'yes' }), 'unknown'],
  [reply(200, '<html>'), 'unknown'],
  [reply(200, 'null'), 'unknown'],
  [reply(502, { online: false }), 'unknown'],
])('Owncast, %#', (answer, state) => expect(judgeOwncast(answer)).toBe(state));

test.each([
  [reply(200, { isLive: true, state: { id: 1 } }), 'live'],
  [reply(200, { isLive: true, state: { id: 4 } }), 'waiting'],
  [reply(200, { isLive: true, state: { id: 5 } }), 'waiting'],
  [reply(200, { isLive: false, state: { id: 1 } }), 'unknown'],
  [reply(200, { isLive: true, state: null }), 'unknown'],
  [reply(404, {}), 'unknown'],
])('PeerTube, %#', (answer, state) => expect(judgePeertube(answer)).toBe(state));

test.each([
  [200, 'unknown'],
  [401, 'gone'],
  [403, 'unknown'],
  [404, 'gone'],
  [429, 'unknown'],
])('oEmbed that answers %i', (status, state) => expect(judgeOembed(reply(status))).toBe(state));

test.each([
  ['*', true],
  ['https://show.example.org', true],
  ['https://other.example.org', false],
  ['null', false],
  [null, false],
])('Access-Control-Allow-Origin %s', (allowOrigin, allowed) => {
  expect(allowsOrigin(reply(200, '', { allowOrigin }), 'https://show.example.org')).toBe(allowed);
});

test.each([
  ['', '', true],
  ['DENY', '', false],
  ['SAMEORIGIN', '', false],
  ['', "frame-ancestors 'none'", false],
  ['', "default-src 'self'; frame-ancestors 'self'", false],
  ['DENY', 'frame-ancestors *', true],
  ['', 'frame-ancestors https://show.example.org', true],
  ['', 'frame-ancestors *.example.org', true],
  ['', 'frame-ancestors https://*.example.net', false],
  ['', "default-src 'self'", true],
])('X-Frame-Options %j and policy %j', (frameOptions, policy, allowed) => {
  const answer = reply(200, '', { framing: [frameOptions, policy] });
  expect(allowsFraming(answer, 'https://show.example.org')).toBe(allowed);
});
