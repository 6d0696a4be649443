import { expect, type Page } from '@playwright/test';
import type { ChangingProxy } from './changing-proxy.ts';

/** A change to the HTML on its way to the browser. */
export type Change = {
  name: string;
  path: string;
  /** The text in the HTML, and the one that replaces it. */
  from: RegExp;
  to: string;
  /** The text that must be there again when the page has recovered. */
  again: { selector: string; text: string };
};

const changed = '$1Something else$3';

export const CHANGES: Change[] = [
  {
    name: 'the title of the document',
    path: '/',
    from: /(<title>)([^<]*)(<\/title>)/,
    to: changed,
    again: { selector: 'title', text: 'Test house' },
  },
  {
    name: 'the title of the site',
    path: '/',
    from: /(class="brand-name[^"]*"><bdi[^>]*>)([^<]*)(<)/,
    to: changed,
    again: { selector: '.brand-name', text: 'Test house' },
  },
  {
    name: 'the navigation',
    path: '/',
    from: /(href="\/schedule"[^>]*>)([^<]*)(<)/,
    to: changed,
    again: { selector: 'nav a[href="/schedule"]', text: 'Schedule' },
  },
  {
    name: 'the title of the stage',
    path: '/',
    from: /(class="stage-strip-title"><bdi>)([^<]*)(<)/,
    to: changed,
    again: { selector: '.stage-strip-title', text: 'The show of tonight' },
  },
  {
    name: 'the state of the stage',
    path: '/',
    from: /(class="pill"[^>]*><span>)([^<]*)(<)/,
    to: changed,
    again: { selector: '.pill', text: 'On air' },
  },
  {
    name: 'the row that is on',
    path: '/schedule',
    from: /(aria-current="true">.*?<bdi>)([^<]*)(<)/,
    to: changed,
    again: { selector: '.sched-row[aria-current] bdi', text: 'The show of tonight' },
  },
  {
    name: 'a row of what is next',
    path: '/',
    from: /(class="up-next-title[^"]*"><bdi>)([^<]*)(<)/,
    to: changed,
    again: { selector: '.up-next-title', text: 'The show after it' },
  },
  {
    name: 'the chat',
    path: '/',
    from: /(class="mq-chat-title[^"]*">)([^<]*)(<)/,
    to: changed,
    again: { selector: '.mq-chat-title', text: 'Chat' },
  },
  {
    name: 'the time of the show',
    path: '/',
    from: /(class="stage-strip-facts">)(.*?)(<\/p>)/,
    to: changed,
    again: { selector: '.stage-strip-facts time', text: ':' },
  },
];

/** Runs in the page before its own scripts: remembers the first element that plays, and counts what its frame loads. */
function rememberPlayer(): void {
  const seen: { player: Element | null; loads: number } = { player: null, loads: 0 };
  Object.assign(window, { seen });
  const players = '.stage-screen :is(iframe, video)';
  new MutationObserver((_, observer) => {
    seen.player = document.querySelector(players);
    if (seen.player) observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  document.addEventListener(
    'load',
    ({ target }) => {
      if (target instanceof Element && target.matches(players)) seen.loads += 1;
    },
    true,
  );
}

/** Runs in the page: whether the element that plays is the one that came with the HTML, and how often it was loaded. */
function playerNow(): { isFirst: boolean; loads: number } {
  const { player, loads } = (window as unknown as { seen: { player: Element | null; loads: number } }).seen;
  return { isFirst: player === document.querySelector('.stage-screen :is(iframe, video)'), loads };
}

/** Loads a page whose HTML was changed, and resolves when it has recovered. */
export async function loadChanged(page: Page, proxy: ChangingProxy, change: Change): Promise<void> {
  const { path, from, to, again } = change;
  let isChanged = false;
  proxy.change((html) => {
    const other = html.replace(from, to);
    isChanged ||= other !== html;
    return other;
  });
  await page.addInitScript(rememberPlayer);
  await page.goto(proxy.url + path);
  expect(isChanged, 'the HTML was changed').toBe(true);
  const text = () =>
    page
      .locator(again.selector)
      .first()
      .evaluate(({ textContent }) => textContent);
  await expect.poll(text, { intervals: [50] }).toContain(again.text);
  proxy.change((html) => html);
}

/** Expects that the page works: the chat joins, the menu opens, and another page loads. */
export async function expectAlive(page: Page, nick: string): Promise<void> {
  await page.getByLabel('Nickname').fill(nick);
  await page.getByRole('button', { name: 'Join chat' }).click();
  await page.getByRole('textbox', { name: 'Message' }).fill(`hello from ${nick}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log', { name: 'Chat' })).toContainText(`hello from ${nick}`);
  await page.getByRole('button', { name: 'Layout and keys' }).click();
  await expect(page.getByRole('dialog', { name: 'Layout' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Shows', exact: true }).click();
  await expect(page).toHaveURL(/\/shows$/);
  await expect(page.locator('.shell-page h2')).toBeVisible();
  expect(await page.locator('.broken-page').count()).toBe(0);
}

/** The element of the HTML plays, and its frame was loaded once. */
export const expectSamePlayer = (page: Page) =>
  expect.poll(() => page.evaluate(playerNow)).toEqual({ isFirst: true, loads: 1 });

/** The complaints besides React's that it recovered. There may be none. */
export const besidesRecovery = (complaints: string[]) =>
  complaints.filter((line) => !/React error #4(?:18|23)/.test(line));
