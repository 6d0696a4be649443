import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playlistSeconds, readMovieHeader } from '#lib/together/movie-header.ts';
import type { Network } from './fetch-public.ts';
import { openLengths } from './lengths.ts';
import { measure } from './measure.ts';
import { startTlsServer, type TlsServer } from './testing/tls-server.ts';

let server: TlsServer;
let network: Network;
/** Bytes that were sent of each path; the paths that know no ranges. */
const sent = new Map<string, number>();
const without = new Set<string>();
let isAway = false;

beforeAll(async () => {
  server = await startTlsServer(async (request, response) => {
    const path = request.url ?? '';
    if (isAway) return void request.socket.destroy();
    const body = await readFile(join(server.folder, path)).catch(() => null);
    if (!body) return response.writeHead(404).end();
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    const part = range && !without.has(path) ? body.subarray(Number(range[1]), Number(range[2]) + 1) : body;
    response.writeHead(part === body ? 200 : 206).end(part);
    sent.set(path, (sent.get(path) ?? 0) + part.length);
  });
  setDefaultCACertificates([server.ca]);
  network = { pins: new Map([['films.example.org', '127.0.0.1']]), resolve: async () => ['127.0.0.1'] };
  const film = (name: string, ...more: string[]) =>
    execFileSync('ffmpeg', [
      ...'-v error -y -f lavfi -i testsrc2=size=320x180:rate=25 -t 12.4 -c:v mpeg4 -b:v 2000k'.split(' '),
      ...more,
      join(server.folder, name),
    ]);
  film('front.mp4', '-movflags', '+faststart');
  film('behind.mp4');
  film('parts.mp4', '-movflags', 'frag_keyframe+empty_moov');
  film('index.m3u8', '-c:v', 'libx264', '-g', '50', ...'-f hls -hls_time 2 -hls_list_size 0'.split(' '));
  await writeFile(join(server.folder, 'master.m3u8'), '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=9\nindex.m3u8\n');
  await writeFile(join(server.folder, 'live.m3u8'), '#EXTM3U\n#EXTINF:4,\na.ts\n');
  await writeFile(join(server.folder, 'page.mp4'), '<!doctype html>'.repeat(2000));
}, 60_000);
afterAll(() => server.close());

const at = (name: string) => `https://films.example.org:${server.port}/${name}`;
const file = (name: string) => ({ src: at(name), kind: name.endsWith('.m3u8') ? 'hls' : 'file' }) as const;

describe('the length of a recording', () => {
  it.each([
    ['front.mp4', 13],
    ['behind.mp4', 13],
    ['index.m3u8', 13],
    ['master.m3u8', 13],
    ['live.m3u8', null],
    ['page.mp4', null],
    ['none.mp4', null],
  ])('%s', async (name, seconds) => {
    expect(await measure(file(name), network)).toBe(seconds);
  });

  it('takes the header only, wherever it stands', async () => {
    for (const name of ['/front.mp4', '/behind.mp4']) expect(sent.get(name)).toBeLessThan(64_000);
    expect((await readFile(join(server.folder, 'behind.mp4'))).length).toBeGreaterThan(500_000);
  });

  it('is found at the front of a file whose server knows no ranges, and not behind it', async () => {
    without.add('/front.mp4').add('/behind.mp4');
    expect(await measure(file('front.mp4'), network)).toBe(13);
    expect(await measure(file('behind.mp4'), network)).toBeNull();
    without.clear();
  });

  it('asks no host that is not public', async () => {
    const inside = { src: 'https://192.168.0.1/film.mp4', kind: 'file' } as const;
    await expect(measure(inside, network)).rejects.toThrow('not public');
  });

  it('reads any bytes without an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(1000), (bytes, place) => {
        const box = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('ftyp'), Buffer.from(bytes)]);
        for (const part of [bytes, box]) {
          const found = readMovieHeader(new Uint8Array(part), place);
          if (found && 'seconds' in found) expect(found.seconds).toBeGreaterThan(0);
        }
      }),
    );
    expect(playlistSeconds('#EXTM3U\n#EXTINF:x,\n#EXT-X-ENDLIST')).toBeNull();
  });
});

it('keeps lengths over a restart, also while the server is away', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'marquee-lengths-'));
  let now = 1_000_000_000_000;
  const open = () => openLengths({ dataDir, network, now: () => now, log() {} });
  const wanted = [file('front.mp4'), file('none.mp4')];
  const first = await open();
  expect(await first.step(wanted)).toBe(true);
  expect(await first.step(wanted)).toBe(false);
  expect(first.lengths).toEqual({ [at('front.mp4')]: 13, [at('none.mp4')]: 'none' });
  isAway = true;
  now += 100 * 3_600_000;
  const second = await open();
  expect(await second.step(wanted)).toBe(false);
  expect(second.lengths[at('front.mp4')]).toBe(13);
  isAway = false;
});
