import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lookup } from '#lib/embed/types.ts';
import type { Network } from './fetch-public.ts';
import { findAnswer } from './find-answer.ts';
import { openLookups } from './lookups.ts';
import { mountsIn } from './radio-playlist.ts';
import { startTlsServer, type TlsServer } from './testing/tls-server.ts';

const UC = 'UCabcdefghijklmnopqrstuv';
const options = { siteHost: 'show.example.org', allowedHosts: [] };
let server: TlsServer;
let network: Network;
const pages = new Map<string, [status: number, type: string, body: string]>();
const cookies: (string | undefined)[] = [];

beforeAll(async () => {
  // A stand-in for YouTube and for radio servers.
  server = await startTlsServer((request, response) => {
    cookies.push(request.headers.cookie);
    const [status, type, body] = pages.get(decodeURI(request.url ?? '')) ?? [404, 'text/html', ''];
    response.writeHead(status, { 'content-type': type });
    // A mount never ends.
    if (type === 'audio/mpeg') response.write(body);
    else response.end(body);
  });
  setDefaultCACertificates([server.ca]);
  network = { pins: new Map([['radio.example.org', '127.0.0.1']]), resolve: async () => ['127.0.0.1'] };
});
afterAll(() => server.close());

const at = (path: string) => `https://radio.example.org:${server.port}${path}`;
const ask = (lookup: Lookup) => findAnswer(lookup, network, options);
const radio = (path: string): Lookup => ({ provider: 'media', kind: 'audio', id: at(path), src: null });
const guess = (path: string): Lookup => ({ ...radio(path), isGuess: true }) as Lookup;

test('a playlist file leads to the first mount that browsers can play', async () => {
  pages.set('/listen.pls', [
    200,
    'audio/x-scpls',
    `[playlist]\nFile1=http://radio.example.org:8000/live\nFile2=${at('/live')}\nTitle1=Radio\n`,
  ]);
  expect(await ask(radio('/listen.pls'))).toEqual({
    provider: 'media',
    kind: 'audio',
    id: at('/live'),
    src: at('/live'),
  });
});

test.each([
  ['javascript:alert(1)'],
  ['https://127.0.0.1/live'],
  ['https://nas.local/live'],
  ['https://user:secret@radio.example.org/live'],
  ['https://radio.example.org:6667/live'],
  ['https://youtube.com.evil.example/live'],
])('a playlist file that names %s leads nowhere', async (mount) => {
  pages.set('/bad.m3u', [200, 'audio/x-mpegurl', `#EXTM3U\n${mount}\n`]);
  expect(await ask(radio('/bad.m3u'))).toBe('none');
});

test('an address that sends sound is a mount; a page is none', async () => {
  pages.set('/stream', [200, 'audio/mpeg', 'sound']);
  pages.set('/about', [200, 'text/html', '<title>About</title>']);
  expect(await ask(guess('/stream'))).toMatchObject({ kind: 'audio', src: at('/stream') });
  expect(await ask(guess('/about'))).toBe('none');
  expect(await ask(guess('/missing'))).toBe('none');
});

test('a service that cannot be asked leaves the answer open', async () => {
  const closed: Network = { pins: new Map(), resolve: async () => ['10.0.0.1'] };
  const lookup: Lookup = { provider: 'youtube', kind: 'channel', id: '@somecrew', src: null };
  expect(await findAnswer(lookup, closed, options)).toBe('unanswered');
});

test.each([
  ['[playlist]\r\nNumberOfEntries=1\r\nfile1=https://a.example/x\r\n', ['https://a.example/x']],
  ['#EXTM3U\n#EXTINF:-1,Radio\nhttps://a.example/x\nhttps://a.example/x\n', ['https://a.example/x']],
  [
    '<?xml version="1.0"?><playlist><trackList><track><location>https://a.example/x?a=1&amp;b=2</location></track></trackList></playlist>',
    ['https://a.example/x?a=1&b=2'],
  ],
  ['<html>', []],
  ['', []],
])('the mounts in %j', (text, mounts) => {
  expect(mountsIn(text)).toEqual(mounts);
});

test('answers are kept over restarts, asked again when they are old, and outlive an outage', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'marquee-lookups-'));
  let clock = 0;
  const open = () => openLookups({ dataDir, network, embed: options, now: () => clock, log: () => {} });
  pages.set('/kept', [200, 'audio/mpeg', 'sound']);
  const wanted = [guess('/kept')];
  const lookups = await open();
  expect(await lookups.step(wanted)).toBe(true);
  expect(await lookups.step(wanted)).toBe(false);
  expect(lookups.answers[at('/kept')]).toMatchObject({ kind: 'audio' });

  const again = await open();
  expect(again.answers).toEqual(lookups.answers);
  pages.set('/kept', [500, 'text/plain', '']);
  clock += 25 * 3_600_000;
  expect(await again.step(wanted)).toBe(true);
  expect(again.answers[at('/kept')]).toBe('none');
  expect(await readFile(join(dataDir, 'lookups.json'), 'utf8')).toContain('none');
});

test("YouTube's page names the channel; nothing of ours goes along but that no consent was given", async () => {
  // The page as it is in a browser's view of the source, cut down: https://www.youtube.com/@NAME
  pages.set('/@somecrew', [
    200,
    'text/html',
    `<html><head><script>${'x'.repeat(400_000)}</script><link rel="canonical" href="https://www.youtube.com/channel/${UC}"></head>`,
  ]);
  const youtube: Network = { pins: new Map([['www.youtube.com', '127.0.0.1']]), resolve: async () => [] };
  const lookup: Lookup = { provider: 'youtube', kind: 'channel', id: '@somecrew', src: null };
  const port = Number(server.port);
  expect(await findAnswer(lookup, youtube, options, `https://www.youtube.com:${port}`)).toEqual({
    provider: 'youtube',
    kind: 'channel',
    id: UC,
    src: `https://www.youtube.com/embed/live_stream?channel=${UC}`,
  });
  expect(cookies.at(-1)).toBe('SOCS=CAI');
  const unknown: Lookup = { ...lookup, id: '@nobody' };
  expect(await findAnswer(unknown, youtube, options, `https://www.youtube.com:${port}`)).toBe('none');
});
