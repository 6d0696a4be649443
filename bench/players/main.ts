import { chromium, type Page } from '@playwright/test';
import { HOUR, minuteOf, sheetOf } from '../../e2e/sheets.ts';
import { startSite } from '../../e2e/site.ts';
import { BROWSER_ARGS, startMediaServer } from '../../e2e/stage/media-server.ts';

const RUNS = 5;
const CPU_SLOWDOWN = 4;

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Milliseconds from navigation to a live HLS picture that moves. */
async function timeToPicture(page: Page, url: string): Promise<number> {
  const begun = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.1, null, {
    polling: 50,
  });
  return performance.now() - begun;
}

/** The longest interaction, ms: from the click to the next paint, by the browser's own word (w3.org/TR/event-timing). */
async function slowestInteraction(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const found: number[] = [];
    Object.assign(window, { found });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) found.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await act();
  // An interaction is told after the frame that follows it.
  return page.evaluate(
    () =>
      new Promise<number>((done) =>
        setTimeout(() => done(Math.max(0, ...(window as unknown as { found: number[] }).found)), 500),
      ),
  );
}

export async function run({ json }: { json: boolean }): Promise<void> {
  const media = await startMediaServer();
  const live = await media.goLive('evening');
  media.make('one.mp4', 30, '-movflags', '+faststart');
  media.make('two.mp4', 30, '-movflags', '+faststart');
  const start = minuteOf(Date.now()) - HOUR / 2;
  const sheet = (stream: string) => sheetOf([{ start, end: start + 3 * HOUR, title: 'The show', stream }]);
  const site = await startSite({ sheet: sheet(media.at('evening.m3u8')) });
  const several = await startSite({
    sheet: sheet(`One: ${media.at('one.mp4')}\nTwo: ${media.at('two.mp4')}\nThree: ${media.at('one.mp4?3')}`),
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...BROWSER_ARGS],
  });
  try {
    const pictures: number[] = [];
    for (let n = 0; n < RUNS; n++) {
      const context = await browser.newContext();
      pictures.push(await timeToPicture(await context.newPage(), site.url));
      await context.close();
    }
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await timeToPicture(page, several.url);
    await page.getByRole('group', { name: 'Player' }).waitFor();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const tabs = await slowestInteraction(page, async () => {
      for (const name of ['Two', 'Three', 'One', 'Two', 'One']) await press(name);
    });
    const grid = await slowestInteraction(page, async () => {
      for (const name of ['All at once', 'Two', 'Hear Three', 'Two', 'All at once', 'All at once'])
        await press(name);
    });
    const result = {
      runs: RUNS,
      cpuSlowdown: CPU_SLOWDOWN,
      liveHlsMs: { median: Math.round(median(pictures)), slowest: Math.round(Math.max(...pictures)) },
      interactionMs: { tabs, grid },
    };
    if (json) return void console.log(JSON.stringify(result));
    console.log(`From navigation to a moving picture of live HLS, ${RUNS} visits:`);
    console.table({ ms: result.liveHlsMs });
    console.log(`The slowest interaction, processor ${CPU_SLOWDOWN}x slower:`);
    console.table({ ms: result.interactionMs });
  } finally {
    await browser.close();
    live.stop();
    await Promise.all([site.stop(), several.stop(), media.stop()]);
  }
}
