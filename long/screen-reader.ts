import { chromium, expect, type Page } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { atTime, standInForProviders } from '../e2e/at-time.ts';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from '../e2e/sheets.ts';
import { startSite } from '../e2e/site.ts';
import { CHROMIUM } from '../playwright.config.ts';
import { listen, readFocus, readPage } from './screen-reader/hear.ts';

// Prints what a screen reader has to say on the way from opening the page to saying hello and setting a reminder, by keys
// alone: the lines of Chromium's accessibility tree, and what live regions announce. docs/screen-reader.md is made from it.

const START = minuteOf(Date.now()) + 24 * HOUR;
const SHEET = sheetOf(
  [
    {
      start: START,
      end: START + 2 * HOUR,
      title: 'The late reel',
      stream: `HD: ${video('mainstream1')}\nSD: ${video('othercamera')}`,
      more: { Host: 'The crew', Description: 'A film from 1931.', 'Content warning': 'flashing lights' },
    },
    {
      start: START + 2 * HOUR,
      end: START + 3 * HOUR,
      title: 'Night short',
      stream: video('nightshort1'),
      more: { Series: 'Shorts' },
    },
  ],
  { Title: 'Picture house' },
);
/** Presses of Tab until it is said that something is not reached. */
const MOST_TABS = 120;

export async function run(): Promise<void> {
  const irc = await startDemoIrc({ port: 0 });
  const site = await startSite({ sheet: SHEET, env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/` } });
  const browser = await chromium.launch(CHROMIUM.launchOptions);
  try {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    });
    await standInForProviders(context);
    const page = await context.newPage();
    await walk(page, site.url);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  } finally {
    await browser.close();
    await site.stop();
    await irc.close();
  }
}

async function walk(page: Page, url: string): Promise<void> {
  const said = await listen(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Accessibility.enable');
  const head = (title: string) => console.log(`\n## ${title}\n`);
  const read = async () => {
    console.log('```text');
    for (const line of await readPage(cdp)) console.log(line);
    console.log('```');
  };
  const announced = async () => {
    await page.clock.runFor(1500);
    for (const line of await said()) console.log(`- announced, ${line}`);
  };
  const focus = async (by: string) => console.log(`- ${by}: ${await readFocus(cdp)}`);
  const tabTo = async (wanted: RegExp) => {
    for (let presses = 1; presses <= MOST_TABS; presses++) {
      await page.keyboard.press('Tab');
      await focus('Tab');
      if (wanted.test(await readFocus(cdp))) return;
    }
    throw new Error(`Tab does not lead to ${wanted}`);
  };

  await atTime(page, START - 2 * MINUTE);
  await page.goto(url);
  await expect(page.getByRole('button', { name: 'Join chat' })).toBeEnabled();
  await expect(page.locator('.pill')).toHaveText('Starting soon');
  head('The page is opened, two minutes before the show');
  console.log(`- title: ${await page.title()}`);
  await announced();
  await read();

  head('The show begins');
  await page.clock.fastForward(2 * MINUTE);
  await expect(page.locator('.pill')).toHaveText('On air');
  await expect(page).toHaveTitle(/^The late reel/);
  await announced();
  console.log(`- title: ${await page.title()}`);

  head('To the chat, by Tab alone');
  await tabTo(/Nickname/);
  await page.keyboard.type('visitor');
  await tabTo(/button, Join chat/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  await announced();
  await focus('the focus is on');

  head('Saying hello');
  if (!/Message/.test(await readFocus(cdp))) await tabTo(/Message/);
  await page.keyboard.type('hello');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log', { name: 'Chat' })).toContainText('hello');
  await announced();
  await focus('the focus is on');

  head('The schedule');
  await page.keyboard.press('Control+Home');
  await tabTo(/link, Schedule/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Schedule', level: 2 })).toBeVisible();
  await announced();
  console.log(`- title: ${await page.title()}`);
  await focus('the focus is on');
  await read();

  head('A reminder');
  await tabTo(/More about Night short/);
  await page.keyboard.press('Enter');
  await announced();
  await tabTo(/button, Remind me/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Remind me' })).toBeVisible();
  await announced();
  await focus('the focus is on');
  await tabTo(/button, Remind me/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('status')).not.toBeEmpty();
  await announced();
  await focus('the focus is on');
  await read();
  await page.keyboard.press('Escape');
  await focus('Escape');
}
