import { setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseAddress } from '#lib/embed/parse-address.ts';
import type { Embed } from '#lib/embed/types.ts';
import { type NearStream, nearStreams } from '#lib/live/near-streams.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import { read } from '#lib/schedule/testing/sheet.ts';
import { type Checks, createChecks } from './checks.ts';
import { startTlsServer, type TlsServer } from './testing/tls-server.ts';

let server: TlsServer;
let answers: Record<string, [number, string, Record<string, string>?]>;
let asked: string[];
let clock = Date.parse('2026-11-28T20:00:00Z');

beforeAll(async () => {
  server = await startTlsServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const [status, body, headers] = answers[path] ?? [404, ''];
    response.writeHead(status, headers ?? { 'access-control-allow-origin': '*' }).end(body);
  });
  setDefaultCACertificates([server.ca]);
});
afterAll(() => server.close());
beforeEach(() => {
  answers = {};
  asked = [];
});

function stream(label: string, path: string): NearStream {
  const result = parseAddress(`https://${label}.example.org:${server.port}${path}`, {
    siteHost: 'show.example.org',
    allowedHosts: [],
  });
  if (!result.ok) throw new Error(result.reason);
  const { ok: _ok, ...embed } = result;
  return { label, embed, slotStart: clock, together: false, row: 2, cell: 'E2' };
}

function checksOf(streams: NearStream[]): Checks & { told: number } {
  const checks = {
    told: 0,
    ...createChecks({
      network: {
        pins: new Map(['hd', 'sd'].map((name) => [`${name}.example.org`, '127.0.0.1'])),
        resolve: async () => [],
      },
      now: () => clock,
      near: () => streams,
      origin: 'https://show.example.org',
      onChange: () => {
        checks.told += 1;
      },
    }),
  };
  return checks;
}

const playlist = (sequence: number) =>
  `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:${sequence}\n#EXTINF:2,\nten.ts\n`;
const states = (checks: Checks) => checks.list().map(({ label, state }) => `${label} ${state}`);

test('a stream waits, starts, and stops; each change is told once', async () => {
  const hd = stream('hd', '/live.m3u8');
  const checks = checksOf([hd, stream('inside', '/film.mp4')]);
  expect(states(checks)).toEqual(['hd unknown', 'inside unknown']);
  await checks.step();
  expect(checks.known()).toEqual({ [hd.embed.src]: 'waiting' });
  expect(checks.told).toBe(1);

  // Not looked at again before the first look has stopped counting.
  clock += 9000;
  await checks.step();
  expect(asked).toEqual(['/live.m3u8']);

  answers['/live.m3u8'] = [200, '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nhd/index.m3u8'];
  answers['/hd/index.m3u8'] = [200, playlist(1)];
  clock += 1000;
  await checks.step();
  expect(asked.slice(1)).toEqual(['/live.m3u8', '/hd/index.m3u8']);
  expect(states(checks)).toEqual(['hd unknown', 'inside unknown']);
  expect(checks.told).toBe(2);

  answers['/hd/index.m3u8'] = [200, playlist(6)];
  clock += 10_000;
  await checks.step();
  expect(states(checks)[0]).toBe('hd live');
  expect(checks.told).toBe(2);

  // It stands: after its patience it is over.
  for (let n = 0; n < 2; n++) {
    clock += 30_000;
    await checks.step();
  }
  expect(states(checks)[0]).toBe('hd waiting');
  expect(checks.told).toBe(3);
});

test('a stream whose check the network refuses is unknown, and viewers can still watch it', async () => {
  const inside = stream('inside', '/live.m3u8');
  const checks = checksOf([inside]);
  await checks.step();
  expect(states(checks)).toEqual(['inside unknown']);
  expect(asked).toEqual([]);
});

test.each<[string, [number, string, Record<string, string>?], string]>([
  ['does not let other sites play it', [200, playlist(1), {}], 'cors'],
  [
    'lets another site play it',
    [200, playlist(1), { 'access-control-allow-origin': 'https://x.example' }],
    'cors',
  ],
  [
    'lets this site play it',
    [200, playlist(1), { 'access-control-allow-origin': 'https://show.example.org' }],
    'unknown',
  ],
  ['refuses it', [403, ''], 'forbidden'],
  ['has a page there', [200, '<!doctype html><title>Not here</title>'], 'type'],
  ['has the rest of last week there', [200, `${playlist(512)}#EXT-X-ENDLIST\n`], 'waiting'],
  ['has a recording there', [200, `${playlist(0)}#EXT-X-ENDLIST\n`], 'live'],
])('the server of a stream %s', async (_, answer, state) => {
  const checks = checksOf([stream('hd', '/live.m3u8')]);
  answers['/live.m3u8'] = answer;
  await checks.step();
  expect(states(checks)).toEqual([`hd ${state}`]);
});

test('a page that does not let itself be framed is told to viewers', async () => {
  const src = `https://hd.example.org:${server.port}/page`;
  const embed: Embed = { provider: 'page', kind: 'page', id: src, src };
  const checks = checksOf([{ label: 'hd', embed, slotStart: clock, together: false, row: 2, cell: 'E2' }]);
  answers['/page'] = [200, '<!doctype html>', { 'x-frame-options': 'SAMEORIGIN' }];
  await checks.step();
  expect(checks.known()).toEqual({ [src]: 'framing' });
});

test('a radio mount is on air while it sends sound', async () => {
  const checks = checksOf([stream('hd', '/radio.mp3')]);
  answers['/radio.mp3'] = [200, 'sound', { 'content-type': 'audio/mpeg' }];
  await checks.step();
  expect(states(checks)).toEqual(['hd live']);
});

test('near now are the shows that are on or start within twenty minutes, and overrides', () => {
  const rows = [
    'Date|Start|End|Title|Stream',
    '2026-11-28|20:00|21:00|A|https://hd.example.org/on.m3u8',
    '2026-11-28|21:00|22:00|B|https://hd.example.org/next.m3u8 https://hd.example.org/on.m3u8',
    '2026-11-28|23:00|23:30|C|https://hd.example.org/later.m3u8',
  ].join('\n');
  const near = (time: string, settings = '') => {
    const instant = Date.parse(`2026-11-28T${time}:00Z`);
    const found = read(rows, { timeZone: 'UTC', settings: `Overrun|0\n${settings}` });
    const slots = slotsBetween(found, instant - 86_400_000, instant + 86_400_000);
    return nearStreams({ schedule: found, slots }, instant);
  };
  const paths = (streams: NearStream[]) => streams.map(({ embed }) => new URL(embed.src).pathname);
  expect(paths(near('20:30'))).toEqual(['/on.m3u8']);
  expect(near('20:30')[0]).toMatchObject({
    row: 2,
    cell: 'E2',
    slotStart: Date.parse('2026-11-28T20:00:00Z'),
  });
  expect(paths(near('20:45'))).toEqual(['/on.m3u8', '/next.m3u8']);
  expect(paths(near('22:30'))).toEqual([]);
  expect(paths(near('20:30', 'Show now|https://hd.example.org/hand.m3u8'))).toEqual(['/hand.m3u8']);
});
