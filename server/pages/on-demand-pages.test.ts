import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { decompress } from './compress.ts';
import { sha256, timeOf } from './objects.ts';
import { openOnDemandPages } from './on-demand-pages.ts';
import type { SiteFile } from './site-file.ts';

const MINUTE = 60_000;
let dir: string;
let instant = 0;
let made: string[] = [];
/** The text that the site shows at each address; it is the version, too. */
let shown: Map<string, string>;
const known = () => new Map([...shown].map(([address, text]) => [address, () => text]));
const filesOf = (address: string): SiteFile[] => [
  { path: `${address.slice(1)}.html`, body: Buffer.from(`<html>${shown.get(address)}</html>`.padEnd(400)) },
  { path: `${address.slice(1)}.rsc`, body: Buffer.from(`0:${shown.get(address)}\n`) },
];
const open = (salt = 'build', most?: number) =>
  openOnDemandPages({
    dir,
    known,
    salt,
    most,
    collect: async ([address = '']) => {
      made.push(address);
      return shown.has(address)
        ? { files: filesOf(address), missing: [] }
        : { files: [], missing: [{ address, reason: 'gone' }] };
    },
    warm: async () => true,
    log: () => undefined,
    now: () => instant,
  });
const served = (path: string) => readFile(join(dir, 'lasting', path), 'utf8');
const takeMade = () => made.splice(0);
/** Makes all that waits. */
async function settle(pages: Awaited<ReturnType<typeof open>>): Promise<void> {
  while (await pages.buildNext());
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-lasting-'));
  instant = Date.parse('2026-11-28T20:00:00Z');
  shown = new Map(Array.from({ length: 10_000 }, (_, at) => [`/shows/${at}`, `Show ${at}`]));
  made = [];
});
afterEach(() => rm(dir, { recursive: true }));

test('a page becomes flat when it is asked for, precompressed, and no other one is made', async () => {
  const pages = await open();
  expect([pages.requested('/shows/7'), pages.requested('/shows/nowhere'), pages.requested('/etc')]).toEqual([
    true,
    false,
    false,
  ]);
  await settle(pages);
  expect(takeMade()).toEqual(['/shows/7']);
  const html = await served('shows/7.html');
  expect(html).toContain('Show 7');
  const packed = await readFile(join(dir, 'lasting/shows/7.html.br'));
  expect((await decompress(packed, 'br')).toString()).toBe(html);
  const { mtimeMs } = await stat(join(dir, 'lasting/shows/7.html'));
  expect(mtimeMs / 1000).toBe(timeOf(sha256(Buffer.from(html))));
  expect(pages.requested('/shows/7')).toBe(false);
});

test('an edit makes anew what it changed, takes away what it hid, and asks for nothing else', async () => {
  const pages = await open();
  for (const at of [1, 2, 3]) pages.requested(`/shows/${at}`);
  await settle(pages);
  takeMade();
  shown.set('/shows/2', 'Show 2, retold');
  shown.delete('/shows/3');
  await pages.markStale();
  await settle(pages);
  expect(takeMade()).toEqual(['/shows/2']);
  expect(await served('shows/2.html')).toContain('retold');
  expect((await readdir(join(dir, 'lasting/shows'))).filter((name) => name.startsWith('3.'))).toEqual([]);
});

test('a restart knows what there is; another build has each page made anew', async () => {
  const first = await open();
  first.requested('/shows/1');
  await settle(first);
  takeMade();
  const second = await open();
  await second.markStale();
  expect([await second.buildNext(), takeMade()]).toEqual([false, []]);
  const third = await open('another build');
  await third.markStale();
  await settle(third);
  expect(takeMade()).toEqual(['/shows/1']);
});

test('the page that stands longest has its turn, as the stage beside it moves on', async () => {
  const pages = await open();
  for (const at of [1, 2]) {
    pages.requested(`/shows/${at}`);
    await settle(pages);
    instant += MINUTE;
  }
  takeMade();
  instant += 13.5 * MINUTE;
  await pages.buildNext();
  await pages.buildNext();
  expect(takeMade()).toEqual(['/shows/1']);
});

test('a page that a crash cut off is made anew, and a line that it cut does not count', async () => {
  const pages = await open();
  pages.requested('/shows/1');
  await settle(pages);
  takeMade();
  const ledger = join(dir, 'lasting.jsonl');
  const text = await readFile(ledger, 'utf8');
  const [intent = '', done = ''] = text.trimEnd().split('\n');
  await writeFile(ledger, `${intent}\n${done.slice(0, 20)}`);
  await settle(await open());
  expect(takeMade()).toEqual(['/shows/1']);
});

test('if it takes more of the disk than it may, the oldest ones go', async () => {
  const pages = await open('build', 3000);
  for (let at = 0; at < 8; at++) pages.requested(`/shows/${at}`);
  await settle(pages);
  const there = (await readdir(join(dir, 'lasting/shows'))).filter((name) => name.endsWith('.html'));
  expect(there).toContain('7.html');
  expect(there).not.toContain('0.html');
  expect(there.length).toBeLessThan(8);
});
