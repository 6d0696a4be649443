import { expect, test } from '@playwright/test';
import { HOUR, minuteOf, sheetOf, video } from './sheets.ts';
import { startSite } from './site.ts';

const KEY = 'the key of the crew';
const NOW = minuteOf(Date.now());
const rows = [0, 1, 2].map((n) => ({
  start: NOW + (2 * n - 1) * HOUR,
  end: NOW + 2 * n * HOUR,
  title: `Show ${n}`,
  stream: n === 1 ? '' : video(`early00000${n}`),
}));

/**
 * Fields, and buttons that the browser does not carry out itself, of chat, schedule, reminders and backstage. The nick and the
 * search of the archive are typed into here.
 */
const USABLE = ['input:not([type=hidden])', 'textarea', 'select', 'button:not([popovertarget], .tool, .tab)']
  .map((one) => `${one}:enabled:not(form[action] *, #mq-chat-nick, search input)`)
  .join();

// A service worker has scripts of its own, which no route holds back.
test.use({ serviceWorkers: 'block' });

test('before a page is alive, what is typed is kept, and nothing looks as if it could be pressed', async ({
  page,
}) => {
  const site = await startSite({
    sheet: sheetOf(rows),
    env: { BACKSTAGE_KEY: KEY, CHAT_URL: 'wss://irc.example.org/', CHAT_CHANNEL: '#show' },
  });
  const use = async (path: string, typed: Record<string, string>, alive: string) => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/_next/static/**/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${site.url}${path}`, { waitUntil: 'commit' });
    await page.locator('h1, h2').first().waitFor({ state: 'attached' });
    for (const [field, text] of Object.entries(typed)) await page.locator(field).fill(text);
    const usable = await page
      .locator(USABLE)
      .evaluateAll((elements) =>
        elements.filter((element) => element.checkVisibility()).map(({ outerHTML }) => outerHTML),
      );
    release();
    await expect(page.locator(alive).first()).toBeAttached();
    for (const [field, text] of Object.entries(typed)) await expect(page.locator(field)).toHaveValue(text);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    return usable;
  };
  const alive = 'html[data-revision]';
  expect(await use('/', { '#mq-chat-nick': 'Ada' }, alive)).toEqual([]);
  expect(await use('/schedule', {}, '.sched input:enabled')).toEqual([]);
  expect(await use('/shows', { 'search input': 'Show' }, alive)).toEqual([]);
  await expect(page.locator('search ~ [role=status]')).not.toBeEmpty();
  expect(await use('/backstage', { '#bs-key': KEY, '#bs-name': 'Ada' }, 'body')).toEqual([]);
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.locator('#bs-now')).toBeVisible();
  expect(await use('/backstage', {}, '#bs-now')).toEqual([]);
  await site.stop();
});
