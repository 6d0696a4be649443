import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { standInForProviders } from '../e2e/at-time.ts';
import { HOUR, MINUTE, minuteOf, video } from '../e2e/sheets.ts';
import { type RunningSite, startSite } from '../e2e/site.ts';

// Measures the cost of many rooms: 30 rooms with 2,000 slots, beside a site that has the same slots in one room.
const ROOMS = 30;
const SLOTS = 2000;
const EDITS = 5;
const CPU_SLOWDOWN = 4;
const DAYS = 4;
const SLOT = 40 * MINUTE;

const gzipped = (bytes: Buffer | string) => gzipSync(bytes, { level: 9 }).length;
const time = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[all.length >> 1] ?? Number.NaN;

/** Words for titles and names. They are chosen at random, so that they compress badly, but the same in each run. */
const WORDS =
  'time light sound paper river engine garden open machine night letter public small secure broken early radio signal music winter simple quiet network kernel stage camera film story house market forest puzzle border silver mirror planet glass copper cloud theory practice future history memory city island bridge window pattern colour language number question answer error trust energy water travel craft game play dance voice theatre museum library school science art code data model proof queue cache thread needle fabric cotton leather resin paint brush canvas print press type font grid form shape line curve point field order chaos rule law right duty'.split(
    ' ',
  );
function words(count: number, seed: number): string {
  let state = Math.imul(seed + 1, 2654435761);
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return WORDS[(state >>> 8) % WORDS.length];
  };
  return Array.from({ length: count }, next).join(' ');
}

/** The same for each edit: otherwise, in another minute, an edit would move every slot. */
const START = minuteOf(Date.now()) - HOUR;

/** A convention of four days that began an hour ago. `edit` is in the title of the slot that is on in the last room. */
function sheet(rooms: 'on' | 'off', edit: number) {
  const rows = Array.from({ length: SLOTS }, (_, n) => {
    const room = n % ROOMS;
    const at = Math.floor(n / ROOMS);
    const day = Math.floor(at / Math.ceil(SLOTS / ROOMS / DAYS));
    const from =
      START + day * 24 * HOUR + (at % Math.ceil(SLOTS / ROOMS / DAYS)) * SLOT + (room % 3) * 5 * MINUTE;
    const edited = at === 1 && room === ROOMS - 1 ? ` (${edit})` : '';
    return [
      time(from),
      time(from + SLOT - 5 * MINUTE),
      words(4, n) + edited,
      `Room ${room + 1}`,
      video(`room${String(room).padStart(2, '0')}talk1`),
      words(2, n % 700),
    ].join(',');
  });
  return {
    Schedule: ['Start,End,Title,Room,Stream,Host', ...rows].join('\n'),
    Settings: `Name,Value\nTime zone,UTC\nRooms,${rooms}\n`,
  };
}

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

/** The tasks over 50 ms while the grid of the schedule is read on a slow machine: days are picked, and it is scrolled. */
async function gridTasks(browser: Browser, site: RunningSite) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await standInForProviders(context);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
      buffered: true,
    });
  });
  const take = () =>
    page.evaluate(() => (window as unknown as { tasks: number[] }).tasks.splice(0).map(Math.round));
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.goto(`${site.url}/schedule`);
  const grid = page.locator('.room-grid-scroll');
  await grid.waitFor({ timeout: 120_000 });
  await page.waitForLoadState('networkidle');
  const coming = await take();
  const days = page.locator('.room-grid-days button');
  for (let at = 0; at < (await days.count()); at++) {
    await days.nth(at).click();
    await grid.hover();
    for (let step = 0; step < 6; step++) {
      await page.mouse.wheel(step % 2 ? 400 : 0, 600);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }
  const reading = await take();
  await context.close();
  return { coming, reading };
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
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const room = await bytesOf(site, `/rooms/room-${ROOMS}`);
    const front = await bytesOf(site, '/');
    const json = gzipped(await (await fetch(`${site.url}/schedule.json`)).text());
    const { coming, reading } = await gridTasks(browser, site);
    const [single, own, all] = [one.page, many.page, many.all].map(median) as [number, number, number];
    const worst = Math.max(0, ...reading);
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
      ['the longest task while the grid is read', `${worst} ms (limit 100)`, worst <= 100],
      ['bytes more without rooms', less, !/ (?:5[1-9]|[6-9]\d|\d{3,})/.test(less)],
      ['tasks over 50 ms until it is there', coming.join(', '), true],
    ];
    for (const [what, figure, isMet] of rows) console.log(`${isMet ? ' ' : '!'} ${what}: ${figure}`);
    if (rows.some(([, , isMet]) => !isMet)) process.exitCode = 1;
  } finally {
    await browser.close();
    await site.stop();
  }
}
