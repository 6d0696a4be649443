import { expect, test } from '@playwright/test';
import { standInForProviders } from '../at-time.ts';
import { HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { startSite } from '../site.ts';

// The HTML has the times of the sheet; those of a viewer far away are longer, and written in another way.
test.use({ locale: 'en-US', timezoneId: 'Asia/Kolkata' });

const NOW = minuteOf(Date.now());
const more = { Host: 'the projection booth', 'Content warning': 'flashing lights', Description: 'A film.' };
const PAST = { start: NOW - 30 * HOUR, end: NOW - 29 * HOUR, title: 'Seen already', stream: '', more };
const NEXT = { start: NOW + 50 * HOUR, end: NOW + 51 * HOUR, title: 'To come', stream: '', more };
const FILM = { start: NOW - HOUR, end: NOW + HOUR, title: 'A film', stream: video('nowshowing1'), more };
const SIZES = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
];

for (const [state, rows] of [
  ['on air', [PAST, FILM, NEXT]],
  ['off air', [PAST, NEXT]],
] as const) {
  test(`nothing moves as times turn to the viewer's own, ${state}`, async ({ context }) => {
    await standInForProviders(context);
    const site = await startSite({ sheet: sheetOf([...rows]), env: { CHAT_URL: 'ws://127.0.0.1:9/' } });
    for (const path of ['/', '/schedule', '/shows']) {
      for (const size of SIZES) {
        const page = await context.newPage();
        await page.setViewportSize(size);
        await page.addInitScript(() => {
          const moved: string[] = [];
          Object.assign(window, { moved });
          new PerformanceObserver((list) => {
            const entries = list.getEntries() as (PerformanceEntry & { sources: { node: Node | null }[] })[];
            for (const { sources } of entries)
              moved.push(...sources.map(({ node }) => node?.textContent ?? ''));
          }).observe({ type: 'layout-shift', buffered: true });
        });
        await page.goto(site.url + path);
        await expect(page.locator('main')).toContainText('GMT+5:30');
        // Two frames on, what has moved is known.
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        const moved = await page.evaluate(() => (window as unknown as { moved: string[] }).moved);
        expect(moved, `${path} at ${size.width}`).toEqual([]);
        await page.close();
      }
    }
    await site.stop();
  });
}
