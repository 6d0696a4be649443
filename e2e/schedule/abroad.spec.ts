import { expect, test } from '@playwright/test';
import { standInForProviders } from '../at-time.ts';
import { HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { startSite } from '../site.ts';
import { watchShifts } from '../watch-shifts.ts';

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
        const moved = await watchShifts(page);
        await page.goto(site.url + path);
        await expect(page.locator('main')).toContainText('GMT+5:30');
        expect(await moved(), `${path} at ${size.width}`).toEqual([]);
        await page.close();
      }
    }
    await site.stop();
  });
}
