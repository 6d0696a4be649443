import { expect, test } from '@playwright/test';
import { barrier, type ChatSite, log, members, say, startChatSite, stranger, visitor } from './chat-page.ts';

let site: ChatSite;
test.beforeAll(async () => {
  site = await startChatSite();
});
test.afterAll(() => site.stop());

test('lines, topics, reasons and names of strangers are text', async ({ browser }) => {
  const alice = await visitor(browser, site.url, 'alice');
  const dialogs: string[] = [];
  alice.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const eve = await stranger(site.ircd.ports.irc, 'eve');
  const lines = [
    '<img src=x onerror=alert(1)><script>alert(2)</script>',
    'javascript:alert(3) data:text/html,<b>x data://x',
    'go to https://good.example@evil.example/a now',
    '\u202eright to left\u202c \u2066isolated',
    `zalgo a${'\u0301'.repeat(200)}`,
    '\x034,99red\x03 \x02bold\x02 \x04zzzzzz \x11mono\x11 \x16reverse',
    '\x01VERSION\x01',
    '\x01DCC SEND file 2130706433 4000 1\x01',
  ];
  for (const line of lines) eve.send(`PRIVMSG #show :${line}`);
  eve.send(Buffer.concat([Buffer.from('PRIVMSG #show :bad '), Buffer.of(0xff, 0xfe), Buffer.from(' bytes')]));
  eve.send('@+draft/react=<b>;+draft/reply=nothing TAGMSG #show');
  eve.send('PRIVMSG #show :the last of it');
  await expect(log(alice)).toContainText('the last of it');

  await expect(log(alice)).toContainText('<img src=x onerror=alert(1)><script>alert(2)</script>');
  await expect(log(alice).locator('img, script, iframe')).toHaveCount(0);
  const links = log(alice).locator('a');
  await expect(links).toHaveCount(1);
  await expect(links).toHaveText('evil.example/a');
  await expect(links).toHaveAttribute('rel', /noopener/);
  await expect(log(alice)).not.toContainText('\u202e');
  await expect(log(alice)).not.toContainText('\u0301'.repeat(4));
  await expect(log(alice)).toContainText(/bad \S+ bytes/);

  eve.send('PART #show :<i>bye</i>\x03');
  await expect(log(alice)).toContainText('<i>bye</i>');
  await expect(log(alice).locator('i')).toHaveCount(0);
  expect(dialogs).toEqual([]);
  eve.close();
});

test('a flood of one person is folded', async ({ browser }) => {
  const bob = await visitor(browser, site.url, 'bob');
  const eve = await stranger(site.ircd.ports.irc, 'mallory');
  for (let line = 0; line < 40; line++) eve.send(`PRIVMSG #show :noise ${line}`);
  await expect(log(bob).getByRole('button', { name: '32 more from mallory' })).toBeVisible();
  await expect(log(bob).getByText('noise 39')).toBeHidden();
  await log(bob).getByRole('button', { name: '32 more from mallory' }).click();
  await expect(log(bob).getByText('noise 39')).toBeVisible();
  eve.close();
});

test('a name that looks like an operator is marked', async ({ browser }) => {
  const carol = await visitor(browser, site.url, 'carol');
  const eve = await stranger(site.ircd.ports.irc, 'caro1');
  await say(carol, 'hello');
  eve.send('PRIVMSG #show :trust me');
  await expect(log(carol)).toContainText('trust me');
  // The table of what looks alike comes with the first need of it.
  await expect
    .poll(async () => {
      eve.send('PRIVMSG #show :trust me again');
      await barrier(carol, carol);
      return log(carol).locator('.mq-chat-badge', { hasText: '≈' }).count();
    })
    .toBeGreaterThan(0);
  await expect(members(carol)).toContainText('carol');
  eve.close();
});
