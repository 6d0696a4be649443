import type { Page } from '@playwright/test';
import { atTime } from '../../at-time.ts';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from '../../sheets.ts';
import { type RunningSite, startSite } from '../../site.ts';
import { type LiveStream, type MediaServer, startMediaServer } from '../../stage/media-server.ts';
import { serveCaptionedFilm } from '../captioned-film.ts';
import { expect, test } from './firefox-test.ts';

let media: MediaServer;
let site: RunningSite;
let live: LiveStream | null = null;
test.beforeAll(async () => {
  media = await startMediaServer();
  site = await startSite({ sheet: showing(video('before00001')) });
});
test.afterAll(async () => {
  live?.stop();
  await site?.stop();
  await media?.stop();
});
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

function showing(stream: string, more: Record<string, string> = {}) {
  const start = minuteOf(Date.now()) - HOUR;
  return sheetOf([{ start, end: start + 9 * HOUR, title: 'The show', stream, more }]);
}

/** Puts streams on the site, and waits until its HTML has this text. */
async function show(stream: string, until: string, more: Record<string, string> = {}): Promise<void> {
  await site.setSheet(showing(stream, more));
  await expect.poll(async () => (await fetch(site.url)).text(), { intervals: [50] }).toContain(until);
}

const film = (page: Page) => page.locator('.stage-screen video');
const is = <Name extends keyof HTMLVideoElement>(page: Page, name: Name) =>
  film(page).evaluate((element, key) => (element as HTMLVideoElement)[key as Name], name);

test('live HLS plays, with sound', async ({ page, faults }) => {
  live = await media.goLive('evening');
  await show(media.at('evening.m3u8'), 'evening.m3u8');
  await page.goto(site.url);
  const player = page.getByRole('group', { name: 'Player' });
  await expect(player.getByText('Live', { exact: true })).toBeVisible();
  const at = await is(page, 'currentTime');
  await expect.poll(() => is(page, 'currentTime')).toBeGreaterThan(at + 1);
  // If the browser lets sound begin by itself, it may be there already.
  const unmute = page.getByRole('button', { name: 'Unmute' }).first();
  await expect(async () => {
    if (await is(page, 'muted')) await unmute.click({ timeout: 2000 });
    expect(await is(page, 'muted')).toBe(false);
  }).toPass();
  const heard = await film(page).evaluate(
    (element) => (element as HTMLVideoElement & { mozHasAudio: boolean }).mozHasAudio,
  );
  expect(heard).toBe(true);
  expect(await faults(page)).toEqual([]);
});

test('HLS has captions and qualities', async ({ page, faults }) => {
  serveCaptionedFilm(media);
  await show(media.at('captioned.m3u8'), 'captioned.m3u8');
  await page.goto(site.url);
  await expect.poll(() => is(page, 'currentTime')).toBeGreaterThan(0.5);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Quality').selectOption('90p');
  await expect.poll(() => is(page, 'videoHeight')).toBe(90);
  await page.getByLabel('Captions').selectOption('English');
  const shown = () =>
    film(page).evaluate((element) =>
      [...(element as HTMLVideoElement).textTracks]
        .filter(({ mode }) => mode === 'showing')
        .flatMap(({ cues }) => [...(cues ?? [])].map((cue) => (cue as VTTCue).text)),
    );
  await expect.poll(shown).toContain('Words to be read');
  expect(await faults(page)).toEqual([]);
});

test('several streams are tabs or a grid', async ({ page, faults }) => {
  await show(`HD: ${video('several0001')}\nSD: ${video('several0002')}`, 'several0001');
  await page.goto(site.url);
  const frames = page.locator('.stage-screen iframe');
  await expect(frames).toHaveCount(1);
  await page.getByRole('button', { name: 'SD', exact: true }).click();
  await expect(frames).toHaveAttribute('src', /several0002/);
  await page.getByRole('button', { name: 'All at once' }).click();
  await expect(frames).toHaveCount(2);
  expect(await faults(page)).toEqual([]);
});

test('an edit of the sheet arrives without a reload', async ({ page, faults }) => {
  await show(video('before00001'), 'before00001');
  await page.goto(site.url);
  await expect(page.locator('.stage-screen iframe')).toHaveAttribute('src', /before00001/);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await site.setSheet(showing(video('after000001')));
  await expect(page.locator('.stage-screen iframe')).toHaveAttribute('src', /after000001/);
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  expect(await faults(page)).toEqual([]);
});

test('the next show comes at its second, and its stream with it', async ({ page, faults }) => {
  const first = minuteOf(Date.now()) + 24 * HOUR;
  const soon = await startSite({
    sheet: sheetOf([
      { start: first, end: first + HOUR, title: 'The first show', stream: video('firstshow01') },
      { start: first + HOUR, end: first + 2 * HOUR, title: 'The second show', stream: video('secondshow2') },
    ]),
  });
  await atTime(page, first + HOUR - MINUTE);
  await page.goto(soon.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The first show');
  await page.clock.runFor(50_000);
  await expect(page.locator('.stage-screen iframe')).toHaveAttribute('src', /firstshow01/);
  await page.clock.runFor(10_000);
  await expect(page.locator('.stage-screen iframe')).toHaveAttribute('src', /secondshow2/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The second show');
  expect(await faults(page)).toEqual([]);
  await soon.stop();
});
