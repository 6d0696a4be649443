import { expect } from '@playwright/test';
import { PAGES } from '../engines/pages.ts';
import { type State, statesOfShowPage } from '../engines/states.ts';
import { type PublishedSite, startPublishedSite } from '../publish/published-site.ts';
import { HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import type { SheetText } from '../site.ts';
import type { View } from './look-hostile.ts';

const NOW = minuteOf(Date.now());
const YESTERDAY = new Date(NOW - 26 * HOUR).toISOString();

/** A past show and one that is on, so that every kind of page has something to show. */
const EVERY_PAGE = sheetOf([
  {
    start: NOW - 26 * HOUR,
    end: NOW - 25 * HOUR,
    title: 'The show of yesterday',
    stream: video('yesterday01'),
    more: { Recording: video('yesterday01'), Series: 'Saturdays' },
  },
  {
    start: NOW - HOUR,
    end: NOW + 10 * HOUR,
    title: 'The show of tonight',
    stream: video('tonight0001'),
    more: { Series: 'Mondays' },
  },
]);

const SHOW = /href="(\/shows\/[^"]*the-show-of-yesterday[^"]*)"/;

export const STATES: State[] = statesOfShowPage('/demo/test-card/test-card.mp4');

/** The production build, published behind the nginx.conf that is shipped. */
export const startHostileSite = (): Promise<PublishedSite> =>
  startPublishedSite({
    sheet: EVERY_PAGE,
    env: { BACKSTAGE_KEY: 'a-key-that-is-long-enough', CHAT_URL: 'ws://127.0.0.1:9/', CHECK_PAGE: 'on' },
  });

/** Sets a sheet, and waits until the pages that are made from it are published. */
async function bring({ site, url }: PublishedSite, name: string, sheet: SheetText): Promise<void> {
  await site.setSheet(sheet);
  for (const path of ['/', '/schedule'])
    await expect
      .poll(async () => (await fetch(url + path)).text(), { intervals: [50] })
      .toContain(`${name}</title>`);
}

/** The pages besides the state of the site, by name; `path` is null for a page whose address the archive gives. */
export const ONE_PAGE_EACH = [
  ...PAGES.filter(({ path }) => !path.startsWith('/shows/')).map(({ path, has }) => ({
    name: path,
    path,
    has,
  })),
  ...['/series/saturdays', `/shows/${YESTERDAY.slice(0, 4)}`, `/shows/${YESTERDAY.slice(0, 7)}`].map(
    (path) => ({
      name: path,
      path,
      has: '.shell-page h2',
    }),
  ),
  { name: 'a show', path: null, has: '.shell-page h2' },
];

/** A page, with a sheet that has something for it. */
export async function pageView(
  { url }: PublishedSite,
  { name, path, has }: (typeof ONE_PAGE_EACH)[number],
): Promise<View> {
  // The archive is made after the schedule.
  const archive = async () => (await fetch(`${url}/shows`)).text();
  if (/show|series/.test(name)) await expect.poll(archive, { intervals: [100] }).toMatch(SHOW);
  return { name, url: url + (path ?? SHOW.exec(await archive())?.[1] ?? ''), has };
}

/** The pages that show the state of the site: the front page, the schedule, and the pages for frames. */
export async function stateViews(site: PublishedSite, { name, sheet, has }: State): Promise<View[]> {
  await bring(site, name, sheet);
  return [
    { name: `/, ${name}`, url: site.url, has },
    ...['/schedule', '/overlay', '/embed'].map((path) => ({
      name: `${path}, ${name}`,
      url: site.url + path,
      has: path === '/schedule' ? '.sched-row' : 'main [data-state]',
    })),
  ];
}
