import { expect, test } from '@playwright/test';
import { box, type ChatSite, heading, log, members, say, startChatSite, visitor } from './chat-page.ts';

let site: ChatSite;
test.beforeAll(async () => {
  site = await startChatSite({ CHAT_CONNECT: 'load' });
});
test.afterAll(() => site.stop());

test('with CHAT_CONNECT=load a guest reads at once, and picks a nick to talk', async ({ browser, page }) => {
  const host = await visitor(browser, site.url, 'host');
  await page.goto(site.url);
  await expect(heading(page)).toContainText('2');
  await expect(members(page)).toContainText('guest');
  await say(host, 'welcome, whoever you are');
  await expect(log(page)).toContainText('welcome, whoever you are');
  await expect(box(page)).toBeHidden();
  await page.getByLabel('Nickname').fill('nora');
  await page.getByRole('button', { name: 'Join chat' }).click();
  await say(page, 'it is me');
  await expect(log(host)).toContainText('nora it is me');
  await expect(members(host)).not.toContainText('guest');
  await host.context().close();
});
