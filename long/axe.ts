import { type Browser, chromium, type Page } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { atTime, standInForProviders } from '../e2e/at-time.ts';
import { signIn } from '../e2e/backstage/sign-in.ts';
import { serveFilm } from '../e2e/film.ts';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from '../e2e/sheets.ts';
import { type RunningSite, startSite } from '../e2e/site.ts';
import { violationsOf } from '../e2e/violations.ts';
import { CHROMIUM } from '../playwright.config.ts';

// axe in every state and on every page, in each size, by day and in the dark, and in forced colours; arguments are
// languages. Short forms are e2e/accessibility*.spec.ts and e2e/viewers/.
const LANGUAGES = ['en', 'de', 'ar', 'ja'];
const SIZES = ['320x568', '390x844', '720x450', '820x1180', '1024x768', '1440x900', '1920x1080', '2560x1440'];
const LOOKS = [{ colorScheme: 'dark' }, { colorScheme: 'light' }, { forcedColors: 'active' }] as const;
const KEY = 'the key of the crew';
const FILM = 'https://media.example.org/film.mp4';

const START = minuteOf(Date.now()) + 24 * HOUR;
const WORD = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';
const SHEET = sheetOf(
  [
    {
      start: START - 50 * HOUR,
      end: START - 49 * HOUR,
      title: `Seen in ${WORD}`,
      stream: FILM,
      more: { Recording: FILM, Host: 'The crew', Description: 'Talk.' },
    },
    { start: START, end: START + HOUR, title: `A film about ${WORD}`, stream: FILM },
    {
      start: START + 4 * HOUR,
      end: START + 5 * HOUR,
      title: 'Two cameras',
      stream: `Left: ${video('firstcamera')}\nRight: ${video('othercamera')}`,
      more: { Layout: 'grid', Host: 'The crew', Description: 'Talk.', 'Content warning': 'flashing lights' },
    },
    { start: START + 8 * HOUR, end: START + 9 * HOUR, title: 'No stream', stream: '' },
  ],
  { Numbers: 'public' },
);
const NOW = minuteOf(Date.now()) - 10 * MINUTE;
const ROOMS = sheetOf(
  ['Saal 1', 'Saal 2'].flatMap((Room) => [
    {
      start: NOW,
      end: NOW + 3 * HOUR,
      title: `Together in ${Room}`,
      stream: `Short: ${FILM} [0:40:00]\nLong: ${FILM} [1:30:00]`,
      more: { Room, Playback: 'together' },
    },
    {
      start: NOW + 4 * HOUR,
      end: NOW + 5 * HOUR,
      title: `Later in ${Room}`,
      stream: '',
      more: { Room, Playback: 'live' },
    },
  ]),
  { Numbers: 'public' },
);

/** The pages of the first site, each with the minute of the evening at which it is looked at. */
const PAGES: [string, number][] = [
  ['/', -3 * 60],
  ['/', -5],
  ['/', 1],
  ['/', 61],
  ['/', 3 * 60],
  ['/', 4 * 60 + 1],
  ['/', 8 * 60 + 1],
  ...['/schedule', '/shows', '/about', '/numbers', '/chat', '/embed', '/overlay', '/check', '/nowhere'].map(
    (path): [string, number] => [path, 1],
  ),
];
const OF_ROOMS = [
  '/',
  '/rooms',
  '/rooms/saal-2',
  '/all',
  '/schedule',
  '/embed/saal-2',
  '/overlay/saal-2',
  '/numbers',
];

const found = new Map<string, Set<string>>();

/** Looks at a page in each size and each look, and notes what axe finds. */
async function look(page: Page, name: string): Promise<void> {
  for (const size of SIZES) {
    const [width = 0, height = 0] = size.split('x').map(Number);
    await page.setViewportSize({ width, height });
    for (const media of LOOKS) {
      // Its ground is another program's picture, and no system colour.
      if (name.includes('/overlay') && 'forcedColors' in media) continue;
      await page.emulateMedia({ colorScheme: null, forcedColors: null, ...media });
      for (const violation of await violationsOf(page)) {
        const place = `${name} ${size} ${Object.values(media)[0]}`;
        const places = found.get(violation) ?? new Set();
        // At once, because all of them take an hour on a busy machine.
        if (places.size === 0) console.log(`${place}: ${violation.slice(0, 400)}`);
        found.set(violation, places.add(place));
      }
    }
  }
}

/** The page of the archived show. Its address ends in letters that are made from the show. */
async function pathOfShow(site: string): Promise<string> {
  const html = await (await fetch(`${site}/shows`)).text();
  const path = /href="(\/shows\/[^"?]+)"/.exec(html)?.[1];
  if (path === undefined) throw new Error('The archive has no show');
  return path;
}

async function lookAtAll(
  browser: Browser,
  language: string,
  evening: RunningSite,
  rooms: RunningSite,
): Promise<void> {
  const context = await browser.newContext({ locale: language });
  await standInForProviders(context);
  const visit = async (url: string, at?: number) => {
    const page = await context.newPage();
    await serveFilm(page, FILM);
    if (at !== undefined) await atTime(page, START + at * MINUTE);
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    if (at !== undefined) await page.clock.runFor(5000);
    // It lies over a picture, and has no ground of its own.
    if (url.includes('/overlay'))
      await page.evaluate(() => document.documentElement.style.setProperty('background', '#222'));
    await look(page, `${language} ${new URL(url).pathname}${at === undefined ? '' : ` ${at}`}`);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.close();
  };
  for (const [path, at] of PAGES) await visit(evening.url + path, at);
  await visit(evening.url + (await pathOfShow(evening.url)), 1);
  for (const path of OF_ROOMS) await visit(rooms.url + path);
  await visit(`${rooms.url}/backstage`);
  const page = await context.newPage();
  await signIn(page, rooms.url, KEY);
  await page.locator('#bs-now ~ section').first().waitFor();
  await look(page, `${language} backstage`);
  await context.close();
}

export async function run(languages: string[]): Promise<void> {
  const irc = await startDemoIrc({ port: 0 });
  const env = { CHAT_URL: `ws://127.0.0.1:${irc.port}/`, BACKSTAGE_KEY: KEY, CHECK_PAGE: 'on' };
  const sites = await Promise.all([SHEET, ROOMS].map((sheet) => startSite({ sheet, env })));
  const [evening, rooms] = sites as [RunningSite, RunningSite];
  const browser = await chromium.launch(CHROMIUM.launchOptions);
  try {
    for (const language of languages.length > 0 ? languages : LANGUAGES)
      await lookAtAll(browser, language, evening, rooms);
  } finally {
    await browser.close();
    await Promise.all(sites.map((site) => site.stop()));
    await irc.close();
  }
  for (const places of found.values()) console.log(`${places.size} times, first: ${[...places][0]}`);
  console.log(`axe has ${found.size} findings.`);
  process.exitCode = found.size > 0 ? 1 : 0;
}
