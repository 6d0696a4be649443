import type { Browser } from '@playwright/test';
import { HOUR, minuteOf, sheetOf } from '../../e2e/sheets.ts';
import { startSite } from '../../e2e/site.ts';
import { allowReading, makeCountedFilm, readSecond } from '../../e2e/stage/counted-film.ts';
import type { MediaServer } from '../../e2e/stage/media-server.ts';
import { aheadOf } from './watch.ts';

const ITEMS = 20;
/** Seconds of each recording. Ninety of them would take half an hour; the memory that one leaves behind is the same. */
const SECONDS = 12;

/** One page through many short recordings: its memory (MB) after the third and the last, and how many it missed. */
export async function runItems(browser: Browser, media: MediaServer): Promise<Record<string, unknown>> {
  const names = ['short.mp4', 'short.m3u8'];
  for (const name of names) makeCountedFilm(media.folder, name, SECONDS + 2, 1000);
  const from = minuteOf(Date.now());
  // Of what plays before the page is there nothing is measured.
  const skip = Math.ceil((Date.now() - from) / 1000 / SECONDS) + 2;
  const streams = Array.from(
    { length: skip + ITEMS + 1 },
    (_, n) => `Item ${n}: ${media.at(names[n % 2] ?? '')} [0:00:${SECONDS}]`,
  ).join('\n');
  const row = {
    start: from,
    end: from + HOUR,
    title: 'Shorts',
    stream: streams,
    more: { Playback: 'together' },
  };
  const site = await startSite({ sheet: sheetOf([row]) });
  const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  await allowReading(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.goto(site.url);
  const heap = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return { mb: Math.round(of('JSHeapUsedSize') / 1e5) / 10, nodes: of('Nodes') };
  };
  const measured: { mb: number; nodes: number }[] = [];
  let missed = 0;
  let mostVideos = 0;
  for (let item = skip; item < skip + ITEMS; item++) {
    // In the middle of each.
    const at = from + (item + 0.6) * SECONDS * 1000;
    await new Promise((done) => setTimeout(done, at - Date.now()));
    const seen = await readSecond(page);
    const begins = from + item * SECONDS * 1000;
    const ahead = aheadOf(seen, begins);
    const isInStep = ahead !== null && Math.abs(ahead) < 0.5;
    if (!isInStep) missed++;
    mostVideos = Math.max(mostVideos, await page.locator('video').count());
    measured.push(await heap());
  }
  await site.stop();
  const [third, last] = [measured[2], measured.at(-1)];
  return { items: ITEMS, missed, mostVideos, afterThird: third, afterLast: last };
}
