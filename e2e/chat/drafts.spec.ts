import { expect, test } from '@playwright/test';
import { type ScriptedServer, startScriptedServer } from '../irc/scripted-server.ts';
import { type RunningSite, startSite } from '../site.ts';
import { log, say, visitor } from './chat-page.ts';

/** Tests for features that InspIRCd 3 lacks, in a browser, against a stand-in that follows the drafts of IRCv3. */
let irc: ScriptedServer;
let site: RunningSite;
test.beforeAll(async () => {
  irc = await startScriptedServer();
  site = await startSite({
    sheet: { Schedule: 'Date,Start,Title,Stream\n2026-01-01,20:00,An old show,\n' },
    env: { CHAT_URL: irc.url, CHAT_CHANNEL: '#show' },
  });
  for (let i = 0; i < 60; i++) irc.store('#show', `person${i % 7}`, `line ${i} of before`, i * 20);
});
test.afterAll(async () => {
  await site.stop();
  await irc.close();
});
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test('earlier lines are there, and older ones come on scrolling up, each once', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  await expect(log(alice)).toContainText('line 59 of before');
  await expect(log(alice)).not.toContainText('line 39 of before');
  await log(alice).hover();
  await expect(async () => {
    await alice.mouse.wheel(0, -3000);
    await expect(log(alice)).toContainText('line 0 of before', { timeout: 200 });
  }).toPass();
  const shown = await log(alice).locator('.mq-chat-text').allTextContents();
  expect(shown.filter((text) => text.endsWith('of before'))).toEqual(
    Array.from({ length: 60 }, (_, i) => `line ${i} of before`),
  );
});

test('a line is deleted by menu or by command, once it was asked', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  const bob = await visitor(browser, site.url, 'bob');
  await say(alice, 'said in haste');
  await say(alice, 'said in anger');
  await expect(log(bob)).toContainText('said in anger');
  await log(alice).locator('.mq-chat-line', { hasText: 'said in haste' }).click({ button: 'right' });
  await alice.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(alice.getByRole('dialog')).toContainText('alice: said in haste');
  await alice.getByRole('button', { name: 'Delete' }).click();
  await expect(log(bob)).not.toContainText('said in haste');
  await expect(log(bob)).toContainText('Deleted by alice');
  await say(alice, '/delete');
  await alice.getByRole('button', { name: 'Delete' }).click();
  await expect(log(bob)).not.toContainText('said in anger');
});

test('an account is registered, with the code that comes by mail', async ({ browser }) => {
  const carol = await visitor(browser, site.url, 'carol');
  await say(carol, '/login');
  await carol.getByLabel('Password').fill('correct horse');
  await carol.getByRole('button', { name: 'Register' }).click();
  // This network wants an address: the dialog stays until there is one.
  await carol.getByLabel('E-mail').fill('carol@example.org');
  await carol.getByRole('button', { name: 'Register' }).click();
  const dialog = carol.getByRole('dialog', { name: 'Confirm your account' });
  await expect(dialog).toContainText('A code is on its way');
  await dialog.getByLabel('Code').fill('moonrise');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(carol.getByText('The account carol is yours.')).toBeVisible();
});

test('lines that were read on another device are not new here', async ({ browser }) => {
  irc.store('#show', 'bob', 'read on the phone', 7200);
  irc.mark('#show', 7200);
  irc.store('#show', 'bob', 'not read anywhere', 7300);
  const laptop = await visitor(browser, site.url, 'dave');
  const first = log(laptop).locator('.mq-chat-line', { hasText: 'New since you left' });
  await expect(first).toContainText('not read anywhere');
});
