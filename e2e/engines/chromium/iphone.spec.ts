import { type ConsoleMessage, expect, type Page, test } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { complaints } from '../../at-time.ts';
import { HOUR, minuteOf, sheetOf } from '../../sheets.ts';
import { type RunningSite, startSite } from '../../site.ts';
import {
  BROWSER_ARGS,
  type LiveStream,
  type MediaServer,
  startMediaServer,
} from '../../stage/media-server.ts';
import { launchWholeChromium } from './chromium-launch.ts';

// Chromium without the features that an iPhone lacks. Features that only an iPhone has cannot be tested here.

test.use({
  hasTouch: true,
  isMobile: true,
  viewport: { width: 390, height: 844 },
  launchOptions: launchWholeChromium('--autoplay-policy=no-user-gesture-required', ...BROWSER_ARGS),
});

let irc: Awaited<ReturnType<typeof startDemoIrc>>;
let media: MediaServer;
let live: LiveStream;
let site: RunningSite;
test.beforeAll(async () => {
  [irc, media] = await Promise.all([startDemoIrc({ port: 0 }), startMediaServer()]);
  live = await media.goLive('evening');
  const start = minuteOf(Date.now()) - HOUR;
  site = await startSite({
    sheet: sheetOf([{ start, end: start + 9 * HOUR, title: 'The show', stream: media.at('evening.m3u8') }]),
    env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/` },
  });
});
test.afterAll(async () => {
  live?.stop();
  await site?.stop();
  await media?.stop();
  await irc?.close();
});
test.beforeEach(({ context }) =>
  context.addInitScript(() => {
    for (const name of ['MediaSource', 'ManagedMediaSource', 'SourceBuffer', 'WebKitMediaSource'])
      Reflect.deleteProperty(window, name);
    Reflect.deleteProperty(Element.prototype, 'requestFullscreen');
    Reflect.deleteProperty(Element.prototype, 'webkitRequestFullscreen');
    for (const name of [
      'fullscreenEnabled',
      'exitFullscreen',
      'fullscreenElement',
      'webkitFullscreenEnabled',
    ])
      Reflect.deleteProperty(Document.prototype, name);
  }),
);

/** A segment that left the playlist before it was asked for is gone, which Chromium notes. */
const isGone = (message: ConsoleMessage) => /\/evening-\d+\.ts$/.test(message.location().url);

const boxOf = async (page: Page, css: string) => {
  const box = await page.locator(css).boundingBox();
  if (!box) throw new Error(`${css} is not there`);
  return box;
};

test('full screen fills the window with stream and chat', async ({ page, context }) => {
  const heard = complaints(context, isGone);
  await page.goto(site.url);
  await page
    .getByRole('button', { name: 'Page', exact: true })
    .or(page.getByRole('button', { name: 'Up next', exact: true }))
    .click();
  const button = page.getByRole('button', { name: 'Full screen' }).first();
  await button.click();
  await expect(page.locator('.shell-head')).toBeHidden();
  await expect(page.locator('.shell-page')).toBeHidden();
  const stage = await boxOf(page, '.stage');
  const chat = await boxOf(page, '.shell-chat');
  expect([stage.x, stage.y, stage.width]).toEqual([0, 0, 390]);
  expect([chat.x, chat.y + chat.height, chat.width]).toEqual([0, 844, 390]);
  expect(chat.y).toBeLessThanOrEqual(stage.height + 1);
  await button.click();
  await expect(page.locator('.shell-head')).toBeVisible();
  expect(heard).toEqual([]);
});

const SCREENS = [
  { name: 'an upright phone', width: 390, height: 844, keyboard: 336 },
  { name: 'a small upright phone', width: 375, height: 667, keyboard: 260 },
  { name: 'a phone on its side', width: 844, height: 390, keyboard: 200 },
  { name: 'a tablet', width: 1024, height: 768, keyboard: 380 },
];
for (const { name, width, height, keyboard } of SCREENS) {
  test(`stream and message box stay in sight above the keyboard of ${name}`, async ({ page }) => {
    const text = `Read at ${width} by ${height}`;
    await page.setViewportSize({ width, height });
    await page.goto(site.url);
    await page.getByLabel('Nickname').fill(`typist${width}`);
    await page.getByRole('button', { name: 'Join chat' }).click();
    const box = page.getByRole('textbox', { name: 'Message' });
    await box.fill(text);
    await box.press('Enter');
    await expect(page.locator('.mq-chat-line', { hasText: text })).toBeVisible();
    await box.focus();
    // The script is loaded when the stream runs.
    const seen = height - keyboard;
    await expect(async () => {
      await page.evaluate((visible) => {
        const viewport = window.visualViewport;
        if (!viewport) throw new Error('No visual viewport');
        Object.defineProperty(viewport, 'height', { configurable: true, get: () => visible });
        viewport.dispatchEvent(new Event('resize'));
      }, seen);
      expect(await page.locator(':root[data-keyboard]').count()).toBe(1);
    }).toPass();
    const screen = await boxOf(page, '.stage-screen');
    const field = await boxOf(page, '.mq-chat-box');
    expect(screen.y).toBeGreaterThanOrEqual(0);
    expect(screen.height).toBeGreaterThan(80);
    expect(screen.y + screen.height).toBeLessThanOrEqual(seen);
    expect(field.height).toBeGreaterThan(30);
    expect(field.y + field.height).toBeLessThanOrEqual(seen);
    await expect(page.locator('.mq-chat-line', { hasText: text })).toBeInViewport();
    await box.blur();
    await expect(page.locator(':root[data-keyboard]')).toHaveCount(0);
  });
}

test('HLS plays without Media Source Extensions: controls, captions and the live edge', async ({
  page,
  context,
}) => {
  const heard = complaints(context, isGone);
  await page.goto(site.url);
  const video = page.locator('.stage-screen video');
  const time = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
  await expect.poll(time).toBeGreaterThan(1);
  const player = page.getByRole('group', { name: 'Player' });
  await expect(player.getByText('Live', { exact: true })).toBeVisible();
  // Safari gives the subtitles of a playlist as text tracks of the element.
  await video.evaluate((element: HTMLVideoElement) => element.addTextTrack('subtitles', 'English', 'en'));
  await player.getByRole('button', { name: 'Settings' }).click();
  await player.getByLabel('Captions').selectOption('English');
  expect(await video.evaluate((element: HTMLVideoElement) => element.textTracks[0]?.mode)).toBe('showing');
  await page.keyboard.press('Escape');
  await player.getByRole('button', { name: 'Pause' }).click();
  expect(await video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true);
  await player.getByRole('button', { name: 'Play' }).click();
  const before = await time();
  await expect.poll(time).toBeGreaterThan(before);
  // An iPhone has no full screen for elements, and this element has none of its own either.
  await expect(player.getByRole('button', { name: 'Full screen' })).toHaveCount(0);
  expect(await video.evaluate((element: HTMLVideoElement) => element.currentSrc)).toContain('.m3u8');
  expect(heard).toEqual([]);
});
