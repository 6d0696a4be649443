import { expect, type Page, test } from '@playwright/test';
import { type ChatSite, heading, log, members, say, startChatSite, visitor } from './chat-page.ts';
import { type Crowd, gatherCrowd, nickOf } from './crowd.ts';

const SIZE = 500;

let site: ChatSite;
let crowd: Crowd;
test.beforeAll(async () => {
  site = await startChatSite();
  crowd = await gatherCrowd(site.ircd.ports.link, '#show', SIZE);
});
test.afterAll(async () => {
  crowd.close();
  await site.stop();
});
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

/** Lines of many people, so that it is nobody's flood. */
function talk(from: number, to: number): void {
  for (let line = from; line < to; line++) crowd.say(line % SIZE, `line ${line} of a long evening`);
}

async function scrollUp(page: Page): Promise<void> {
  await log(page).hover();
  await page.mouse.wheel(0, -500);
  await expect(newer(page)).toBeVisible();
}
const newer = (page: Page) => page.getByRole('button', { name: /^To the newest$|new lines?$/ });

test('reading back is not disturbed by what is new', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  talk(0, 80);
  await expect(log(alice).getByText('line 79 of')).toBeInViewport();
  await scrollUp(alice);
  const before = await log(alice).evaluate((element) => element.scrollTop);
  talk(80, 117);
  await expect(newer(alice)).toHaveText('37 new lines');
  await expect(log(alice)).not.toContainText('line 116 of');
  expect(await log(alice).evaluate((element) => element.scrollTop)).toBe(before);
  await newer(alice).click();
  await expect(log(alice).getByText('line 116 of')).toBeInViewport();
  await expect(newer(alice)).toBeHidden();
});

test('scrolling up reaches lines that had left the page', async ({ browser }) => {
  const bob = await visitor(browser, site.url, 'bob');
  for (let line = 1000; line < 1400; line += 20) {
    talk(line, line + 20);
    // Lines that are not shown lie between those that are.
    crowd.part(470);
    crowd.join(470);
  }
  await expect(log(bob).getByText('line 1399 of')).toBeInViewport();
  expect(await log(bob).locator('.mq-chat-line').count()).toBeLessThan(200);
  await expect(log(bob)).not.toContainText('line 1000 of');
  await log(bob).hover();
  await expect(async () => {
    await bob.mouse.wheel(0, -4000);
    await expect(log(bob)).toContainText('line 1000 of', { timeout: 100 });
  }).toPass();
  const shown = await log(bob).locator('.mq-chat-text').allTextContents();
  expect(new Set(shown).size).toBe(shown.length);
  await log(bob).press('End');
  await expect(log(bob).getByText('line 1399 of')).toBeInViewport();
});

test('a mention is marked, and counted in the title while one reads back', async ({ browser }) => {
  const carol = await visitor(browser, site.url, 'carol');
  const title = await carol.title();
  talk(2000, 2080);
  await expect(log(carol)).toContainText('line 2079 of');
  await scrollUp(carol);
  crowd.say(7, 'carol: look at this');
  crowd.say(8, 'caroline is somebody else');
  await expect(carol).toHaveTitle(`(1) ${title}`);
  await newer(carol).click();
  await expect(log(carol).locator('.mq-chat-mention')).toHaveText(/carol: look at this/);
  await expect(carol).toHaveTitle(title);
});

test('of a crowd only those in view are in the page, and all can be found', async ({ browser }) => {
  const dave = await visitor(browser, site.url, 'dave');
  await expect(heading(dave)).toContainText(String(SIZE + 1));
  const rows = members(dave).getByRole('listitem');
  await expect(rows.first()).toContainText('operator');
  expect(await rows.count()).toBeLessThan(60);
  await dave.getByRole('searchbox', { name: 'Find a member' }).fill(nickOf(321).toLowerCase());
  await expect(rows.first()).toContainText(nickOf(321));
  await dave.getByRole('searchbox', { name: 'Find a member' }).fill('nobody at all');
  await expect(rows).toHaveCount(0);
  await dave.getByRole('searchbox', { name: 'Find a member' }).fill('');
  crowd.part(450);
  await expect(heading(dave)).toContainText(String(SIZE));
  crowd.join(450);
  await expect(heading(dave)).toContainText(String(SIZE + 1));
  // In a large room nobody is told of each who comes and goes.
  await expect(log(dave)).not.toContainText(nickOf(450));
});

test('a line of many meanings stays one line of text', async ({ browser }) => {
  const erin = await visitor(browser, site.url, 'erin');
  await say(erin, 'a: b :c: https://one.example/x?y=1#z, (https://two.example/(a)). <https://three.example>');
  const line = log(erin).locator('.mq-chat-line', { hasText: 'a: b :c:' });
  await expect(line.getByRole('link')).toHaveText([
    'one.example/x?y=1#z',
    'two.example/(a)',
    'three.example',
  ]);
});
