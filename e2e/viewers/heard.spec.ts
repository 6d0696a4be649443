import { expect, test } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { atTime, standInForProviders } from '../at-time.ts';
import { serveFilm } from '../film.ts';
import { HOUR, MINUTE, minuteOf, sheetOf } from '../sheets.ts';
import { type RunningSite, startSite } from '../site.ts';

// These sentences are for people who listen to the page with a screen reader; docs/screen-reader.md has the whole way.

const START = minuteOf(Date.now()) + 24 * HOUR;
const FILM = 'https://media.example.org/film.mp4';

let site: RunningSite;
let irc: Awaited<ReturnType<typeof startDemoIrc>>;
test.beforeAll(async () => {
  irc = await startDemoIrc({ port: 0 });
  site = await startSite({
    sheet: sheetOf([{ start: START, end: START + HOUR, title: 'The late reel', stream: FILM }]),
    env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/` },
  });
});
test.afterAll(async () => {
  await site.stop();
  await irc.close();
});
test.beforeEach(({ context }) => standInForProviders(context));
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

test('a slider with the focus does not say each second of the film', async ({ page }) => {
  await serveFilm(page, FILM);
  await atTime(page, START + MINUTE);
  await page.goto(site.url);
  const slider = page.getByRole('slider', { name: 'Position' });
  const film = page.locator('.stage-screen video');
  const second = () => film.evaluate((video: HTMLVideoElement) => video.currentTime);
  const toldSecond = async () => Number(await slider.inputValue());
  await expect.poll(second).toBeGreaterThan(0);
  await slider.focus();
  const text = await slider.getAttribute('aria-valuetext');
  const told = await toldSecond();
  await expect.poll(second).toBeGreaterThan(told + 2);
  await expect(slider).toHaveAttribute('aria-valuetext', text ?? '');
  expect(await toldSecond()).toBe(told);
  // A key moves it on from where the picture is.
  await slider.press('ArrowRight');
  expect(await toldSecond()).toBeGreaterThan(told + 2);
  await expect(slider).not.toHaveAttribute('aria-valuetext', text ?? '');
});

test('no half sentence is said before a show, and the empty nickname is no mistake', async ({ page }) => {
  await serveFilm(page, FILM);
  await atTime(page, START - 2 * MINUTE);
  await page.goto(site.url);
  const strip = page.locator('.stage-strip');
  await expect(strip).toContainText('starts in');
  // The time that is left is hidden from screen readers.
  const heard = await strip.ariaSnapshot();
  expect(heard).toContain('The late reel');
  expect(heard).not.toContain('starts in');
  // Firefox calls an empty field that has to be filled in a mistake, before anybody was there.
  await expect(page.getByLabel('Nickname')).toHaveAttribute('aria-invalid', 'false');
});

test('the focus goes from the form to the message box without a gap', async ({ page }) => {
  await page.goto(`${site.url}/chat`);
  await page.getByLabel('Nickname').fill('visitor');
  // Orca says nothing of an element that gets the focus after the one before was removed.
  await page.evaluate(() => {
    const way: string[] = [];
    Object.assign(window, { way });
    document.addEventListener('focusout', ({ relatedTarget }) =>
      way.push(relatedTarget instanceof Element ? relatedTarget.tagName : 'nothing'),
    );
  });
  await page.getByLabel('Nickname').press('Enter');
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  expect(await page.evaluate(() => (window as unknown as { way: string[] }).way)).toEqual(['TEXTAREA']);
});

test('the reminder says of which show it is, and says its answer once', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
    Notification.requestPermission = async () => 'denied';
  });
  await atTime(page, START - 3 * HOUR);
  await page.goto(site.url);
  const button = page.getByRole('button', { name: 'Remind me' });
  // A key is not held back until the button is alive, as a click is.
  await expect(button).toBeEnabled();
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Remind me' });
  // Orca says the name only if the dialog itself gets the focus, because Firefox takes the button away at that moment.
  await expect(dialog).toBeFocused();
  await expect(dialog).toHaveAccessibleDescription('The late reel');
  const status = dialog.getByRole('status');
  await expect(status).toHaveText('');
  await status.evaluate((region) => {
    const said: string[] = [];
    Object.assign(window, { said });
    // Orca says all of a region for each part of it that is new.
    new MutationObserver((changes) => {
      for (const { type, addedNodes } of changes)
        if (type === 'characterData' || addedNodes.length > 0) said.push(region.textContent);
    }).observe(region, { subtree: true, childList: true, characterData: true });
  });
  await page.keyboard.press('Tab');
  await expect(dialog.getByLabel('When')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(status).toContainText('as long as a page of this site is open');
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([
    'One moment…',
    'Notifications of this site are blocked: allow them in the settings of your browser. You will be reminded as long as a page of this site is open.',
  ]);
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('a switch of the stage does not become another button on the next page', async ({ page }) => {
  await page.goto(site.url);
  const theatre = await page.getByRole('button', { name: 'Theatre' }).elementHandle();
  await page.getByRole('link', { name: 'Schedule', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Layout and keys' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Theatre' })).toHaveCount(0);
  // Firefox tells screen readers of a switch for as long as the element is there.
  expect(await theatre?.evaluate((element) => element.isConnected)).toBe(false);
});
