import { expect, type Page, test } from '@playwright/test';
import { atTime, standInForProviders } from '../at-time.ts';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from '../sheets.ts';
import { type RunningSite, startSite } from '../site.ts';

// The device of somebody who watches keeps its screen on, and its lock screen names the show.

const START = minuteOf(Date.now()) + 24 * HOUR;
let site: RunningSite;
test.beforeAll(async () => {
  const more = { Host: 'The crew', Poster: 'https://posters.example.org/a.jpg' };
  site = await startSite({
    sheet: sheetOf([
      { start: START, end: START + HOUR, title: 'The first', stream: video('firstshow01'), more },
      { start: START + HOUR, end: START + 2 * HOUR, title: 'The second', stream: video('secondshow2') },
    ]),
  });
});
test.afterAll(() => site.stop());
test.beforeEach(({ context }) => standInForProviders(context));
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

/** Counts the locks that the page holds; headless browsers have no screen to keep on. */
async function countLocks(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let held = 0;
    Object.assign(window, { locks: () => held });
    const request = async () => {
      held++;
      const lock = Object.assign(new EventTarget(), {
        released: false,
        async release() {
          if (!lock.released) held--;
          lock.released = true;
        },
      });
      return lock;
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  });
  return () => page.evaluate(() => (window as unknown as { locks(): number }).locks());
}

const named = (page: Page) =>
  page.evaluate(() => {
    const { metadata } = navigator.mediaSession;
    return metadata && [metadata.title, metadata.artist, metadata.album, metadata.artwork[0]?.src];
  });

test('the screen stays on and the system knows what is on, as long as something is', async ({ page }) => {
  const locks = await countLocks(page);
  await atTime(page, START - 20 * MINUTE);
  await page.goto(site.url);
  await expect(page.locator('.pill')).toHaveText('Off air');
  await page.clock.runFor(10_000);
  expect(await locks()).toBe(0);
  expect(await named(page)).toBeNull();

  await page.clock.fastForward(21 * MINUTE);
  await expect(page.locator('.pill')).toHaveText('On air');
  await page.clock.runFor(10_000);
  await expect.poll(locks).toBe(1);
  await expect
    .poll(() => named(page))
    .toEqual(['The first', 'The crew', 'Test house', 'https://posters.example.org/a.jpg']);

  await page.clock.fastForward(60 * MINUTE);
  await page.clock.runFor(10_000);
  await expect
    .poll(() => named(page))
    .toEqual(['The second', 'Test house', 'Test house', expect.stringContaining('/icon-512.png')]);
  await expect.poll(locks).toBe(1);

  await page.clock.fastForward(4 * 60 * MINUTE);
  await expect(page.locator('.pill')).toHaveText('Off air');
  await expect.poll(locks).toBe(0);
  expect(await named(page)).toBeNull();
});

test('the card of what is next offers a reminder and the calendar', async ({ page }) => {
  await atTime(page, START - 20 * MINUTE);
  await page.goto(site.url);
  const card = page.locator('.stage-card');
  await expect(card.getByRole('link', { name: 'Add to calendar' })).toHaveAttribute(
    'href',
    /^\/schedule\/.+\.ics$/,
  );
  await card.getByRole('button', { name: 'Remind me' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remind me' });
  await expect(dialog).toContainText('The first');
  await expect(dialog.getByRole('combobox', { name: 'When' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(card.getByRole('button', { name: 'Remind me' })).toBeFocused();
});
