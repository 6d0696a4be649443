import { type Browser, chromium, type Page } from '@playwright/test';
import { standInForProviders } from '../e2e/at-time.ts';
import { launchWholeChromium } from '../e2e/engines/chromium/chromium-launch.ts';
import { startSite } from '../e2e/site.ts';
import { sheet } from './rooms-sheet.ts';

// Measures the tasks of a page with a grid of 30 rooms and some 950 shows a day on a slow machine: while it comes, while it
// is scrolled, and while its days are picked. The time is the main thread's own, so that other programs do not count.
const CPU_SLOWDOWN = 4;
const DAYS = 2;
const LIMIT = 100;
/** More shows than this are only on a whole day. */
const FULL_DAY = 500;

type Event = {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  tdur?: number;
  pid: number;
  tid: number;
  args?: object;
};

/** The steps of a task and their own time in ms, the longest first. */
function causesOf(task: Event, events: readonly Event[]): string {
  const inside = events.filter(
    ({ pid, tid, ts, dur }) =>
      pid === task.pid && tid === task.tid && ts >= task.ts && ts + (dur ?? 0) <= task.ts + (task.dur ?? 0),
  );
  const own = new Map<string, number>();
  const open: Event[] = [];
  for (const event of inside.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    while (open.length > 0 && event.ts >= endOf(open.at(-1))) open.pop();
    const parent = open.at(-1);
    const spent = (event.tdur ?? 0) / 1000;
    own.set(event.name, (own.get(event.name) ?? 0) + spent);
    if (parent) own.set(parent.name, (own.get(parent.name) ?? 0) - spent);
    open.push(event);
  }
  const longest = [...own].sort(([, a], [, b]) => b - a).slice(0, 5);
  return longest.map(([name, ms]) => `${name} ${Math.round(ms)}`).join(', ');
}

const endOf = (event: Event | undefined) => (event ? event.ts + (event.dur ?? 0) : 0);

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'blink'];

/** Runs something, and says what the longest tasks of the page were meanwhile. */
async function longestTasks(browser: Browser, page: Page, act: () => Promise<void>) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: Event[] };
  const events = traceEvents.filter(({ ph, tdur }) => ph === 'X' && tdur !== undefined);
  const mains = new Set(
    traceEvents
      .filter((event) => event.name === 'thread_name' && isMain(event))
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events
    .filter(({ name, pid, tid }) => name === 'RunTask' && mains.has(`${pid} ${tid}`))
    .sort((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0));
  // The measuring itself asks things of the page, and its tasks do not count.
  const asked = events.filter(
    ({ name, args }) => name === 'Receive mojo message' && /devtools|tracing/i.test(JSON.stringify(args)),
  );
  const own = tasks.filter(
    (task) =>
      !asked.some(
        ({ pid, tid, ts }) =>
          pid === task.pid && tid === task.tid && ts >= task.ts && ts <= task.ts + (task.dur ?? 0),
      ),
  );
  const all = own.reduce((sum, { tdur }) => sum + (tdur ?? 0), 0) / 1000;
  const longest = own.slice(0, 4).map((task) => ({
    ms: Math.round((task.tdur ?? 0) / 1000),
    wall: Math.round((task.dur ?? 0) / 1000),
    causes: causesOf(task, events),
  }));
  return { all: Math.round(all), longest };
}

const isMain = (event: Event) => (event.args as { name?: string } | undefined)?.name === 'CrRendererMain';

/** Two frames: what was asked for is painted. */
const frames = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

async function scroll(page: Page): Promise<void> {
  await page.locator('.room-grid [tabindex]').hover();
  for (let step = 0; step < 12; step++) {
    await page.mouse.wheel(step % 3 === 2 ? 400 : 0, step < 9 ? 500 : -900);
    await frames(page);
  }
}

/** Every cell of the day is filled. */
const filled = (page: Page) =>
  page.waitForFunction(() => !document.querySelector('.room-grid-slot:empty'), null, { timeout: 120_000 });

/** The link of the first cell, which is another one on each day. */
const firstLink = (page: Page) => page.evaluate(() => document.querySelector('.room-grid-slot a')?.outerHTML);

/** Prints the longest tasks of each step. */
export async function run(): Promise<void> {
  const site = await startSite({ sheet: sheet('on', 0, DAYS) });
  const browser = await chromium.launch(launchWholeChromium());
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await standInForProviders(context);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    const days = page.locator('.room-grid fieldset button');
    const steps: [string, () => Promise<void>][] = [
      [
        'until the grid is there',
        async () => {
          await page.goto(`${site.url}/schedule`);
          await page.locator('.room-grid-slot').first().waitFor({ timeout: 120_000 });
        },
      ],
      ['its cells are filled', async () => void (await filled(page))],
      ['scrolling', () => scroll(page)],
      [
        'another day',
        async () => {
          const before = await firstLink(page);
          await days.nth(1).click();
          // The press is answered before the cells of the day are there.
          await page.waitForFunction(
            (link) => document.querySelector('.room-grid-slot a')?.outerHTML !== link,
            before,
          );
          await page.locator('.room-grid-slot').nth(FULL_DAY).waitFor({ state: 'attached' });
          await filled(page);
        },
      ],
      ['scrolling it', () => scroll(page)],
      [
        'the first day while it is scrolled',
        async () => {
          await days.first().click();
          await scroll(page);
          await filled(page);
        },
      ],
    ];
    for (const [at, [what, act]] of steps.entries()) {
      const { all, longest } = await longestTasks(browser, page, act);
      const worst = longest[0]?.ms ?? 0;
      const isMet = at === 0 || worst <= LIMIT;
      console.log(
        `${isMet ? ' ' : '!'} ${what}: the longest task ${worst} ms (limit ${LIMIT}), all ${all} ms`,
      );
      for (const { ms, wall, causes } of longest)
        console.log(`    ${ms} ms (${wall} by the clock): ${causes}`);
      if (!isMet) process.exitCode = 1;
    }
  } finally {
    await browser.close();
    await site.stop();
  }
}
