import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { HOUR, MINUTE, minuteOf, sheetOf } from '../../e2e/sheets.ts';
import { startSite } from '../../e2e/site.ts';
import { allowReading, makeCountedFilm, readSecond } from '../../e2e/stage/counted-film.ts';
import { BROWSER_ARGS, type MediaServer, startMediaServer } from '../../e2e/stage/media-server.ts';
import { BEGIN_STEP, keepStep } from '../../lib/together/step.ts';
import { cytubeRule } from '../../lib/together/testing/cytube-rule.ts';
import { percentile, simulate } from '../../lib/together/testing/simulate.ts';
import { runItems } from './items.ts';

/** ms between looks at the pictures. */
const EVERY = 500;
/** ms: a stall, and a sleep in a run of five minutes or more and in a shorter one. */
const STALL = 20_000;
const SLEEP = { long: 120_000, short: 40_000 };
/** ms after joining at which a page has its trouble. */
const TROUBLE = 25_000;
/** Seconds after which a page that has joined counts. */
const SETTLES = 5;
const KILOBITS = 1000;

type Viewer = {
  /** How wrong its clock is, ms. */
  off: number;
  megabits: number;
  slowdown: number;
  /** When it joins, ms after the beginning; random. */
  joins: number;
  has: 'nothing' | 'stall' | 'sleep';
};

const about = (ms: number) => Math.round(Math.random() * ms);
const wrong = () => (Math.random() * 2 - 1) * 600_000;
const viewersOf = (): Viewer[] => [
  { off: 0, megabits: 20, slowdown: 1, joins: about(5000), has: 'nothing' },
  { off: wrong(), megabits: 2, slowdown: 1, joins: about(20_000), has: 'stall' },
  { off: wrong(), megabits: 20, slowdown: 4, joins: about(20_000), has: 'nothing' },
  { off: wrong(), megabits: 2, slowdown: 4, joins: about(20_000), has: 'nothing' },
  { off: wrong(), megabits: 20, slowdown: 1, joins: about(20_000), has: 'sleep' },
];

type Looked = { at: number; ahead: number };
type Result = { looks: Looked[]; seeks: number[]; back: number | null };

async function watch(
  browser: Browser,
  url: string,
  viewer: Viewer,
  from: number,
  until: number,
): Promise<Result> {
  const result: Result = { looks: [], seeks: [], back: null };
  const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
  await wait(viewer.joins);
  const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  await allowReading(page);
  await page.exposeFunction('noteSeek', () => result.seeks.push(Date.now()));
  await page.addInitScript((ms) => {
    const now = Date.now;
    Date.now = () => now() + ms;
    const noted = (window as unknown as { noteSeek(): void }).noteSeek;
    document.addEventListener('seeking', () => noted(), true);
  }, viewer.off);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  const line = (offline: boolean) =>
    cdp.send('Network.emulateNetworkConditions', {
      offline,
      latency: 30,
      downloadThroughput: (viewer.megabits * 1e6) / 8,
      uploadThroughput: 1e6 / 8,
    });
  await line(false);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: viewer.slowdown });
  await page.goto(url, { waitUntil: 'commit' });
  const joined = Date.now();
  let lost: number | null = null;
  let isDown = false;
  let hadTrouble = false;
  while (Date.now() < until) {
    const seen = await look(page);
    const ahead = seen?.moves ? seen.second + 0.05 - (seen.at - from) / 1000 : null;
    const counts = ahead !== null && Date.now() - joined > SETTLES * 1000 && lost === null;
    if (counts) result.looks.push({ at: seen?.at ?? 0, ahead });
    if (lost !== null && !isDown && ahead !== null && Math.abs(ahead) < 0.5) {
      result.back = (Date.now() - lost) / 1000;
      lost = null;
    }
    if (!hadTrouble && viewer.has !== 'nothing' && Date.now() - joined > TROUBLE) {
      hadTrouble = true;
      lost = Date.now();
      if (viewer.has === 'sleep') {
        await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
        await wait(until - from >= 5 * MINUTE ? SLEEP.long : SLEEP.short);
        await cdp.send('Page.setWebLifecycleState', { state: 'active' });
      } else {
        // A line that is down stalls the picture when what was loaded has been seen.
        await line(true);
        isDown = true;
        await stands(page, until - STALL);
        await wait(STALL);
        await line(false);
        isDown = false;
      }
      lost = Date.now();
    }
    await wait(EVERY);
  }
  await page.context().close();
  return result;
}

/** A page that is busy, or closing, is not seen. */
const look = (page: Page) => readSecond(page).catch(() => null);

/** Resolves when the picture stands still, or there is no more time. */
async function stands(page: Page, until: number): Promise<void> {
  for (let before = -1; Date.now() < until; ) {
    const seen = await look(page);
    if (seen && seen.second === before) return;
    before = seen?.second ?? -1;
    await new Promise((done) => setTimeout(done, 1500));
  }
}

/** The greatest difference between any two that play, in each half second. */
function spreads(results: readonly Result[]): number[] {
  const rounds = new Map<number, number[]>();
  for (const { looks } of results)
    for (const { at, ahead } of looks) {
      const round = Math.floor(at / EVERY);
      rounds.set(round, [...(rounds.get(round) ?? []), ahead]);
    }
  return [...rounds.values()]
    .filter((aheads) => aheads.length > 1)
    .map((aheads) => Math.max(...aheads) - Math.min(...aheads));
}

const mostInAMinute = (seeks: readonly number[]) =>
  Math.max(0, ...seeks.map((at) => seeks.filter((other) => other >= at && other < at + 60_000).length));

/** The same lines, stall and sleep in simulated time: 95 of 100 looks are nearer to the second than this. */
function simulated(rule: typeof keepStep, viewers: readonly Viewer[], seconds: number) {
  const traces = viewers.map(({ joins, megabits, slowdown, has }) =>
    simulate(rule, BEGIN_STEP, {
      from: 60 + joins / 1000,
      lasts: 60 + seconds,
      speed: (s) => (has === 'stall' && s > 120 && s < 160 ? 0 : (megabits * 1000) / KILOBITS),
      seekTakes: 0.5 * slowdown,
      stands: (s) => s % 37 < 0.1 * slowdown,
      sleeps: (s) => has === 'sleep' && s > 120 && s < 240,
    }),
  );
  const offs = traces.flatMap(({ drifts }) => drifts.map(({ ahead }) => Math.abs(ahead)));
  return {
    p95: round(percentile(offs, 0.95)),
    p99: round(percentile(offs, 0.99)),
    seeks: traces.reduce((sum, { seeks }) => sum + seeks.length, 0),
  };
}

const round = (n: number) => Math.round(n * 100) / 100;

/** Sends a large file in parts as it is asked for. */
function serveFile(media: MediaServer, name: string): void {
  const path = join(media.folder, name);
  const { size } = statSync(path);
  media.answer(`/${name}`, (request, response) => {
    const [, first = '0', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const [from, to] = [Number(first), last === '' ? size - 1 : Number(last)];
    response.writeHead(206, {
      'content-type': 'video/mp4',
      'accept-ranges': 'bytes',
      'content-length': to - from + 1,
      'content-range': `bytes ${from}-${to}/${size}`,
    });
    createReadStream(path, { start: from, end: to })
      .on('error', () => response.destroy())
      .pipe(response);
  });
}

/** `--minutes N`: how long each of both runs lasts; five otherwise. `--items`: the memory over twenty recordings. */
export async function run({ json, args }: { json: boolean; args: string[] }): Promise<void> {
  const minutes = Number(args[args.indexOf('--minutes') + 1]) || 5;
  const media = await startMediaServer();
  // `--items`: many short recordings in one page, and nothing else.
  const films = args.includes('--items') ? [] : ['film.mp4', 'film.m3u8'];
  for (const name of films) makeCountedFilm(media.folder, name, minutes * 60 + 180, KILOBITS);
  if (films.length > 0) serveFile(media, 'film.mp4');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required', ...BROWSER_ARGS],
  });
  const found: Record<string, unknown> = {};
  try {
    if (films.length === 0) found.items = await runItems(browser, media);
    for (const name of films) {
      const from = minuteOf(Date.now());
      const more = { Playback: 'together' };
      const row = { start: from, end: from + HOUR, title: 'Film night', stream: media.at(name), more };
      const site = await startSite({ sheet: sheetOf([row]) });
      const viewers = viewersOf();
      const until = Date.now() + minutes * MINUTE;
      const results = await Promise.all(
        viewers.map((viewer) => watch(browser, site.url, viewer, from, until)),
      );
      await site.stop();
      const all = spreads(results);
      found[name] = {
        looks: all.length,
        spreadP50: round(percentile(all, 0.5)),
        spreadP95: round(percentile(all, 0.95)),
        spreadP99: round(percentile(all, 0.99)),
        backAfterStallS: round(results[1]?.back ?? Number.NaN),
        backAfterSleepS: round(results[4]?.back ?? Number.NaN),
        mostSeeksInAMinute: Math.max(...results.map(({ seeks }) => mostInAMinute(seeks))),
        simulated: simulated(keepStep, viewers, minutes * 60),
        simulatedByCytube: simulated(cytubeRule, viewers, minutes * 60),
      };
      if (!json) console.log(name, found[name]);
    }
  } finally {
    await browser.close();
    await media.stop();
  }
  if (json) return void console.log(JSON.stringify(found));
  if (films.length > 0)
    console.log(`Five pages for ${minutes} minutes each; seconds between any two that play:`);
  for (const [name, values] of Object.entries(found)) console.log(name, values);
}
