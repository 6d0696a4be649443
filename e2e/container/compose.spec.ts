import type { Page } from '@playwright/test';
import { composeUp } from './compose.ts';
import { expect, test } from './fixtures.ts';

async function joinChat(page: Page, url: string, nick: string): Promise<void> {
  await page.goto(`${url}/chat?nick=${nick}`);
  await page.getByRole('button', { name: 'Join chat' }).click();
  await expect(page.getByLabel('Message')).toBeEditable();
}

test('compose without .env is the site with the chat of its IRC server, ready to try', async ({
  image,
  browser,
}) => {
  const composed = await composeUp(image);
  try {
    const { url } = composed;
    const health = () =>
      fetch(`${url}/healthz`).then(
        ({ status }) => status,
        () => 0,
      );
    await expect.poll(health).toBe(200);
    const [alice, bob] = await Promise.all([browser.newPage(), browser.newPage()]);
    await joinChat(alice, url, 'alice');
    await joinChat(bob, url, 'bob');
    await alice.getByLabel('Message').fill('Is anybody there?');
    await alice.getByLabel('Message').press('Enter');
    await expect(bob.getByText('Is anybody there?')).toBeVisible();

    // Links in feeds lead to the address that the reader knows, not to a port inside.
    const feed = await (await fetch(`${url}/feed.xml`)).text();
    expect(feed).toContain(`${url}/`);
    expect(
      [...feed.matchAll(/http:\/\/localhost:\d+/g)].map(String).filter((origin) => origin !== url),
    ).toEqual([]);
    await Promise.all([alice.close(), bob.close()]);
  } catch (error) {
    console.error(await composed.logs('site'), await composed.logs('irc'));
    throw error;
  } finally {
    await composed.stop();
  }
});
