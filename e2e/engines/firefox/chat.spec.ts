import {
  barrier,
  type ChatSite,
  heading,
  log,
  say,
  startChatSite,
  status,
  visitor,
} from '../../chat/chat-page.ts';
import { gatherCrowd } from '../../chat/crowd.ts';
import { expect, test } from './firefox-test.ts';

let site: ChatSite;
test.beforeAll(async () => {
  site = await startChatSite();
});
test.afterAll(() => site?.stop());
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test('two viewers talk, and are back by themselves after the server was gone', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  const bob = await visitor(browser, site.url, 'bob');
  await barrier(alice, bob);
  await site.ircd.kill();
  await expect(status(alice)).toContainText(/Trying again|Connecting/);
  await say(alice, 'written while away');
  await site.ircd.start();
  await expect(status(alice)).toBeHidden({ timeout: 60_000 });
  await expect(heading(bob)).toContainText('2', { timeout: 60_000 });
  await expect(log(alice).getByText('written while away')).toHaveCount(1);
});

test('reading back is not disturbed by new lines', async ({ browser }) => {
  const carol = await visitor(browser, site.url, 'carol');
  const crowd = await gatherCrowd(site.ircd.ports.link, '#show', 60);
  // Lines of many people, because those of one who floods are folded.
  const talk = (from: number, to: number) => {
    for (let line = from; line < to; line++) crowd.say(line % 60, `line ${line} of a long evening`);
  };
  talk(0, 60);
  await expect(log(carol).getByText('line 59 of')).toBeInViewport();
  await log(carol).hover();
  await carol.mouse.wheel(0, -500);
  const newer = carol.getByRole('button', { name: /^To the newest$|new lines?$/ });
  await expect(newer).toBeVisible();
  const before = await log(carol).evaluate((element) => element.scrollTop);
  talk(60, 70);
  await expect(newer).toHaveText('10 new lines');
  expect(await log(carol).evaluate((element) => element.scrollTop)).toBe(before);
  await newer.click();
  await expect(log(carol).getByText('line 69 of')).toBeInViewport();
  crowd.close();
});
