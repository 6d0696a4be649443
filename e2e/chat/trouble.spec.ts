import { expect, test } from '@playwright/test';
import { connectClient } from '../irc/clients.ts';
import { violationsOf } from '../violations.ts';
import {
  barrier,
  box,
  type ChatSite,
  heading,
  join,
  log,
  members,
  say,
  startChatSite,
  status,
  stranger,
  visitor,
} from './chat-page.ts';

let site: ChatSite;
test.beforeAll(async () => {
  site = await startChatSite();
});
test.afterAll(() => site.stop());
// Each test leaves nicks, bans and modes behind: the next has a server that knows none of them.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await site.ircd.kill();
  await site.ircd.start();
});

test('comes back by itself after the server did, with what was written meanwhile', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  const bob = await visitor(browser, site.url, 'bob');
  await say(alice, 'before it happens');
  await expect(log(bob)).toContainText('before it happens');
  await site.ircd.kill();
  await expect(status(alice)).toContainText(/Trying again|Connecting/);
  await say(alice, 'written while away');
  await site.ircd.start();
  await expect(status(alice)).toBeHidden({ timeout: 60_000 });
  await expect(heading(bob)).toContainText('2', { timeout: 60_000 });
  await expect(log(alice).getByText('written while away')).toHaveCount(1);
  await expect(log(alice).getByText('before it happens')).toHaveCount(1);
});

test('a nick that is taken is solved and said', async ({ browser }) => {
  await visitor(browser, site.url, 'alice');
  const second = await visitor(browser, site.url, 'alice');
  await expect(second.getByText(/alice is taken, so you are \S+ here/)).toBeVisible();
  await expect(members(second).getByRole('listitem')).toHaveCount(2);
});

test('kick, ban and their undoing are asked about, done, and said in words', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  const bob = await visitor(browser, site.url, 'bob');
  await say(alice, '/kick bob a reason');
  await expect(alice.getByRole('dialog')).toContainText('Remove bob?');
  await alice.keyboard.press('Escape');
  await barrier(alice, bob);
  await expect(status(bob)).toBeHidden();

  await say(alice, '/kick bob a reason');
  await alice.getByRole('button', { name: 'Remove' }).click();
  await expect(status(bob)).toContainText('an operator removed you. (a reason)');
  await expect(log(alice)).toContainText('alice removed bob: a reason');
  await bob.getByRole('button', { name: 'Join again' }).click();
  await expect(heading(alice)).toContainText('2');

  await say(alice, '/ban bob');
  await expect(alice.getByRole('radio')).toHaveCount(2);
  await expect(alice.getByRole('dialog')).toContainText('The name: bob!*@* (fits 1 here)');
  await alice.getByRole('radio', { name: '*!*@127.0.0.1 (fits 2 here: all who come from it)' }).check();
  expect(await violationsOf(alice)).toEqual([]);
  await alice.getByRole('button', { name: 'Ban', exact: true }).click();
  await expect(status(bob)).toContainText('removed you');
  await bob.getByRole('button', { name: 'Join again' }).click();
  await expect(status(bob)).toContainText('you are banned');
  await say(alice, '/bans');
  await expect(alice.getByRole('dialog')).toContainText('*!*@127.0.0.1');
  expect(await violationsOf(alice)).toEqual([]);
  expect(await violationsOf(bob)).toEqual([]);
  await alice.getByRole('button', { name: 'Done' }).click();
  // By the name alone: the ban is of an address.
  await say(alice, '/unban bob');
  await alice.getByRole('button', { name: 'Unban' }).click();
  await expect(log(alice)).toContainText('-b');
  await bob.getByRole('button', { name: 'Join again' }).click();
  await expect(heading(bob)).toContainText('2');
});

test('the lines of a silenced person leave every screen', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  const bob = await visitor(browser, site.url, 'bob');
  const eve = await stranger(site.ircd.ports.irc, 'promo');
  for (let line = 0; line < 5; line++) eve.send(`PRIVMSG #show :buy now ${line}`);
  await expect(log(bob)).toContainText('buy now 4');
  await say(bob, 'an honest line');
  await alice.getByRole('button', { name: 'Run the channel' }).click();
  await alice.getByRole('menuitem', { name: 'Many people at once' }).click();
  const dialog = alice.getByRole('dialog', { name: 'Many people at once' });
  await expect(dialog.getByRole('list')).toContainText('promo');
  await expect(dialog.getByRole('list')).not.toContainText('bob');
  expect(await violationsOf(alice)).toEqual([]);
  await dialog.getByRole('button', { name: 'Silence' }).click();
  await expect(alice.getByText('1 person was silenced.')).toBeVisible();
  for (const page of [alice, bob]) {
    await expect(log(page)).not.toContainText('buy now');
    await expect(log(page)).toContainText('an honest line');
  }
  eve.close();
});

test('a viewer reports a line in two presses, and an operator acts on it from the list', async ({
  browser,
}) => {
  const alice = await visitor(browser, site.url, 'alice');
  const bob = await visitor(browser, site.url, 'bob');
  const eve = await stranger(site.ircd.ports.irc, 'promo');
  await say(bob, 'an honest line');
  await expect(log(alice)).toContainText('an honest line');
  eve.send('PRIVMSG #show :buy now');
  await log(bob).getByText('buy now').hover();
  await bob.getByRole('button', { name: 'More' }).click();
  await bob.getByRole('menuitem', { name: 'Report to the moderators' }).click();
  await expect(bob.getByText('The moderators were told of the line of promo.')).toBeVisible();
  await expect(log(alice)).toContainText('Report of promo: buy now');
  await alice.getByRole('button', { name: 'Run the channel' }).click();
  await alice.getByRole('menuitem', { name: 'Reports and what was done' }).click();
  const dialog = alice.getByRole('dialog', { name: 'Reports and what was done' });
  await expect(dialog).toContainText(/bob reported promo.*bob: an honest linepromo: buy now/);
  expect(await violationsOf(alice)).toEqual([]);
  await dialog.getByRole('button', { name: 'Silence: promo' }).click();
  await alice
    .getByRole('dialog', { name: 'Silence promo?' })
    .getByRole('button', { name: 'Silence' })
    .click();
  await expect(dialog).toContainText('alice silenced promo');
  await expect(log(bob).getByText('buy now', { exact: true })).toHaveCount(0);
  await expect(log(bob)).toContainText('an honest line');
  eve.close();
});

test('people who join later do not see the lines of a removed person either', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  await say(alice, '/mode +H 50:1h');
  const eve = await stranger(site.ircd.ports.irc, 'promo');
  const watcher = await connectClient({ url: site.ircd.url, nick: 'watcher', channels: ['#show'] });
  await watcher.until(() => watcher.room('#show')?.membersComplete === true);
  eve.send('PRIVMSG #show :buy now');
  await say(alice, 'an honest line');
  await watcher.until(() => watcher.line('#show', 'an honest line') !== undefined);
  await say(alice, '/kick promo');
  await alice.getByRole('button', { name: 'Remove' }).click();
  await expect(log(alice)).not.toContainText('buy now');
  // As the site answers from the bot's list.
  const context = await browser.newContext();
  const taken = [watcher.line('#show', 'buy now')?.msgid];
  await context.route('**/api/taken', (route) => route.fulfill({ json: taken }));
  const late = await context.newPage();
  await join(late, site.url, 'late');
  await expect(log(late)).toContainText('an honest line');
  await expect(log(late)).not.toContainText('buy now');
  watcher.client.disconnect();
  eve.close();
});

test('a moderated channel is explained, and a line that was refused is given back', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  const bob = await visitor(browser, site.url, 'bob');
  await say(alice, '/mode +m');
  await expect(bob.getByText('Moderated: only people with voice can write now.')).toBeVisible();
  await say(bob, 'can you hear me?');
  await expect(log(bob)).toContainText('Not sent');
  await say(alice, '/voice bob');
  await alice.getByRole('button', { name: 'Give voice' }).click();
  await expect(bob.getByText('Moderated: only people with voice can write now.')).toBeHidden();
  await log(bob).getByRole('button', { name: 'Send again' }).click();
  await expect(log(alice)).toContainText('can you hear me?');
});

test('a silenced person can read but not write', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  const bob = await visitor(browser, site.url, 'bob');
  await say(alice, '/quiet bob');
  await alice.getByRole('button', { name: 'Silence' }).click();
  await expect(log(alice)).toContainText('m:');
  await say(bob, 'am I heard?');
  await expect(log(bob)).toContainText('Not sent');
  await barrier(alice, bob);
  await expect(log(alice)).not.toContainText('am I heard?');
});

test('operators change the topic and close the channel by menu, others have none', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  const bob = await visitor(browser, site.url, 'bob');
  await alice.getByRole('button', { name: 'Run the channel' }).click();
  await alice.getByRole('menuitem', { name: 'Change the topic' }).click();
  await alice.getByRole('textbox', { name: 'Topic' }).fill('Tonight: <b>two</b> films, www.example.org');
  await alice.getByRole('button', { name: 'Set the topic' }).click();
  await expect(bob.locator('.mq-chat-topic')).toContainText('Tonight: <b>two</b> films');
  await expect(bob.getByRole('link', { name: 'www.example.org' })).toHaveAttribute(
    'href',
    'https://www.example.org/',
  );
  await say(alice, '/topic Tonight: one film');
  await alice.getByRole('button', { name: 'Change' }).click();
  await expect(bob.locator('.mq-chat-topic')).toContainText('Tonight: one film');
  await alice.getByRole('button', { name: 'Run the channel' }).click();
  await alice.getByRole('menuitem', { name: 'Let only people with voice write' }).click();
  await alice.getByRole('button', { name: 'Moderate' }).click();
  await expect(bob.getByText('Moderated: only people with voice can write now.')).toBeVisible();
  await expect(bob.getByRole('button', { name: 'Run the channel' })).toBeHidden();
});

test('ignoring hides somebody until it is undone', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  const bob = await visitor(browser, site.url, 'bob');
  await say(alice, '/ignore bob');
  await expect(alice.getByText('Hidden from now on')).toBeVisible();
  await say(bob, 'unheard words');
  await barrier(alice, bob);
  await expect(log(alice)).not.toContainText('unheard words');
  await alice.reload();
  await expect(heading(alice)).toContainText('2');
  await say(bob, 'nor after a reload');
  await barrier(alice, bob);
  await expect(log(alice)).not.toContainText('nor after a reload');
  await alice.getByRole('button', { name: 'Settings' }).click();
  await alice.getByText('Hidden people').click();
  await alice.getByRole('button', { name: 'Show bob again' }).click();
  await alice.getByRole('button', { name: 'Done' }).click();
  await barrier(bob, alice);
});

test('a person who left the channel or the chat comes back with a button', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  await say(alice, '/part');
  await expect(status(alice)).toContainText('You left #show.');
  await alice.getByRole('button', { name: 'Join again' }).click();
  await expect(heading(alice)).toContainText('1');
  await say(alice, '/quit');
  await expect(status(alice)).toContainText('You left the chat.');
  await alice.getByRole('button', { name: 'Join chat' }).click();
  await expect(heading(alice)).toContainText('1');
  await expect(box(alice)).toBeVisible();
});

test('a command that does not exist is not said', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  await say(alice, '/nosuch thing');
  await expect(alice.getByText('There is no /nosuch')).toBeVisible();
  await expect(box(alice)).toHaveValue('/nosuch thing');
  await say(alice, '/join #elsewhere');
  await expect(alice.getByText('#elsewhere is not a channel of this site.')).toBeVisible();
});

test('only people with a role make the page look at the schedule', async ({ browser }) => {
  const dave = await visitor(browser, site.url, 'dave');
  await dave.evaluate(() => {
    window.addEventListener('marquee:refresh', (event) => {
      document.body.dataset.refreshed = (event as CustomEvent<{ revision: string }>).detail.revision;
    });
  });
  const eve = await stranger(site.ircd.ports.irc, 'trudy');
  eve.send('@+marquee/refresh=forged TAGMSG #show');
  eve.send('PRIVMSG #show :done forging');
  await expect(log(dave)).toContainText('done forging');
  expect(await dave.evaluate(() => document.body.dataset.refreshed)).toBeUndefined();
  await say(dave, '/voice trudy');
  await dave.getByRole('button', { name: 'Give voice' }).click();
  await expect(members(dave)).toContainText('voice');
  eve.send('@+marquee/refresh=r2 TAGMSG #show');
  await expect(dave.locator('body')).toHaveAttribute('data-refreshed', 'r2');
  eve.close();
});
