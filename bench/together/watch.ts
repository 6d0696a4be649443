import type { Browser, CDPSession, Page } from '@playwright/test';
import { allowReading, readSecond, type Seen } from '../../e2e/stage/counted-film.ts';
import { type ServedFilm, STALLS } from './serve-film.ts';

/** ms between looks at the pictures. */
export const EVERY = 500;
/** ms: a stall, and a sleep in a run of five minutes or more and in a shorter one. */
const STALL = 20_000;
const SLEEP = { long: 120_000, short: 40_000 };
const LONG = 5 * 60_000;
/** ms after joining at which a page has its trouble: more than a minute, in which the first seek is the beginning. */
const TROUBLE = 61_000;
/** ms after which a page that has joined counts. */
const SETTLES = 5000;
/** Seconds: how long a picture is shown. */
const PICTURE = 0.05;
/** Five large pictures, drawn without a graphics card, would take more than two processors have. */
const PHONE = { width: 360, height: 640 };
/** Seconds: a viewer who is this near is back in step. */
const BACK = 0.5;

export type Viewer = {
  /** How wrong its clock is, ms. */
  off: number;
  megabits: number;
  slowdown: number;
  /** When it joins, ms after the beginning; random. */
  joins: number;
  has: 'nothing' | 'stall' | 'sleep';
};

type Looked = { at: number; ahead: number };
/** An event of the element: when (ms), its name, its second, and up to which second it has data. */
export type Happened = { at: number; name: string; second: number; has: number };
export type Watched = {
  looks: Looked[];
  /** Looks at a picture that could not be read. */
  unread: number;
  seeks: number[];
  /** Seconds until it was in step after its trouble; null if it never was. */
  back: number | null;
  trace: Happened[];
};

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
/** A page that is busy, or closing, is not seen. */
const look = (page: Page) => readSecond(page).catch(() => null);

/** Watches one viewer from its joining until an instant. `from` is when the recording begins. */
export async function watch(
  browser: Browser,
  url: string,
  viewer: Viewer,
  { from, until }: { from: number; until: number },
  film: ServedFilm,
): Promise<Watched> {
  const watched: Watched = { looks: [], unread: 0, seeks: [], back: null, trace: [] };
  await wait(viewer.joins);
  const agent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`;
  const userAgent = viewer.has === 'stall' ? `${agent} ${STALLS}` : agent;
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: PHONE, userAgent });
  const page = await context.newPage();
  await allowReading(page);
  await noteEvents(page, watched, viewer.off);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await setLine(cdp, viewer);
  await page.goto(url, { waitUntil: 'commit' });
  const joined = Date.now();
  /** When its trouble was over, until it is back. */
  let mended: number | null = null;
  let hadTrouble = viewer.has === 'nothing';
  while (Date.now() < until) {
    const seen = await look(page);
    const ahead = aheadOf(seen, from);
    if (mended !== null && ahead !== null && Math.abs(ahead) < BACK) {
      watched.back = (Date.now() - mended) / 1000;
      mended = null;
    } else if (mended === null && Date.now() - joined > SETTLES) {
      if (seen && ahead !== null) watched.looks.push({ at: seen.at, ahead });
      if (seen?.moves && seen.second === null) watched.unread++;
    }
    if (!hadTrouble && Date.now() - joined > TROUBLE) {
      hadTrouble = true;
      await (viewer.has === 'sleep' ? sleep(cdp, until - from) : stall(page, film, until));
      mended = Date.now();
      watched.trace.push({ at: mended, name: 'mended', second: 0, has: 0 });
    }
    await wait(EVERY);
  }
  await context.close();
  return watched;
}

/** How far (s) a picture is before its second; null if it does not play or was not read. */
export function aheadOf(seen: Seen | null, from: number): number | null {
  if (!seen?.moves || seen.second === null) return null;
  return seen.second + PICTURE / 2 - (seen.at - from) / 1000;
}

/** Writes down what happens to the elements of a page, whose device's clock is wrong. */
async function noteEvents(page: Page, watched: Watched, off: number): Promise<void> {
  await page.exposeFunction('noteEvent', (happened: Happened) => {
    watched.trace.push(happened);
    if (happened.name === 'seeking') watched.seeks.push(happened.at);
  });
  await page.addInitScript((ms) => {
    const now = Date.now;
    Date.now = () => now() + ms;
    const note = (window as unknown as { noteEvent(happened: Happened): void }).noteEvent;
    const take = ({ type, target }: Event) => {
      if (!(target instanceof HTMLMediaElement)) return;
      const { currentTime, buffered } = target;
      const has = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
      note({ at: performance.timeOrigin + performance.now(), name: type, second: currentTime, has });
    };
    const names = 'loadstart seeking seeked waiting playing pause ratechange error emptied'.split(' ');
    for (const name of names) document.addEventListener(name, take, true);
  }, off);
}

const setLine = (cdp: CDPSession, { megabits }: Viewer) =>
  cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 30,
    downloadThroughput: (megabits * 1e6) / 8,
    uploadThroughput: 1e6 / 8,
  });

async function sleep(cdp: CDPSession, lasts: number): Promise<void> {
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  await wait(lasts >= LONG ? SLEEP.long : SLEEP.short);
  await cdp.send('Page.setWebLifecycleState', { state: 'active' });
}

/** A line that is down stalls the picture when everything that was loaded has been seen. */
async function stall(page: Page, film: ServedFilm, until: number): Promise<void> {
  film.setDown(true);
  for (let before: number | null = null; Date.now() < until - STALL; ) {
    const seen = await look(page);
    if (seen && seen.second !== null && seen.second === before) break;
    before = seen?.second ?? null;
    await wait(1500);
  }
  await wait(STALL);
  film.setDown(false);
}
