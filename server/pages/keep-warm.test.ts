import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWarmer, type WarmerOptions } from './keep-warm.ts';

const PATHS = ['/', '/schedule.json', '/schedule', '/slow', '/series/a', '/embed/b'];

let url = '';
let asked: string[] = [];
let slow: ServerResponse[] = [];
/** Pages of which Next has an old one. */
let old = new Set<string>();
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (request.url === '/api/revalidate') return response.writeHead(204).end();
  if (request.url?.endsWith('/slow')) return void slow.push(response);
  if (old.delete(request.url ?? '')) response.setHeader('x-nextjs-cache', 'STALE');
  response.end('a page');
});

beforeEach(async () => {
  asked = [];
  slow = [];
  old = new Set();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function start(given: Partial<WarmerOptions> = {}) {
  const taken: string[] = [];
  const stages: string[][] = [];
  /** The pages that had been taken each time that pages were published. */
  const published: string[][] = [];
  const warmer = createWarmer({
    origin: url,
    token: 'x',
    paths: () => PATHS,
    onPages: async (paths) => void taken.push(...paths),
    onStage: () => void stages.push([...taken]),
    onEdited: async () => undefined,
    onFresh: async () => void published.push([...taken]),
    ...given,
  });
  return { warmer, taken, stages, published };
}

test('a slow page does not hold the others, and comes when it is ready', { timeout: 20_000 }, async () => {
  const { warmer, published } = start();
  void warmer.refresh();
  const others = PATHS.filter((path) => path !== '/slow' && !/^.(?:series|embed)/.test(path));
  await vi.waitFor(() => expect(published).toEqual([others]), { timeout: 10_000 });
  for (const response of slow) response.end('at last');
  await vi.waitFor(() => expect(published.at(-1)).toContain('/slow'), { timeout: 10_000 });
});

test('a refresh is over when all pages but those of series are new', async () => {
  const { warmer, taken } = start();
  const refreshed = warmer.refresh();
  await vi.waitFor(() => expect(slow).toHaveLength(1));
  expect(taken).not.toContain('/series/a');
  for (const response of slow) response.end('at last');
  await refreshed;
  expect(taken).toEqual(expect.arrayContaining(['/', '/schedule', '/slow']));
});

test('the stage and its feed are made before anything else', async () => {
  const { warmer, stages, published } = start();
  void warmer.refresh();
  await vi.waitFor(() => expect(asked).toContain('/slow'));
  // Open pages are told of it at once.
  expect(stages).toEqual([['/', '/schedule.json']]);
  expect(published).toEqual([]);
  expect(asked.slice(0, 3)).toEqual(['/api/revalidate', '/', '/schedule.json']);
});

test('the pages that people look at do not wait for the many', { timeout: 20_000 }, async () => {
  const paths = ['/', '/schedule.json', '/rooms/a', '/rooms/a.ics', '/embed/slow'];
  const { warmer, published } = start({ paths: () => paths, gather: 60_000 });
  void warmer.refresh();
  await vi.waitFor(() => expect(published).toHaveLength(1), { timeout: 10_000 });
  expect(published[0]).toEqual(expect.arrayContaining(['/', '/schedule.json', '/rooms/a']));
  expect(published[0]).not.toContain('/embed/slow');
  await vi.waitFor(() => expect(slow).toHaveLength(1));
  for (const response of slow) response.end('at last');
  await vi.waitFor(() => expect(published).toHaveLength(2), { timeout: 10_000 });
  expect(published[1]).toEqual(expect.arrayContaining(paths));
});

test('the stage and the edited page are published before the others are made', {
  timeout: 20_000,
}, async () => {
  const edits: { taken: string[]; asked: string[] }[] = [];
  const paths = ['/', '/schedule.json', '/schedule', '/rooms/a', '/rooms/b'];
  const done = Promise.withResolvers<void>();
  const { warmer, taken } = start({
    paths: () => paths,
    edited: () => ['/rooms/b'],
    onEdited: async () => {
      edits.push({ taken: [...taken], asked: [...asked] });
      await done.promise;
    },
  });
  const refreshed = warmer.refresh();
  const first = ['/', '/schedule.json', '/rooms/b'];
  await vi.waitFor(() => expect(edits).toEqual([{ taken: first, asked: ['/api/revalidate', ...first] }]));
  done.resolve();
  await refreshed;
  expect(taken.toSorted()).toEqual(paths.toSorted());
  expect(edits).toHaveLength(1);
});

test('an edit does not wait for the many, which come after it, the oldest first', {
  timeout: 20_000,
}, async () => {
  const many = Array.from({ length: 40 }, (_, n) => `/embed/${n}`);
  let stop = true;
  const { warmer, taken } = start({
    paths: () => ['/', '/schedule.json', ...many],
    gather: 60_000,
    // A processor that is busy: with the first of the many the next edit comes.
    onPages: async (paths) => {
      taken.push(...paths);
      if (stop && paths.some((path) => path.startsWith('/embed'))) {
        stop = false;
        void warmer.refresh();
      }
    },
  });
  await warmer.refresh();
  await vi.waitFor(() => expect(new Set(taken).size).toBe(many.length + 2), { timeout: 10_000 });
  const again = asked.lastIndexOf('/api/revalidate');
  const before = asked.slice(0, again).filter((path) => path.startsWith('/embed'));
  expect(before.length).toBeLessThan(many.length / 2);
  const left = many.filter((path) => !before.includes(path));
  expect(asked.slice(again + 3, again + 3 + left.length).toSorted()).toEqual(left.toSorted());
});

test('edits one after the other do not keep the other pages old for ever', { timeout: 30_000 }, async () => {
  const others = Array.from({ length: 60 }, (_, n) => `/shows/${n}`);
  let isOver = false;
  const { warmer, taken } = start({
    paths: () => ['/', '/schedule.json', ...others],
    onEdited: () => new Promise((resolve) => setTimeout(resolve, 50)),
    // Each page takes time, and before each is made the next edit waits.
    onPages: async (paths) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      taken.push(...paths);
      if (!isOver) void warmer.refresh();
    },
  });
  void warmer.refresh();
  await vi.waitFor(() => expect(new Set(taken).size).toBe(others.length + 2), { timeout: 20_000 });
  isOver = true;
});

test('an edit does not end a refresh of which nothing is published yet', { timeout: 20_000 }, async () => {
  const { warmer, taken, published } = start({ onEdited: () => null });
  void warmer.refresh();
  await vi.waitFor(() => expect(slow).toHaveLength(1));
  void warmer.refresh();
  for (const response of slow) response.end('at last');
  await vi.waitFor(() => expect(published).not.toEqual([]), { timeout: 10_000 });
  expect(published[0]).toEqual(expect.arrayContaining(['/', '/schedule', '/slow']));
  expect(taken.slice(0, taken.indexOf('/slow')).filter((path) => path === '/')).toHaveLength(1);
});

test('a page that Next has made is not asked for again', async () => {
  old = new Set(['/schedule', '/about']);
  const paths = ['/', '/schedule.json', '/schedule', '/about'];
  // The one of `/about` was made with a status that is not right.
  const { warmer, taken } = start({ paths: () => paths, made: async (path) => path === '/schedule' });
  await warmer.refresh();
  expect(taken.toSorted()).toEqual(paths.toSorted());
  expect(asked.filter((path) => path === '/schedule')).toHaveLength(1);
  expect(asked.filter((path) => path === '/about')).toHaveLength(2);
});
