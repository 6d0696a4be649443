import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNotFound } from './not-found.ts';

const ROUTES = {
  '/(site)/page': '/',
  '/(site)/schedule/page': '/schedule',
  '/(site)/shows/[slug]/page': '/shows/[slug]',
  '/(site)/[page]/page': '/[page]',
  '/schedule/[file]/route': '/schedule/[file]',
  '/api/refresh/route': '/api/refresh',
};

let made = 0;
/** A server in place of Next: it has one page, and answers everything else with a 200. */
const next = createServer(({ url, headers }, response) => {
  if (url === '/_not-found') made++;
  response.end(
    url === '/_not-found' ? `nothing here${headers.rsc ? ' as payload' : ''}` : `asked Next for ${url}`,
  );
});
const site = createServer();
let url = '';
let known: ReadonlySet<string> | null = null;
const listen = async (server: typeof next) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  const build = {
    id: 'x',
    routes: ROUTES,
    addresses: [],
    staticFolder: 'public/template',
    publicFolder: 'public',
  };
  const notFound = await createNotFound({ origin: await listen(next), build, known: () => known });
  site.on('request', async (request, response) => {
    if (!(await notFound.answer(request, response))) response.end('handed on');
  });
  url = await listen(site);
});
afterAll(() => {
  next.close();
  site.close();
});

const ask = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(url + path, init);
  return `${answer.status} ${await answer.text()}`;
};

test('addresses that lead somewhere are handed on', async () => {
  known = new Set(['/shows/a-show', '/shows/filmabend-für-alle', '/about']);
  const paths = ['/', '/schedule', '/schedule?from=x', '/schedule/', '/api/refresh', '/icon.svg'];
  for (const path of [
    ...paths,
    '/shows/a-show',
    '/shows/filmabend-f%C3%BCr-alle',
    '/about',
    '/_next/static/Marquee.xlsx',
  ])
    expect(await ask(path), path).toBe('200 handed on');
  expect(await ask('/nowhere', { method: 'POST' })).toBe('200 handed on');
});

test('made-up addresses get one page, which is made once', async () => {
  known = new Set(['/shows/a-show']);
  const before = made;
  const paths = [
    '/nowhere',
    '/shows/other',
    '/a/b/c',
    '/_next/static/gone.js',
    '/_next/image',
    '/shows/a-show/x',
    '/SCHEDULE',
  ];
  for (const path of paths) expect(await ask(path), path).toBe('404 nothing here');
  expect(await ask('/shows/other', { headers: { rsc: '1' } })).toBe('404 nothing here as payload');
  expect(await ask('/schedule/other.ics')).toBe('404 There is nothing at this address.\n');
  expect(await ask('/nowhere', { method: 'HEAD' })).toBe('404 ');
  expect(made - before).toBeLessThanOrEqual(4);
});

test('before there is a schedule nobody can say what leads nowhere', async () => {
  known = null;
  expect(await ask('/shows/other')).toBe('200 handed on');
});
