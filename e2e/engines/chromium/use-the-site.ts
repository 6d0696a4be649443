import { expect, type Page } from '@playwright/test';

/** Does what viewers do: the layout menu, the chat with a menu of its own, the arrow keys, another page. */
export async function useTheSite(page: Page, url: string, nick: string): Promise<void> {
  await page.goto(url);
  await expect(page.locator('.stage-screen iframe')).toBeVisible();
  await page.locator('.stage-screen iframe').evaluate((frame) => Object.assign(frame, { same: true }));
  await openLayoutMenu(page);
  await talk(page, nick);
  await page.getByRole('link', { name: 'Schedule', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Schedule', level: 2 })).toBeVisible();
  expect(await page.locator('.stage-screen iframe').evaluate((frame) => 'same' in frame)).toBe(true);
}

/** By its button; it closes by Escape, by a press elsewhere and by its button. */
export async function openLayoutMenu(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Layout' });
  const menu = page.getByRole('dialog', { name: 'Layout' });
  await button.click();
  await expect(menu).toBeInViewport({ ratio: 1 });
  // Nothing lies over it: a press in its middle reaches it.
  const reached = await menu.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(reached).toBe(true);
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await expect(menu).toBeVisible();
  await button.click();
  await expect(menu).toBeHidden();
  await button.click();
  await menu.getByLabel(/^Television/).check();
  await page.locator('.stage-strip').click({ position: { x: 2, y: 2 } });
  await expect(menu).toBeHidden();
  await button.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(button).not.toBeFocused();
}

async function talk(page: Page, nick: string): Promise<void> {
  await page.getByLabel('Nickname').fill(nick);
  await page.getByRole('button', { name: 'Join chat' }).click();
  const box = page.getByRole('textbox', { name: 'Message' });
  await box.fill(`${nick} says: see https://example.org/a?b=c`);
  await box.press('Enter');
  const line = page.locator('.mq-chat-line', { hasText: `${nick} says` });
  await expect(line.getByRole('link')).toHaveAttribute('href', 'https://example.org/a?b=c');
  await line.hover();
  await line.getByRole('button').last().click();
  const menu = page.getByRole('menu');
  await expect(menu).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
}
