import { type Browser, expect, type Page, test } from '@playwright/test';
import { CHROMIUM } from '../../playwright.config.ts';
import { type PublishedSite, startPublishedSite } from '../publish/published-site.ts';
import { HOUR, MINUTE, minuteOf, sheetOf } from '../sheets.ts';
import { allowReading, makeCountedFilm, readSecond } from './counted-film.ts';
import { BROWSER_ARGS, type MediaServer, startMediaServer } from './media-server.ts';

// Recordings that everybody sees at the same second, in real time: the picture itself says which second it is.

test.use({
  launchOptions: { ...CHROMIUM.launchOptions, args: [...CHROMIUM.launchOptions.args, ...BROWSER_ARGS] },
});

let media: MediaServer;
let published: PublishedSite;
/** The minute at which the programme begins. */
const start = minuteOf(Date.now()) - MINUTE;
/** When the second recording follows: some time after the pages have been opened. */
let change = 0;

/** One programme that is on. */
const programme = (streams: string, more: Record<string, string> = {}) =>
  sheetOf([
    {
      start,
      end: start + HOUR,
      title: 'Film night',
      stream: streams,
      more: { Playback: 'together', ...more },
    },
  ]);

test.beforeAll(async () => {
  media = await startMediaServer();
  makeCountedFilm(media.folder, 'first.mp4', 240);
  makeCountedFilm(media.folder, 'second.m3u8', 600);
  published = await startPublishedSite({ sheet: programme('https://live.example.org/none.mp4') });
});
test.afterAll(async () => {
  await published?.stop();
  await media?.stop();
});

/** A page of its own, on a device whose clock is off by so much (ms). */
async function openOn(browser: Browser, off: number): Promise<Page> {
  const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  await allowReading(page);
  await page.addInitScript((ms) => {
    const now = Date.now;
    Date.now = () => now() + ms;
  }, off);
  await page.goto(published.url);
  return page;
}

/** How far a page's picture is from the second that everybody should see at that moment. */
async function ahead(page: Page, from: number): Promise<number> {
  const seen = await readSecond(page);
  return seen?.moves && seen.second !== null ? seen.second - (seen.at - from) / 1000 : Number.NaN;
}
const isInStep = async (page: Page, from: number) => {
  await expect.poll(async () => Math.abs(await ahead(page, from)), { intervals: [250] }).toBeLessThan(0.4);
};

test('two devices see the same second, also after a pause, the next recording, and without Node', async ({
  browser,
}) => {
  change = Math.ceil((Date.now() - start) / 1000) + 45;
  const streams = `First: ${media.at('first.mp4')} [${change}]\nSecond: ${media.at('second.m3u8')}`;
  await published.site.setSheet(
    programme(
      streams.replace(
        `[${change}]`,
        `[0:${Math.floor(change / 60)}:${String(change % 60).padStart(2, '0')}]`,
      ),
    ),
  );
  await expect(async () =>
    expect(await (await fetch(`${published.url}/schedule.json`)).text()).toContain('first.mp4'),
  ).toPass();
  const early = await openOn(browser, 0);
  const wrong = await openOn(browser, -600_000);
  // A late viewer starts at the right second.
  for (const page of [early, wrong]) await isInStep(page, start);
  // Again only if one of them is just looking for its place: then there is no second to compare.
  let spread = Number.NaN;
  const look = async () => {
    const [one, other] = await Promise.all([ahead(early, start), ahead(wrong, start)]);
    spread = Math.abs(one - other);
    return spread;
  };
  await expect.poll(look, { intervals: [250] }).not.toBeNaN();
  expect(spread).toBeLessThan(0.5);

  await early.keyboard.press('k');
  const back = early.getByRole('button', { name: 'Back in step' });
  await expect(back).toBeVisible();
  await expect.poll(async () => (await readSecond(early))?.moves).toBe(false);
  await back.click();
  await isInStep(early, start);
  await expect(back).toHaveCount(0);

  await published.site.kill();
  const from = start + change * 1000;
  await expect.poll(() => Date.now(), { timeout: 60_000 }).toBeGreaterThan(from);
  // It was prepared: both see it at once.
  for (const page of [early, wrong]) await isInStep(page, from);
  expect((await ahead(early, from)) - (await ahead(wrong, from))).toBeLessThan(0.5);
});
