import { expect, type Page, test } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { atTime, standInForProviders } from './at-time.ts';
import { serveFilm } from './film.ts';
import { frame, HOUR, MINUTE, minuteOf, type Row, sheetOf, video } from './sheets.ts';
import { type RunningSite, startSite } from './site.ts';
import { violationsOf } from './violations.ts';

// The stage in each of its forms and everything that opens, in each language, in the dark and in the light scheme.

const START = minuteOf(Date.now()) + 24 * HOUR;
const FILE = 'https://media.example.org/film.mp4';
const ROWS: Row[] = [
  {
    start: START,
    end: START + HOUR,
    title: 'Three cameras',
    stream: `Front: ${video('firstcamera')}\nLeft: ${video('othercamera')}\nRight: ${video('thirdcamera')}`,
    more: { Layout: 'grid', Notes: 'https://notes.example.org/a.pdf' },
  },
  { start: START + 4 * HOUR, end: START + 5 * HOUR, title: 'A film', stream: FILE },
  {
    start: START + 8 * HOUR,
    end: START + 9 * HOUR,
    title: 'Not yet',
    stream: video('notstarted1'),
    more: { Series: 'A series' },
  },
];

test.beforeEach(({ context }) => standInForProviders(context));
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

/** The violations that axe finds in the dark and in the light scheme. */
async function findings(page: Page): Promise<string[]> {
  const all: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const violation of await violationsOf(page)) all.push(`${colorScheme}: ${violation}`);
  }
  return all;
}

for (const locale of ['en_GB', 'de_DE']) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale: locale.replace('_', '-') });
    let site: RunningSite;
    let irc: Awaited<ReturnType<typeof startDemoIrc>>;
    test.beforeAll(async () => {
      irc = await startDemoIrc({ port: 0 });
      site = await startSite({
        sheet: sheetOf(ROWS, { Locale: locale }),
        env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/` },
      });
    });
    test.afterAll(async () => {
      await site.stop();
      await irc.close();
    });

    test('axe finds nothing in the grid, nor in the tabs', async ({ page }) => {
      await atTime(page, START + MINUTE);
      await page.goto(site.url);
      await expect(page.locator('.streams iframe')).toHaveCount(3);
      expect(await findings(page)).toEqual([]);
      await page.locator('.stream-cell-bar button').first().click();
      await expect(page.locator('.streams')).toHaveAttribute('data-large', 'true');
      expect(await findings(page)).toEqual([]);
      await page.locator('.stream-layout').click();
      await expect(page.locator('.streams iframe')).toHaveCount(1);
      expect(await findings(page)).toEqual([]);
    });

    test('axe finds nothing in the player and its settings', async ({ page }) => {
      await serveFilm(page, FILE);
      await atTime(page, START + 4 * HOUR + MINUTE);
      await page.goto(site.url);
      await page.locator('.player').hover();
      await expect(page.locator('.player-bar')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator('.player-settings > button').click();
      await expect(page.locator('.player-settings select').first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test('axe finds nothing on a stream that has not started', async ({ page }) => {
      await atTime(page, START + 7 * HOUR, 0, { live: { [frame('notstarted1')]: 'waiting' } });
      const came = page.waitForResponse('**/schedule.json');
      await page.goto(site.url);
      await (await came).finished();
      await page.clock.runFor(20_000);
      await page.clock.fastForward(HOUR);
      await expect(page.locator('.stream-cell .stage-card')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test('axe finds nothing in the question of who may serve a stream', async ({ page }) => {
      const asking = await startSite({ sheet: sheetOf(ROWS, { Locale: locale, Embeds: 'ask' }) });
      await atTime(page, START + MINUTE);
      await page.goto(asking.url);
      await expect(page.locator('.stage-card')).toHaveCount(3);
      expect(await findings(page)).toEqual([]);
      await page.locator('.stream-layout').click();
      await expect(page.locator('.stage-card')).toHaveCount(1);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await findings(page)).toEqual([]);
      await asking.stop();
    });

    test('axe finds nothing in what opens over the page', async ({ page }) => {
      await atTime(page, START - HOUR);
      await page.goto(site.url);
      await expect(page.locator('.mq-chat-primary')).toBeEnabled();
      await page.locator('.stage-card button').first().click();
      await expect(page.locator('dialog[open]')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.tools button[aria-haspopup="dialog"]').click();
      await expect(page.locator('[role="dialog"][data-open]')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator('[role="dialog"][data-open] button').last().click();
      await expect(page.locator('dialog[open]')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.goto(`${site.url}/schedule`);
      await page.locator('.sched-more summary').first().click();
      await expect(page.locator('.sched-card').first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test('axe finds nothing in the menus and dialogs of the chat', async ({ page }) => {
      test.setTimeout(150_000);
      await page.goto(`${site.url}/chat`);
      await page.locator('#mq-chat-nick').fill('visitor');
      await page.locator('.mq-chat-nick-form > .mq-chat-mini').click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findings(page), 'log in first').toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.locator('.mq-chat-primary').click();
      const box = page.locator('.mq-chat-box');
      await box.fill('hello');
      await box.press('Enter');
      await expect(page.locator('.mq-chat-line').filter({ hasText: 'hello' })).toBeVisible();
      for (const command of ['/help', '/settings', '/login', '/whois visitor', '1\n2\n3\n4\n5\n6\n7']) {
        await box.fill(command);
        await box.press('Enter');
        await expect(page.getByRole('dialog'), command).toBeVisible();
        expect(await findings(page), command).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog'), command).toHaveCount(0);
      }
      // The person who opened the channel is its operator.
      await page.locator('.mq-chat-head > div button').nth(1).click();
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      // Many people at once, reports, and the topic.
      for (const item of [1, 2, 3]) {
        await page.getByRole('menuitem').nth(item).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await findings(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
        if (item < 3) await page.locator('.mq-chat-head > div button').nth(1).click();
      }
      await page.locator('.mq-chat-members [role=listitem] button').first().click();
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.mq-chat-line').filter({ hasText: 'hello' }).hover();
      await page.locator('.mq-chat-tools button').last().click();
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  });
}
