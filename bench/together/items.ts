import type { Browser } from '@playwright/test';
import { HOUR, minuteOf, sheetOf } from '../../e2e/sheets.ts';
import { startSite } from '../../e2e/site.ts';
import { allowReading, makeCountedFilm, readSecond } from '../../e2e/stage/counted-film.ts';
import type { MediaServer } from '../../e2e/stage/media-server.ts';
import { aheadOf } from './watch.ts';

const ITEMS = 20;

/** One page through many recordings of some seconds each: its memory (MB) in each of them, and how many it missed. */
export async function runItems(
  browser: Browser,
  media: MediaServer,
  seconds: number,
): Promise<Record<string, unknown>> {
  const names = ['short.mp4', 'short.m3u8'];
  for (const name of names) makeCountedFilm(media.folder, name, seconds + 2, 1000);
  const from = minuteOf(Date.now());
  // Of what plays before the page is there nothing is measured.
  const skip = Math.ceil((Date.now() - from) / 1000 / seconds) + 2;
  const streams = Array.from(
    { length: skip + ITEMS + 1 },
    (_, n) => `Item ${n}: ${media.at(names[n % 2] ?? '')} [${lengthText(seconds)}]`,
  ).join('\n');
  const row = {
    start: from,
    end: from + 2 * HOUR,
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
    const at = from + (item + 0.6) * seconds * 1000;
    await new Promise((done) => setTimeout(done, at - Date.now()));
    const seen = await readSecond(page);
    const begins = from + item * seconds * 1000;
    const ahead = aheadOf(seen, begins);
    const isInStep = ahead !== null && Math.abs(ahead) < 0.5;
    if (!isInStep) missed++;
    mostVideos = Math.max(mostVideos, await page.locator('video').count());
    measured.push(await heap());
  }
  await site.stop();
  return {
    items: ITEMS,
    seconds,
    missed,
    mostVideos,
    megabytes: measured.map(({ mb }) => mb).join(' '),
    nodes: measured.map(({ nodes }) => nodes).join(' '),
  };
}

const lengthText = (seconds: number) =>
  `0:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
