import type { Browser, Page } from '@playwright/test';
import { FORM } from '#lib/words/form.ts';
import { standInForProviders } from '../at-time.ts';

/** A text that is 40 % longer, in words, with its places and forms. */
function longer(text: string): string {
  const parts = text.split(FORM);
  const pad = (one: string) =>
    `${one} ${'önä '
      .repeat(30)
      .slice(0, Math.ceil(one.length * 0.4))
      .trim()}`;
  return parts.length === 1 ? pad(text) : parts.map((one, at) => (at % 2 ? pad(one) : one)).join(FORM);
}

const longerWords = (words: unknown): unknown =>
  typeof words === 'string'
    ? longer(words)
    : Object.fromEntries(
        // `about` says which language it is.
        Object.entries(words ?? {}).map(([name, one]) => [name, name === 'about' ? one : longerWords(one)]),
      );

/** Texts of things to press that do not fit into them, and what is beyond the edge of the window. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      ((/auto|scroll/.test(getComputedStyle(element).overflowX) &&
        element.scrollWidth > element.clientWidth) ||
        scrolls(element.parentElement));
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, a, label, legend, summary, .pill',
    )) {
      const box = element.getBoundingClientRect();
      const isSeen = element.checkVisibility({ visibilityProperty: true }) && box.width > 2 && box.height > 2;
      if (!isSeen || element.textContent.trim() === '' || element.querySelector('.sr-only, bdi')) continue;
      const range = document.createRange();
      range.selectNodeContents(element);
      const text = range.getBoundingClientRect();
      const isCut =
        text.left < box.left - 1 ||
        text.right > box.right + 1 ||
        text.top < box.top - 4 ||
        text.bottom > box.bottom + 4;
      const isOff = (box.left < -1 || box.right > innerWidth + 1) && !scrolls(element.parentElement);
      if (isCut || isOff) found.push(`${isOff ? 'off the screen' : 'cut'}: ${element.textContent}`);
    }
    if (document.documentElement.scrollWidth > innerWidth + 1) found.push('the page scrolls sideways');
    return found;
  });
}

/**
 * Walks through the states of a site on a phone in a language and returns what does not fit, with its state. `isPseudo`: with
 * texts that are 40 % longer.
 */
export async function walk(
  browser: Browser,
  url: string,
  language: string,
  isPseudo = false,
): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: language });
  await standInForProviders(context);
  if (isPseudo)
    await context.route(`**/_next/static/words/*/${language}/*.json`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: longerWords(await response.json()) });
    });
  const page = await context.newPage();
  const found: string[] = [];
  const look = async (state: string) => {
    for (const one of await overflowing(page))
      found.push(`${language}${isPseudo ? ' longer' : ''}, ${state}: ${one}`);
  };
  const arrive = async (path: string) => {
    const words = page.waitForResponse((response) => response.url().includes(`/${language}/page.json`));
    await page.goto(url + path);
    await words;
    await page.waitForFunction(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  };
  await arrive('/');
  await look('the front page');
  await page.locator('.shell-tabs .tab').last().click();
  await look('below the stage');
  const more = page.locator('.tool[aria-haspopup="dialog"]');
  await more.click();
  await page.locator('select').first().waitFor();
  await look('the layout');
  await page.locator('button:has(kbd)').click();
  await page.locator('dialog[open]').waitFor();
  await look('the keys');
  await page.keyboard.press('Escape');
  await page.locator('.shell-tabs .tab').first().click();
  await page.locator('#mq-chat-nick').fill(`anna${language.slice(0, 2)}${isPseudo ? 1 : 0}`);
  await page.locator('.mq-chat-nick-form button[type="submit"]').click();
  const box = page.locator('.mq-chat-box');
  await box.waitFor();
  await look('the chat');
  await box.fill('/help');
  await box.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await look('the help of the chat');
  await page.keyboard.press('Escape');
  await box.fill('/settings');
  await box.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await look('the settings of the chat');
  await arrive('/schedule');
  await look('the schedule');
  await page.locator('.sched-more summary').first().click();
  await look('more of a slot');
  await arrive('/shows');
  await look('the archive');
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
  return found;
}
