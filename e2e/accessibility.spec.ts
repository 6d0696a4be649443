import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { startDemoIrc } from '../server/demo-irc/demo-irc.ts';
import { standInForProviders, stoppedAt } from './at-time.ts';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from './sheets.ts';
import { type RunningSite, startSite } from './site.ts';

const START = minuteOf(Date.now()) + 24 * HOUR;
const SHEET = sheetOf([
  {
    start: START,
    end: START + HOUR,
    title: 'A show',
    stream: video('anyshow0001'),
    more: { Host: 'The crew', Description: 'What it is about.', 'Content warning': 'flashing lights' },
  },
  { start: START + 5 * HOUR, end: START + 6 * HOUR, title: 'Another show', stream: video('another0001') },
]);
const STATES: [string, number][] = [
  ['off air', START - 3 * HOUR],
  ['starting soon', START - 5 * MINUTE],
  ['on air', START + MINUTE],
  ['overrunning', START + HOUR + MINUTE],
];

let site: RunningSite;
let irc: Awaited<ReturnType<typeof startDemoIrc>>;
test.beforeAll(async () => {
  irc = await startDemoIrc({ port: 0 });
  site = await startSite({ sheet: SHEET, env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/` } });
});
test.afterAll(async () => {
  await site.stop();
  await irc.close();
});
test.beforeEach(({ context }) => standInForProviders(context));
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

for (const [state, instant] of STATES) {
  for (const width of [390, 1440]) {
    test(`axe finds nothing when ${state} at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await stoppedAt(page, instant);
      await page.goto(site.url);
      await expect(page.locator('.stage').getByRole('status').first()).not.toHaveText('Waiting');
      const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
        [],
      );
    });
  }
}

for (const path of ['/', '/schedule', '/chat']) {
  test(`axe finds nothing on ${path} with the chat joined`, async ({ page }) => {
    await page.goto(site.url + path);
    await page.getByLabel('Nickname').fill('visitor');
    await page.getByRole('button', { name: 'Join chat' }).click();
    await page.getByRole('textbox', { name: 'Message' }).fill('hello');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('log', { name: 'Chat' })).toContainText('hello');
    const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
      [],
    );
  });
}

test('everything is reached by keyboard, the way to the content first', async ({ page }) => {
  await page.goto(site.url);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  const reached: string[] = [];
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate(
        () => document.activeElement?.textContent?.trim() || document.activeElement?.id || '',
      ),
    );
  }
  expect(reached).toEqual(expect.arrayContaining(['Watch', 'Schedule', 'mq-chat-nick']));
});
