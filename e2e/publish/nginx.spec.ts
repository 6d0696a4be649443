import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { WebSocketServer } from 'ws';
import { hasBrotliModule } from '../../deploy/nginx-conf.ts';
import { fuzz } from '../fuzz/send.ts';
import { frame, HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { freePort, type RunningNginx, startNginx } from './nginx.ts';
import { type PublishedSite, startPublishedSite } from './published-site.ts';

const NOW = minuteOf(Date.now());
const SHEET = sheetOf([
  { start: NOW - 50 * HOUR, end: NOW - 49 * HOUR, title: 'Been and gone', stream: video('publish0000') },
  { start: NOW - HOUR, end: NOW + HOUR, title: 'On now', stream: video('publish0001') },
]);
const PAGE = '/!KHNpdGUp/schedule/__PAGE__';
const prefetch = (segment: string) => ({
  rsc: '1',
  'next-router-prefetch': '1',
  'next-router-segment-prefetch': segment,
});

test.describe('published files', () => {
  let published: PublishedSite;
  let lasting = '';
  test.beforeAll(async () => {
    published = await startPublishedSite({ sheet: SHEET });
  });
  test.afterAll(() => published.stop());
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(published.url + path, { headers, redirect: 'manual' });
  /**
   * An answer, and that to the same request with its tag. They are asked for anew if something was published in between: for a
   * second after that, one worker of nginx may answer with the old file and another one with the new.
   */
  async function getTwice(path: string, headers: Record<string, string>) {
    const until = performance.now() + 10_000;
    for (;;) {
      const response = await get(path, headers);
      const tag = response.headers.get('etag');
      const again = await get(path, { ...headers, 'if-none-match': tag ?? '' });
      if (again.status === 304 || performance.now() > until) return { response, again };
    }
  }

  const HTML = 'text/html; charset=utf-8';
  const PAYLOAD = 'text/x-component';
  const KEPT = 'max-age=5, stale-while-revalidate=10, stale-if-error=86400';
  const answers: [string, string, Record<string, string>, string, string][] = [
    ['the stage', '/', {}, HTML, KEPT],
    ['a page', '/schedule', {}, HTML, KEPT],
    ['a payload', '/schedule?_rsc=abc', { rsc: '1' }, PAYLOAD, KEPT],
    ['the payload of the stage', '/?_rsc=abc', { rsc: '1' }, PAYLOAD, KEPT],
    ['the tree', '/schedule?_rsc=abc', prefetch('/_tree'), PAYLOAD, KEPT],
    ['a segment', '/schedule?_rsc=abc', prefetch(PAGE), PAYLOAD, KEPT],
    ['the feed of the site', '/schedule.json', {}, 'application/json', KEPT],
    ['the calendar', '/schedule.ics', {}, 'text/calendar; charset=utf-8', KEPT],
    ['the feed for readers', '/feed.xml', {}, 'application/rss+xml; charset=utf-8', KEPT],
    ['the chat in a window of its own', '/chat', {}, HTML, KEPT],
    ['a payload at the address of a page', '/schedule', { rsc: '1' }, PAYLOAD, 'no-store'],
    ['a page at the address of a payload', '/schedule?_rsc=abc', {}, HTML, 'no-store'],
  ];
  for (const [name, path, headers, type, cdn] of answers) {
    test(`${name}: a file, and kept as it should be`, async () => {
      const { response, again } = await getTwice(path, headers);
      expect(again.status).toBe(304);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(type);
      expect(response.headers.get('cdn-cache-control')).toBe(cdn);
      expect(response.headers.get('cache-control')).toBe(cdn === KEPT ? 'no-cache' : 'private, no-store');
      expect(response.headers.get('x-nextjs-postponed')).toBe(
        'next-router-segment-prefetch' in headers ? '2' : null,
      );
      const body = await response.text();
      expect(body.includes('</html>')).toBe(type === HTML);
    });
  }

  test('files for search engines, other sites and conference apps are there, with the right type', async () => {
    const html = await (await get('/')).text();
    const picture = /property="og:image" content="[^"]*?(\/share\/[^"]+)"/.exec(html)?.[1] ?? '';
    const [broadcast] = JSON.parse(/application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '[]');
    expect(broadcast).toMatchObject({ '@type': 'BroadcastEvent', name: 'On now' });
    expect(new URL(broadcast.image).pathname).toMatch(/^\/share\/\w+\.png$/);
    for (const [path, type, part] of [
      ['/robots.txt', 'text/plain', 'Sitemap: '],
      ['/sitemap.xml', 'application/xml', '/schedule</loc>'],
      ['/manifest.webmanifest', 'application/manifest+json', '"icons"'],
      ['/schedule.xml', 'application/xml', '<schedule'],
      ['/now.json', 'application/json', '"on-air"'],
      ['/overlay', 'text/html', 'On now'],
      [picture, 'image/png', 'PNG'],
    ] as const) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('content-type'), path).toContain(type);
      expect(await answer.text(), path).toContain(part);
    }
  });

  test('pages carry every security header and no time', async () => {
    const { headers } = await get('/');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'self'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'cross-origin-opener-policy': 'same-origin-allow-popups',
    });
    expect(headers.get('last-modified')).toBeNull();
    expect(headers.get('server')).toBe('nginx');
  });

  test('only the page that is made for it may be framed by others', async () => {
    expect((await get('/embed')).headers.get('content-security-policy')).toContain('frame-ancestors *;');
    expect((await get('/overlay')).headers.get('content-security-policy')).toContain('frame-ancestors *;');
    expect((await get('/chat')).headers.get('content-security-policy')).toContain("frame-ancestors 'self';");
  });

  test('scripts of other sites may ask a feed for what is new', async () => {
    const ask = (path: string) => fetch(published.url + path, { method: 'OPTIONS' });
    const { status, headers } = await ask('/schedule.json');
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    expect(headers.get('access-control-allow-headers')).toContain('If-None-Match');
    expect((await ask('/schedule')).headers.get('access-control-allow-origin')).toBe(null);
    const feed = (await get('/schedule.json')).headers;
    expect(feed.get('access-control-expose-headers')).toBe('ETag, Date, Age');
    expect(feed.get('access-control-allow-methods')).toBe(null);
  });

  test('a page has the hashes of its own scripts and no way around them', async () => {
    const html = await (await get('/')).text();
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy).toMatch(/script-src 'self' 'sha256-/);
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain('https://www.youtube-nocookie.com');
    expect(html.indexOf('charSet')).toBeLessThan(200);
    expect(html).toContain(frame('publish0001'));
  });

  for (const coding of ['gzip', ...(hasBrotliModule() ? ['br'] : [])]) {
    test(`${coding} is sent as it stands on the disk`, async () => {
      const plain = await get('/', { 'accept-encoding': 'identity' });
      const packed = await get('/', { 'accept-encoding': coding });
      expect(packed.headers.get('content-encoding')).toBe(coding);
      expect(packed.headers.get('vary')).toContain('Accept-Encoding');
      expect(packed.headers.get('etag')).not.toBe(plain.headers.get('etag'));
      expect(await packed.text()).toBe(await plain.text());
    });
  }

  test('assets never change, and those of a build are all there', async () => {
    const html = await (await get('/')).text();
    const paths = [...html.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(paths.length).toBeGreaterThan(3);
    for (const path of paths) {
      const response = await get(path);
      expect(response.status, path).toBe(200);
      expect(response.headers.get('cache-control'), path).toBe('public, max-age=31536000, immutable');
    }
  });

  const refused: [string, string, Record<string, string>, number][] = [
    ['the image optimizer', '/_next/image?url=%2Ficon.svg&w=64&q=75', {}, 404],
    ['a segment that is not there', '/schedule?_rsc=abc', prefetch('/nowhere'), 404],
    ['a segment that climbs', '/schedule?_rsc=abc', prefetch('/../../../../etc/passwd'), 404],
    ['a segment of dots', '/?_rsc=abc', prefetch('/..'), 404],
    ['a path that climbs', '/..%2f..%2fmanifest.json', {}, 400],
    ['what nobody published', '/nowhere', {}, 404],
    ['an asset that is not there', '/_next/static/chunks/nowhere.js', {}, 404],
  ];
  for (const [name, path, headers, status] of refused) {
    test(`${name} is refused`, async () => {
      const response = await fetch(published.url + path, { headers });
      expect(response.status).toBe(status);
      expect(response.headers.get('cdn-cache-control')).toBeNull();
      expect(response.headers.get('cache-control') ?? '').not.toContain('immutable');
    });
  }

  test('a slash too many leads to the page, and never elsewhere', async () => {
    const there = await get('/schedule/?a=1');
    expect([there.status, there.headers.get('location')]).toEqual([308, '/schedule?a=1']);
    for (const path of ['//evil.example/', '/%5Cevil.example/', '/%2F%2Fevil.example/']) {
      expect((await get(path)).headers.get('location') ?? '/', path).toMatch(/^\/(?![/\\])/);
    }
  });

  test('the health is Node’s word', async () => {
    const response = await get('/healthz');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ state: 'serving' });
    expect(response.headers.get('cdn-cache-control')).toBeNull();
  });

  test('a page of the archive is Node’s until somebody asks, then a file', async () => {
    const path = /href="(\/shows\/been-and-gone-[^"]+)"/.exec(await (await get('/shows')).text())?.[1] ?? '';
    const isFile = async (headers = {}) => (await get(path, headers)).headers.has('cdn-cache-control');
    expect(await isFile()).toBe(false);
    // Each worker of nginx remembers for a second that there was no such file.
    await expect(async () => {
      const response = await get(path, { 'accept-encoding': 'gzip' });
      expect(response.headers.get('content-encoding')).toBe('gzip');
      expect(response.headers.get('content-type')).toBe(HTML);
      const html = await response.text();
      expect(html).toContain('Been and gone');
      expect(html).toMatch(/script-src 'self' 'sha256-/);
      const payload = await get(`${path}?_rsc=abc`, { rsc: '1' });
      expect([payload.headers.get('content-type'), payload.headers.get('cdn-cache-control')]).toEqual([
        PAYLOAD,
        KEPT,
      ]);
    }).toPass();
    expect((await get(`${path}x`)).headers.has('cdn-cache-control')).toBe(false);
    lasting = path;
  });

  test('malformed requests are answered or cut off, and leave no stack trace', async () => {
    for (const { url } of [published, published.site]) {
      const port = Number(new URL(url).port);
      // More than the five seconds of `npm run long -- fuzz`, because a tested machine has much else to do.
      const { slow } = await fuzz({ port, seed: 7, requests: 300, atOnce: 150, patience: 12_000 });
      expect(slow, url).toEqual([]);
    }
    expect(published.site.output()).not.toMatch(/^\s+at .*:\d+:\d+/m);
    await expect.poll(async () => (await get('/healthz')).status).toBe(200);
  });

  test('without Node every published address stays, and the rest says so', async () => {
    await published.site.kill('SIGKILL');
    for (const [, path, headers] of answers) expect((await get(path, headers)).status, path).toBe(200);
    await expect.poll(async () => (await get(lasting)).status).toBe(200);
    const away = await get('/healthz');
    expect(away.status).toBe(503);
    expect(away.headers.get('retry-after')).toBe('5');
  });
});

test.describe('requests that go on to Node', () => {
  let node: Server;
  let nginx: RunningNginx;
  let folder: string;
  let heard: IncomingHttpHeaders = {};
  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'marquee-echo-'));
    node = createServer((request, response) => {
      heard = request.headers;
      response.end('from Node');
    });
    await new Promise<void>((resolve) => node.listen(0, '127.0.0.1', resolve));
    nginx = await startNginx({
      node: `127.0.0.1:${(node.address() as AddressInfo).port}`,
      publishDir: folder,
      siteUrl: 'https://watch.example.org',
    });
  });
  test.afterAll(async () => {
    await nginx.stop();
    node.close();
    await rm(folder, { recursive: true });
  });

  const INTERNAL = [
    'x-middleware-subrequest',
    'x-middleware-rewrite',
    'next-action',
    'next-resume',
    'x-nextjs-data',
    'x-nextjs-cache',
    'x-nextjs-anything',
    'x-now-route-matches',
    'x-forwarded-host',
    'x-matched-path',
  ];
  for (const path of ['/api/refresh', '/backstage', '/nowhere']) {
    test(`${path}: no header that steers Next from inside`, async () => {
      await fetch(nginx.url + path, {
        headers: {
          ...Object.fromEntries(INTERNAL.map((name) => [name, 'evil.example'])),
          cookie: 'a=b',
          'webhook-signature': 'v1,abc',
          rsc: '1',
        },
      });
      for (const name of INTERNAL) expect(heard[name], name).toBeUndefined();
      expect(heard).toMatchObject({
        cookie: 'a=b',
        rsc: '1',
        'webhook-signature': 'v1,abc',
        'x-forwarded-proto': 'https',
      });
    });
  }

  test('addresses that a stranger claims to have are not passed on', async () => {
    await fetch(`${nginx.url}/api/refresh`, {
      headers: { 'x-forwarded-for': '6.6.6.6', 'x-real-ip': '6.6.6.6' },
    });
    expect(heard['x-forwarded-for']).toBe('127.0.0.1');
    expect(heard['x-real-ip']).toBeUndefined();
  });

  test('bodies have a limit', async () => {
    const post = (bytes: number) =>
      fetch(`${nginx.url}/api/refresh`, { method: 'POST', body: 'x'.repeat(bytes) });
    expect((await post(1000)).status).toBe(200);
    expect((await post(100_000)).status).toBe(413);
  });

  test('one address cannot have Node for itself', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => fetch(`${nginx.url}/nowhere`)));
    const statuses = answers.map(({ status }) => status);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('cache-control')).toBe('no-store');
    expect(await refused?.text()).toContain('Try again');
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(100);
    expect(statuses).toContain(200);
  });

  test('without an IRC server there is nothing at /irc but what Node says', async () => {
    await expect.poll(async () => (await fetch(`${nginx.url}/irc`)).text()).toBe('from Node');
  });
});

test('a key in an address reaches no log, also while Node is away', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-key-'));
  const accessLog = join(folder, 'access.log');
  const nginx = await startNginx({
    node: `127.0.0.1:${await freePort()}`,
    publishDir: folder,
    accessLog: `${accessLog} combined`,
  });
  for (const path of ['/backstage?key=hush-hush-hush', '/backstage/?a=b&key=hush-hush-hush']) {
    const answer = await fetch(nginx.url + path, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')], path).toEqual([303, '/backstage?refused=link']);
  }
  expect((await fetch(`${nginx.url}/backstage`)).status).toBe(503);
  await nginx.stop();
  const logged = (await readFile(accessLog, 'utf8')) + nginx.errors();
  expect(logged).toContain('GET /backstage HTTP');
  expect(logged).not.toContain('hush');
  await rm(folder, { recursive: true });
});

test('the chat passes through /irc with the viewer’s address', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-irc-'));
  const irc = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: (offered) => [...offered][0] ?? false,
  });
  let heard: IncomingHttpHeaders = {};
  irc.on('connection', (socket, request) => {
    heard = request.headers;
    socket.send(`from ${request.headers['x-forwarded-for']}`);
    socket.on('message', (data) => socket.send(`echo ${data}`));
  });
  const nginx = await startNginx({
    node: `127.0.0.1:${await freePort()}`,
    publishDir: folder,
    ircUpstream: `http://127.0.0.1:${(irc.address() as AddressInfo).port}/`,
    trustedProxies: ['127.0.0.1'],
  });
  const { WebSocket } = await import('ws');
  const client = new WebSocket(`${nginx.url.replace('http', 'ws')}/irc`, ['text.ircv3.net'], {
    headers: { 'x-forwarded-for': '203.0.113.9' },
  });
  const lines: string[] = [];
  client.on('message', (data) => lines.push(String(data)));
  client.on('open', () => client.send('PING 1'));
  await expect.poll(() => lines).toEqual(['from 203.0.113.9', 'echo PING 1']);
  expect(client.protocol).toBe('text.ircv3.net');
  client.close();

  const ask = (headers: Record<string, string>) =>
    new Promise<string>((resolve) => {
      const other = new WebSocket(`${nginx.url.replace('http', 'ws')}/irc`, ['text.ircv3.net'], { headers });
      other.on('unexpected-response', (_, response) => resolve(String(response.statusCode)));
      other.on('error', () => undefined);
      other.on('message', () => {
        other.close();
        resolve('open');
      });
    });
  expect(await ask({ origin: 'https://elsewhere.example' })).toBe('403');
  expect(await ask({ origin: `${nginx.url}.elsewhere.example` })).toBe('403');
  expect(await ask({ origin: nginx.url, cookie: 'marquee_backstage=hush', 'x-own': 'b' })).toBe('open');
  expect(heard).toMatchObject({ origin: nginx.url, 'sec-websocket-protocol': 'text.ircv3.net' });
  expect(Object.keys(heard)).not.toContain('cookie');
  expect(Object.keys(heard)).not.toContain('x-own');
  irc.close();
  await nginx.stop();
  await rm(folder, { recursive: true });
});
