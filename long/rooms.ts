import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type RunningSite, startSite } from '../e2e/site.ts';
import { run as measureGrid } from './rooms-grid.ts';
import { ROOMS, sheet } from './rooms-sheet.ts';

// Measures the cost of many rooms: 30 rooms with 2,000 slots, beside a site that has the same slots in one room.
const EDITS = 5;

const gzipped = (bytes: Buffer | string) => gzipSync(bytes, { level: 9 }).length;
const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[all.length >> 1] ?? Number.NaN;

/** How long (ms) edits take from the accepted sheet to the flat file of a page, and to those of all rooms. */
async function edits(rooms: 'on' | 'off', page: string): Promise<{ page: number[]; all: number[] }> {
  const dir = join(tmpdir(), `marquee-rooms-${process.pid}-${rooms}`);
  const site = await startSite({
    sheet: sheet(rooms, 0),
    env: { PUBLISH_DIR: dir, SHEET_POLL_SECONDS: '3' },
  });
  const others =
    rooms === 'on' ? Array.from({ length: ROOMS }, (_, n) => `rooms/room-${n + 1}.html`) : ['schedule.html'];
  const has = async (path: string, text: string) =>
    (await readFile(join(dir, 'current/site', path), 'utf8')).includes(text);
  const found = { page: [] as number[], all: [] as number[] };
  try {
    await site.logged('published');
    for (let edit = 1; edit <= EDITS; edit++) {
      const before = site.logs.length;
      const accepted = () => site.logs.slice(before).find(({ event }) => event === 'schedule-accepted');
      await site.setSheet(sheet(rooms, edit));
      await until(async () => accepted() !== undefined);
      const { time: at, revision } = accepted() as { time: string; revision: string };
      await until(() => has(page, ` (${edit})`));
      found.page.push(Date.now() - Date.parse(at));
      await until(async () =>
        (await Promise.all(others.map((path) => has(path, revision)))).every((isNew) => isNew),
      );
      found.all.push(Date.now() - Date.parse(at));
    }
  } finally {
    await site.stop();
    await rm(dir, { recursive: true, force: true });
  }
  return found;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const latest = performance.now() + 60_000;
  while (!(await isSo().catch(() => false))) {
    if (performance.now() > latest) throw new Error('It did not come within a minute');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The bytes of a page and of what its HTML names, gzip. */
async function bytesOf(site: RunningSite, path: string) {
  const html = await (await fetch(site.url + path)).text();
  const old = [...html.matchAll(/<script[^>]*\snoModule[^>]*>/gi)].join(' ');
  const named = [
    ...new Set([...html.matchAll(/\/_next\/static\/[^"\\ ]+\.(?:js|css)/g)].map(([one]) => one)),
  ];
  const sum = async (end: string) => {
    const files = named.filter((one) => one.endsWith(end) && !old.includes(one));
    const sizes = await Promise.all(
      files.map(async (one) => gzipped(await (await fetch(site.url + one)).text())),
    );
    return sizes.reduce((all, size) => all + size, 0);
  };
  return { path, html: gzipped(html), scripts: await sum('.js'), styles: await sum('.css') };
}

/** The bytes (gzip) that a site without rooms has more because there could be rooms: the fields for them. */
async function withoutRooms(): Promise<string> {
  const { Schedule, Settings } = sheet('off', 0);
  const lines = Schedule.split('\n')
    .slice(0, 101)
    .map((line) => line.replace(/,Room(?: \d+)?,/, ','));
  const site = await startSite({ sheet: { Schedule: lines.join('\n'), Settings } });
  const more: string[] = [];
  for (const path of [
    '/',
    '/schedule',
    '/schedule.json',
    '/now.json',
    '/schedule.xml',
    '/schedule.ics',
    '/feed.xml',
  ]) {
    const text = await (await fetch(site.url + path)).text();
    const less = text.replaceAll(/\\?"rooms?\\?":(?:null|\[\]),?/g, '');
    more.push(`${path} ${gzipped(text) - gzipped(less)}`);
  }
  await site.stop();
  return more.join(', ');
}

/** Measures all of it on the build that is there, and prints a table. */
export async function run(): Promise<void> {
  const less = await withoutRooms();
  const one = await edits('off', 'index.html');
  const many = await edits('on', `rooms/room-${ROOMS}.html`);
  const site = await startSite({ sheet: sheet('on', 0) });
  try {
    const room = await bytesOf(site, `/rooms/room-${ROOMS}`);
    const front = await bytesOf(site, '/');
    const json = gzipped(await (await fetch(`${site.url}/schedule.json`)).text());
    const [single, own, all] = [one.page, many.page, many.all].map(median) as [number, number, number];
    const rows: [string, string, boolean][] = [
      ['HTML of a room, gzip', `${room.html} B (limit 12,000)`, room.html <= 12_000],
      ['scripts and styles of a room', `${room.scripts} and ${room.styles} B`, true],
      ['HTML of the front page', `${front.html} B`, true],
      ['/schedule.json, gzip', `${json} B (limit 80,000)`, json <= 80_000],
      ['an edit in one room, published', `${Math.round(single)} ms`, true],
      [
        `the same in ${ROOMS} rooms`,
        `${Math.round(own)} ms, ${(own / single).toFixed(2)} times (limit 1.5)`,
        own / single <= 1.5,
      ],
      ['all pages of it', `${Math.round(all)} ms (limit 5,000)`, all <= 5000],
      ['bytes more without rooms', less, !/ (?:5[1-9]|[6-9]\d|\d{3,})/.test(less)],
    ];
    for (const [what, figure, isMet] of rows) console.log(`${isMet ? ' ' : '!'} ${what}: ${figure}`);
    if (rows.some(([, , isMet]) => !isMet)) process.exitCode = 1;
  } finally {
    await site.stop();
  }
  await measureGrid();
}
