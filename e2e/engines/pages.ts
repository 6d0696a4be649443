import { expect } from '@playwright/test';

/** A page of the site: what it has when it is there, what to press, and what is shown after the press. */
export type PageToPress = { path: string; has: string; press: string; opens: string };

const MENU = { press: '.tools [aria-haspopup="dialog"]', opens: '[role="dialog"][data-open]' };

/** The page of an archived show. Its address ends in letters that are made from the show. */
const ARCHIVED = '/shows/the-show-of-yesterday';

/** Every page that people see in a browser. `/overlay` has nothing to press. */
export const PAGES: PageToPress[] = [
  { path: '/', has: '.stage-screen', ...MENU },
  { path: '/schedule', has: '.shell-page h2', ...MENU },
  { path: '/shows', has: '.shell-page h2', ...MENU },
  { path: ARCHIVED, has: '.shell-page h2', ...MENU },
  { path: '/about', has: '.shell-page h2', ...MENU },
  { path: '/nowhere', has: 'a[href="/"]', press: 'a[href="/"]', opens: '.stage-screen' },
  { path: '/chat', has: '.mq-chat button:enabled', press: '#mq-chat-nick', opens: '#mq-chat-nick:focus' },
  { path: '/embed', has: 'main [data-state]', press: 'body', opens: 'body' },
  { path: '/overlay', has: 'main [data-state]', press: 'main [data-state]', opens: 'main [data-state]' },
  { path: '/check', has: 'h1', press: 'main button', opens: 'main table' },
  {
    path: '/backstage',
    has: 'input[name="key"]',
    press: 'input[name="key"]',
    opens: 'input[name="key"]:focus',
  },
];

/** The whole address of a page on a site. The archive is made after the schedule, so this waits for its link. */
export async function addressOf(site: string, path: string): Promise<string> {
  if (path !== ARCHIVED) return site + path;
  const link = /href="(\/shows\/the-show-of-yesterday[^"]*)"/;
  const archive = async () => (await fetch(`${site}/shows`)).text();
  await expect.poll(archive, { intervals: [100] }).toMatch(link);
  return site + (link.exec(await archive())?.[1] ?? '');
}

/**
 * Whether React has taken over what the server wrote: it marks the elements that it knows. Some parts have code of their own
 * that comes later: `css` names their elements.
 */
export const isHydrated = (css: string) =>
  [...document.querySelectorAll(css)].some((element) =>
    Object.keys(element).some((key) => key.startsWith('__reactProps$')),
  );

/** All elements of a page, for `isHydrated`. */
export const ALL_ELEMENTS = 'body *';
