import { type Browser, expect, type Page, test } from '@playwright/test';
import { box, type ChatSite, heading, log, members, say, startChatSite, visitor } from './chat-page.ts';

let site: ChatSite;
test.beforeAll(async () => {
  site = await startChatSite();
});
test.afterAll(() => site.stop());

/** Two people in the channel, and the nick of the first, who is its operator. */
async function two(browser: Browser, test: { title: string }): Promise<[Page, Page, string]> {
  // Nicks of their own for each test: the server remembers those who have just left.
  const id = [...test.title].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const nick = `alice${id}`;
  return [await visitor(browser, site.url, nick), await visitor(browser, site.url, `bob${id}`), nick];
}
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test('two people talk, and see each other', async ({ browser }, info) => {
  const [alice, bob] = await two(browser, info);
  await say(alice, 'Good evening!');
  await expect(log(bob)).toContainText('Good evening!');
  await say(bob, '/me waves');
  await expect(log(alice)).toContainText(/bob\d+ waves/);
  await expect(heading(alice)).toContainText('2');
  await expect(members(alice).getByRole('listitem')).toHaveCount(2);
  await expect(members(alice)).toContainText('operator');
  await bob.context().close();
  await expect(heading(alice)).toContainText('1');
  await expect(log(alice)).toContainText(/bob\d+ left/);
});

test('lines that follow each other are one group with one time', async ({ browser }, info) => {
  const [alice, bob] = await two(browser, info);
  for (const text of ['first of three', 'second of three', 'third of three']) await say(alice, text);
  const third = log(bob).locator('.mq-chat-line', { hasText: 'third of three' });
  await expect(third).toBeVisible();
  await expect(third.locator('time')).toHaveCount(0);
  await expect(log(bob).locator('.mq-chat-line', { hasText: 'first of three' }).locator('time')).toHaveCount(
    1,
  );
});

test('Tab completes nicks, and the arrow up brings back what was written', async ({ browser }, info) => {
  const [alice, bob] = await two(browser, info);
  await box(alice).pressSequentially('bo');
  await alice.keyboard.press('Tab');
  await expect(box(alice)).toHaveValue(/^bob\d+: $/);
  await box(alice).pressSequentially('hello');
  await alice.keyboard.press('Enter');
  await expect(log(bob).locator('.mq-chat-mention')).toContainText('hello');
  await alice.keyboard.press('ArrowUp');
  await expect(box(alice)).toHaveValue(/^bob\d+: hello$/);
  await alice.keyboard.press('ArrowDown');
  await expect(box(alice)).toHaveValue('');
});

test('Enter that ends a composition does not send, as Safari reports it either', async ({
  browser,
}, info) => {
  const [alice, bob] = await two(browser, info);
  await box(alice).fill('こんにちは');
  // Safari sends the key after the end of the composition: isComposing is false, and only the code tells.
  const isFree = await box(alice).evaluate((element) =>
    element.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }),
    ),
  );
  expect(isFree).toBe(true);
  await expect(box(alice)).toHaveValue('こんにちは');
  await box(alice).press('Enter');
  await expect(box(alice)).toHaveValue('');
  await expect(log(bob)).toContainText('こんにちは');
});

test('emoji are found by their names', async ({ browser }, info) => {
  const [alice, bob] = await two(browser, info);
  await box(alice).pressSequentially('so good :popc');
  await expect(alice.getByRole('option', { name: /popcorn/ })).toBeVisible();
  await alice.keyboard.press('Enter');
  await alice.keyboard.press('Enter');
  await expect(log(bob)).toContainText('so good 🍿');
});

test('replies and reactions reach the other', async ({ browser }, info) => {
  const [alice, bob] = await two(browser, info);
  await say(alice, 'which film is this?');
  const line = log(bob).locator('.mq-chat-line', { hasText: 'which film' });
  await line.hover();
  await bob.getByRole('button', { name: 'React' }).click();
  await bob.getByRole('menuitem', { name: '🍿' }).click();
  await expect(log(alice).getByRole('button', { name: '🍿 1' })).toBeVisible();
  await line.hover();
  await bob.getByRole('button', { name: 'Reply', exact: true }).click();
  await say(bob, 'the second one');
  const answer = log(alice).locator('.mq-chat-line', { hasText: 'the second one' });
  await expect(answer.getByRole('button', { name: /which film/ })).toBeVisible();
});

test('private lines open in a drawer', async ({ browser }, info) => {
  const [alice, bob] = await two(browser, info);
  await box(alice).pressSequentially('/msg bo');
  await alice.keyboard.press('Tab');
  await box(alice).pressSequentially('between us');
  await alice.keyboard.press('Enter');
  await expect(alice.getByRole('log', { name: /^Conversation with bob/ })).toContainText('between us');
  await bob.getByRole('button', { name: 'Private' }).click();
  await expect(bob.getByRole('log', { name: /^Conversation with alice/ })).toContainText('between us');
  await expect(log(bob)).not.toContainText('between us');
  await bob.getByRole('button', { name: 'Back to the channel' }).click();
  await expect(box(bob)).toHaveAttribute('placeholder', /#show/);
});

test('a draft and the nick outlive a reload', async ({ browser }, info) => {
  const [alice, bob] = await two(browser, info);
  await box(bob).fill('half a thought');
  await bob.reload();
  await expect(heading(bob)).toContainText('2');
  await expect(box(bob)).toHaveValue('half a thought');
  await expect(members(alice).getByRole('listitem')).toHaveCount(2);
});

test('one tab of a browser is in the chat: the next asks, takes its place, and gives it back', async ({
  browser,
}) => {
  const first = await visitor(browser, site.url, 'mona');
  const second = await first.context().newPage();
  const isElsewhere = (page: Page) => page.getByText('You are in the chat in another tab.');
  await second.goto(site.url);
  await expect(isElsewhere(second)).toBeVisible();
  await second.getByRole('button', { name: 'Join chat' }).click();
  await say(second, 'here now');
  await expect(isElsewhere(first)).toBeVisible();
  await expect(members(second)).toContainText('mona');
  await expect(members(second)).not.toContainText('mona_');
  await second.close();
  await expect(members(first)).toContainText('mona');
  await expect(isElsewhere(first)).toBeHidden();
});

test('the chat says who is typing', async ({ browser }, info) => {
  const [alice, bob] = await two(browser, info);
  // The code that sends the notice loads a moment after the box, so Bob goes on typing until Alice sees it.
  await expect(async () => {
    await box(bob).pressSequentially('hm');
    await expect(alice.getByText(/^bob\d+ is typing…$/)).toBeVisible({ timeout: 4000 });
  }).toPass();
});

test('lines that came while one was away are marked, and a screen reader is told of them', async ({
  browser,
}, info) => {
  const [alice, bob] = await two(browser, info);
  await say(alice, 'before bob looked away');
  await expect(log(bob)).toContainText('before bob looked away');
  const look = (hidden: boolean) =>
    bob.evaluate((isHidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await look(true);
  await say(alice, 'while bob was away');
  await expect(log(bob)).toContainText('while bob was away');
  await look(false);
  const first = log(bob).locator('.mq-chat-line', { hasText: 'New since you left' });
  await expect(first).toContainText('while bob was away');
  await expect(bob.locator('[aria-live=polite]', { hasText: 'while bob was away' })).toHaveCount(1);
});

test('the nick of the address is filled in, and one that cannot be is explained', async ({ page }) => {
  await page.goto(`${site.url}/?nick=Zoë`);
  // The panel makes a nick of it (Zoe) when it joins.
  await expect(page.getByLabel('Nickname')).toHaveValue('Zoë');
  await page.getByLabel('Nickname').fill('@:!');
  await page.getByRole('button', { name: 'Join chat' }).click();
  const message = await page
    .getByLabel('Nickname')
    .evaluate((field: HTMLInputElement) => field.validationMessage);
  expect(message).toContain('needs a letter');
  // InspIRCd takes ASCII only. People with other nicks get another one, and are told why.
  await page.getByLabel('Nickname').fill('日本');
  await page.getByRole('button', { name: 'Join chat' }).click();
  await expect(page.getByText(/letters from A to Z only, so you are guest\d+ here/)).toBeVisible();
});

test('many lines are asked about, and can be stopped', async ({ browser }, info) => {
  const [alice, bob] = await two(browser, info);
  await box(alice).fill(Array.from({ length: 40 }, (_, i) => `pasted ${i}`).join('\n'));
  await box(alice).press('Enter');
  await expect(alice.getByRole('dialog', { name: 'Send 40 lines?' })).toBeVisible();
  await alice.getByRole('button', { name: 'Send them' }).click();
  await expect(log(bob)).toContainText('pasted 2');
  await say(alice, 'meanwhile');
  await expect(log(bob)).toContainText('meanwhile');
  await alice.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(alice.getByText(/\d+ lines were not sent/)).toBeVisible();
  await expect(log(alice)).not.toContainText('pasted 39');
});

test('hiding somebody takes away what they wrote before', async ({ browser }, info) => {
  const [alice, bob] = await two(browser, info);
  await say(bob, 'a line to be hidden');
  await log(alice).locator('.mq-chat-line', { hasText: 'a line to be hidden' }).click({ button: 'right' });
  await alice.getByRole('menuitem', { name: /^Hide what bob/ }).click();
  await expect(log(alice)).not.toContainText('a line to be hidden');
});
