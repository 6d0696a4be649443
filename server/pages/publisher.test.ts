import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '#platform/log.ts';
import { compress, VARIANTS } from './compress.ts';
import { createPublisher, NotCurrent, type Publisher, type PublisherOptions } from './publisher.ts';
import { documentPath, fileOf } from './site-file.ts';
import { checkServed } from './testing/check-served.ts';
import { type Origin, pagesWith, ROUTES, startOrigin } from './testing/origin.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-28T20:00:00Z');
const DOCUMENTS = ['/', '/schedule', '/schedule.json'];

let dir: string;
let origin: Origin;
let instant: number;
const staticFolder = () => join(dir, 'next-static');
const publicFolder = () => join(dir, 'public');
const published = () => join(dir, 'published');
const served = (path: string) => readFile(join(published(), 'current/site', path), 'utf8');

const options = (id = 'build-1'): PublisherOptions => ({
  origin: origin.url,
  dir: published(),
  build: { id, routes: ROUTES, addresses: [], staticFolder: staticFolder(), publicFolder: publicFolder() },
  addresses: () => DOCUMENTS,
  policy: "default-src 'self'; script-src 'self' 'unsafe-inline'; frame-ancestors 'self'",
  log: (...line) => void lines.push(line),
  now: () => instant,
});
const started: Publisher[] = [];
const lines: Parameters<Log>[] = [];
function start(id?: string): Publisher {
  const publisher = createPublisher(options(id));
  started.push(publisher);
  return publisher;
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-publish-'));
  origin = await startOrigin(pagesWith('first'));
  lines.length = 0;
  instant = START;
  await mkdir(join(staticFolder(), 'chunks'), { recursive: true });
  await mkdir(join(publicFolder(), 'notes'), { recursive: true });
  await writeFile(join(staticFolder(), 'chunks/one-hash1.js'), `one = "${'1'.repeat(400)}"`);
  await writeFile(join(publicFolder(), 'notes/show.pdf'), '%PDF-1.7 show notes');
  await writeFile(join(publicFolder(), '.DS_Store'), 'hidden');
  await mkdir(join(publicFolder(), '.well-known'));
  await writeFile(join(publicFolder(), '.well-known/security.txt'), 'Contact: mailto:crew@example.org');
});
afterEach(async () => {
  for (const publisher of started.splice(0)) await publisher.settled();
  origin.close();
  await rm(dir, { recursive: true, force: true });
});

describe('a snapshot', () => {
  test('holds pages, payloads, segments, feeds, public files and assets', async () => {
    const publisher = start();
    await publisher.publish();
    await publisher.settled();
    const names = await readdir(join(published(), 'current/site'), { recursive: true });
    expect(names.filter((name) => !/\.(br|gz)$/.test(name)).sort()).toEqual([
      '.well-known',
      '.well-known/security.txt',
      'index.html',
      'index.rsc',
      'index.segments',
      'index.segments/_tree.segment.rsc',
      'notes',
      'notes/show.pdf',
      'schedule.html',
      'schedule.json',
      'schedule.rsc',
      'schedule.segments',
      'schedule.segments/!KHNpdGUp',
      'schedule.segments/!KHNpdGUp/schedule',
      'schedule.segments/!KHNpdGUp/schedule/__PAGE__.segment.rsc',
      'schedule.segments/_tree.segment.rsc',
    ]);
    expect(names).toEqual(expect.arrayContaining(['index.html.br', 'index.html.gz']));
    expect(await readFile(join(published(), 'assets/_next/static/chunks/one-hash1.js'), 'utf8')).toContain(
      '111',
    );
    expect(await readdir(join(published(), 'assets/_next/static/chunks'))).toContain('one-hash1.js.br');
    expect(await checkServed(published())).toEqual([]);
  });

  test('is the same for the same content, and links what did not change', async () => {
    const publisher = start();
    const first = await publisher.publish();
    expect(first.changed).toBe(true);
    expect(await publisher.publish()).toMatchObject({ id: first.id, changed: false });
    const inode = async (path: string) => (await stat(join(published(), 'current/site', path))).ino;
    const before = { page: await inode('index.html'), notes: await inode('notes/show.pdf') };

    origin.answers = { ...pagesWith('first'), '/': { ...pagesWith('second')['/']! } };
    expect((await publisher.publish()).changed).toBe(true);
    expect(await served('index.html')).toContain('second');
    expect(await inode('index.html')).not.toBe(before.page);
    expect(await inode('notes/show.pdf')).toBe(before.notes);

    origin.answers = pagesWith('first');
    expect(await publisher.publish()).toMatchObject({ id: first.id, changed: true });
    expect(await served('index.html')).toContain('first');
  });

  test('is compressed as well as can be once there is time', async () => {
    const publisher = start();
    await publisher.publish();
    await publisher.settled();
    for (const file of ['current/site/index.html', 'assets/_next/static/chunks/one-hash1.js']) {
      const body = await readFile(join(published(), file));
      for (const variant of VARIANTS) {
        const best = await compress(body, variant, 'best');
        expect((await stat(join(published(), `${file}.${variant}`))).size).toBe(best.length);
      }
    }
    expect(await checkServed(published())).toEqual([]);
  });

  test('gives a file a time that is of its content, so that two edits in one second have two ETags', async () => {
    const publisher = start();
    const time = async () => (await stat(join(published(), 'current/site/index.html'))).mtimeMs;
    await publisher.publish();
    const first = await time();
    origin.answers = pagesWith('fir5t');
    await publisher.publish();
    expect(await time()).not.toBe(first);
    origin.answers = pagesWith('first');
    await publisher.publish();
    expect(await time()).toBe(first);
  });
});

describe('a page that is not whole is not published', () => {
  const page = pagesWith('broken');
  const cases: [string, Origin['answers']][] = [
    ['half a page', { '/': { type: 'text/html', body: page['/']!.body.slice(0, 1000) } }],
    ['an empty page', { '/': { type: 'text/html', body: '' } }],
    ['an error', { '/schedule': { ...page['/schedule']!, status: 500 } }],
    ['a page that is not there', { '/': { ...page['/']!, status: 404 } }],
    ['HTML in the place of a payload', { '/ rsc': page['/']! }],
    ['half a payload', { '/schedule rsc': { type: 'text/x-component', body: '0:{"b":"bui' } }],
    ['half a segment', { '/schedule /_tree': { type: 'text/x-component', body: '0:{"b"' } }],
    ['half a feed', { '/schedule.json': { type: 'application/json', body: '{"revision":' } }],
  ];
  test.each(cases)('%s', async (_name, broken) => {
    const publisher = start();
    await publisher.publish();
    origin.answers = { ...page, ...broken };
    await publisher.publish();
    // A page that could not be had is as it was, with all files that belong to it; the other pages are new.
    const [key = ''] = Object.keys(broken);
    const address = key.split(' ')[0] ?? '';
    for (const path of ['index.html', 'index.rsc', 'schedule.html', 'schedule.rsc', 'schedule.json']) {
      expect(await served(path), path).toContain(fileOf([address])(path) ? 'first' : 'broken');
    }
    expect(lines.map(([, event]) => event)).toEqual(['publish-kept-old']);
    expect(await checkServed(published())).toEqual([]);
    origin.answers = page;
    await publisher.publish();
    expect(await served(documentPath(address))).toContain('broken');
  });

  test('a site that is gone altogether', async () => {
    const publisher = start();
    await publisher.publish();
    origin.answers = {};
    await expect(publisher.publish()).rejects.toThrow('no page');
    expect(await served('index.html')).toContain('first');
  });
});

test('the best compression waits until all pages are made', async () => {
  const publisher = start();
  const best = async () => {
    const names = await readdir(join(published(), 'objects'), { recursive: true });
    return names.filter((name) => /\/[0-9a-f]+\.br$/.test(name)).length;
  };
  await publisher.publish();
  // The next page of the same edit comes.
  await publisher.take(['/schedule']);
  await publisher.settled();
  const before = await best();
  await publisher.publish();
  await publisher.settled();
  expect(before).toBeLessThan(2);
  expect(await best()).toBe(3);
});

test('pages of another schedule are not published', async () => {
  await start().publish();
  origin.answers = pagesWith('waiting');
  const publisher = createPublisher({
    ...options(),
    revisionOf: (files) =>
      files.every((file) => 'body' in file && !file.body.includes('waiting')) ? 'one' : null,
  });
  await expect(publisher.publish()).rejects.toThrow(NotCurrent);
  expect(await served('index.html')).toContain('first');
});

describe('calls at the same time', () => {
  test('become one more snapshot, which has the newest content', async () => {
    const publisher = start();
    const first = publisher.publish();
    origin.answers = pagesWith('newest');
    const others = [publisher.publish(), publisher.publish(), publisher.publish()];
    await first;
    const ids = new Set((await Promise.all(others)).map(({ id }) => id));
    expect(ids.size).toBe(1);
    expect(await served('index.html')).toContain('newest');
  });
});

describe('old tabs', () => {
  test('find the assets of builds of the last day, and later ones are gone', async () => {
    const first = start('build-1');
    await first.publish();
    await first.settled();
    await rm(join(staticFolder(), 'chunks/one-hash1.js'));
    await writeFile(join(staticFolder(), 'chunks/two-hash2.js'), 'two');
    const second = start('build-2');
    const assets = () => readdir(join(published(), 'assets/_next/static/chunks'));
    for (let hour = 0; hour <= 24; hour++) {
      instant = START + hour * HOUR;
      await second.publish();
    }
    expect(await assets()).toEqual(
      expect.arrayContaining(['one-hash1.js', 'one-hash1.js.br', 'two-hash2.js']),
    );
    instant = START + 49 * HOUR;
    await second.publish();
    expect(await assets()).toEqual(['two-hash2.js']);
  });

  test('old snapshots are bounded: the newest, and one each hour of a day', async () => {
    const publisher = start();
    for (let minute = 0; minute <= 30 * 60; minute += 30) {
      instant = START + minute * 60_000;
      origin.answers = pagesWith(`word${minute}`);
      await publisher.publish();
    }
    const kept = await readdir(join(published(), 'snapshots'));
    expect(kept.length).toBeGreaterThanOrEqual(24);
    expect(kept.length).toBeLessThanOrEqual(24 + 10 + 1);
    expect(await checkServed(published())).toEqual([]);
  });
});

describe('after a crash', () => {
  test('damaged objects are found out and made again', async () => {
    await start().publish();
    const objects = await readdir(join(published(), 'objects'), { recursive: true, withFileTypes: true });
    for (const entry of objects.filter((found) => found.isFile())) {
      await writeFile(join(entry.parentPath, entry.name), 'torn');
    }
    // The same disk, another process: it must not trust the files that it finds.
    origin.answers = { ...pagesWith('first'), '/': pagesWith('other')['/']! };
    await start().publish();
    expect(await checkServed(published())).toEqual([]);
  });

  test('half a snapshot under its final name is written anew, leftovers are swept up', async () => {
    const { id } = await start().publish();
    await rm(join(published(), 'current'));
    await rm(join(published(), 'snapshots', id, 'site/index.html'));
    await symlink('snapshots/gone', join(published(), 'current'));
    const leftover = join(published(), 'snapshots/.new-1-abc');
    await mkdir(leftover);
    await utimes(leftover, (START - 2 * HOUR) / 1000, (START - 2 * HOUR) / 1000);
    const publisher = start();
    expect(await publisher.publish()).toMatchObject({ id, changed: true });
    expect(await checkServed(published())).toEqual([]);
    expect(await readdir(join(published(), 'snapshots'))).toEqual([id]);
  });
});
