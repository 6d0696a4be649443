import { setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseAddress } from '#lib/embed/parse-address.ts';
import type { Override, Stream } from '#lib/schedule/types.ts';
import { type Checks, createChecks } from './checks.ts';
import { nearStreams } from './near-streams.ts';
import { startTlsServer, type TlsServer } from './testing/tls-server.ts';

let server: TlsServer;
let answers: Record<string, [number, string]>;
let asked: string[];
let clock = Date.parse('2026-11-28T20:00:00Z');

beforeAll(async () => {
  server = await startTlsServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const [status, body] = answers[path] ?? [404, ''];
    response.writeHead(status).end(body);
  });
  setDefaultCACertificates([server.ca]);
});
afterAll(() => server.close());
beforeEach(() => {
  answers = {};
  asked = [];
});

function stream(label: string, path: string): Stream {
  const result = parseAddress(`https://${label}.example.org:${server.port}${path}`, {
    siteHost: 'show.example.org',
    allowedHosts: [],
  });
  if (!result.ok) throw new Error(result.reason);
  const { ok: _ok, ...embed } = result;
  return { label, embed };
}

function checksOf(streams: Stream[]): Checks & { told: number } {
  const checks = {
    told: 0,
    ...createChecks({
      network: {
        pins: new Map(['hd', 'sd'].map((name) => [`${name}.example.org`, '127.0.0.1'])),
        resolve: async () => [],
      },
      now: () => clock,
      near: () => streams,
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
  const checks = checksOf([hd, stream('sd', '/film.mp4')]);
  expect(states(checks)).toEqual(['hd unknown', 'sd unknown']);
  await checks.step();
  expect(checks.waiting()).toEqual({ [hd.embed.src]: 'waiting' });
  expect(checks.told).toBe(1);

  // Not looked at again before the first look has stopped counting; a file is never looked at.
  clock += 9000;
  await checks.step();
  expect(asked).toEqual(['/live.m3u8']);

  answers['/live.m3u8'] = [200, '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nhd/index.m3u8'];
  answers['/hd/index.m3u8'] = [200, playlist(1)];
  clock += 1000;
  await checks.step();
  expect(asked.slice(1)).toEqual(['/live.m3u8', '/hd/index.m3u8']);
  expect(states(checks)).toEqual(['hd unknown', 'sd unknown']);
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

test('what the network refuses is unknown, and keeps nobody from looking', async () => {
  const inside = stream('inside', '/live.m3u8');
  const checks = checksOf([inside]);
  await checks.step();
  expect(states(checks)).toEqual(['inside unknown']);
  expect(asked).toEqual([]);
});

test('near now is what is on, what is next within twenty minutes, and what is shown by hand', () => {
  const [on, next, later, hand] = ['/on.m3u8', '/next.m3u8', '/later.m3u8', '/hand.m3u8'].map((path) =>
    stream('hd', path),
  ) as [Stream, Stream, Stream, Stream];
  const slot = (uid: string, start: string, end: string, streams: Stream[]) => ({
    uid,
    start: `2026-11-28T${start}:00Z`,
    end: `2026-11-28T${end}:00Z`,
    status: 'confirmed' as const,
    streams,
  });
  const view = {
    slots: [
      slot('a', '20:00', '21:00', [on]),
      slot('b', '21:00', '22:00', [next, on]),
      slot('c', '23:00', '23:30', [later]),
    ],
    settings: { startingSoon: 15, overrun: 0, offAirStream: null },
  };
  const near = (time: string, override: Override | null = null) =>
    nearStreams({ ...view, override }, Date.parse(`2026-11-28T${time}:00Z`)).map(
      ({ embed }) => new URL(embed.src).pathname,
    );
  expect(near('20:30')).toEqual(['/on.m3u8']);
  expect(near('20:45')).toEqual(['/on.m3u8', '/next.m3u8']);
  expect(near('22:30')).toEqual([]);
  expect(near('20:30', { title: 'By hand', streams: [hand], slot: null })).toEqual(['/hand.m3u8']);
});
