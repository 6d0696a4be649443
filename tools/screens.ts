import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type BrowserContext, chromium } from '@playwright/test';
import { WebSocket } from 'ws';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { atTime } from '../e2e/at-time.ts';
import { serveFilm } from '../e2e/film.ts';
import { startSite } from '../e2e/site.ts';
import { posterOf } from './screens-poster.ts';
import { SHEET } from './screens-sheet.ts';
import { ON_AIR, SHOTS, type Shot, SIZES } from './screens-shots.ts';

// `node tools/screens.ts [FOLDER [PART OF A NAME]]`: every state and layout of the show page, to be looked at.

const SCHEMES = ['dark', 'light'] as const;
/** Of WebP, 0 to 100: text stays sharp, and all of them together are a few megabytes. */
const QUALITY = 52;
const QUALITY_OF_LARGE = 36;

const SIDEWAYS = { width: 844, height: 390 };
/** Another direction, another script, long words, and a second language of many viewers: each sees the main states. */
const LANGUAGES = ['ar', 'ja', 'de', 'es'];
const MAIN = [
  ['on-air', 1440, 'dark'],
  ['off-air', 390, 'light'],
  ['corner', 820, 'dark'],
] as const;
const TALK: [string, string][] = [
  ['popcorn', 'doors open, seats are filling up'],
  ['reelkeeper', 'sound check was fine on our end'],
  ['marmot', 'first time here, hi all'],
  ['popcorn', 'welcome! the notes for tonight are under the stream'],
  ['late_badger', 'did I miss the short?'],
  ['reelkeeper', 'it comes after the film this time'],
];

/** People in the chat, so that the pictures show a room. */
async function fillRoom(port: number): Promise<() => void> {
  const people = new Map<string, WebSocket>();
  for (const nick of new Set(TALK.map(([who]) => who))) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { origin: 'http://localhost' });
    await new Promise((resolve) => socket.once('open', resolve));
    const joined = new Promise<void>((resolve) => {
      socket.on('message', (data) => (String(data).includes(' 366 ') ? resolve() : undefined));
    });
    for (const line of [`NICK ${nick}`, `USER ${nick} 0 * :${nick}`, 'JOIN #lobby']) socket.send(line);
    await joined;
    people.set(nick, socket);
  }
  for (const [nick, text] of TALK) {
    const socket = people.get(nick);
    const answered = new Promise<void>((resolve) => {
      socket?.on('message', (data) => (String(data).includes(' PONG ') ? resolve() : undefined));
    });
    socket?.send(`PRIVMSG #lobby :${text}`);
    // One after the other, as people talk.
    socket?.send('PING said');
    await answered;
  }
  return () => {
    for (const socket of people.values()) socket.close();
  };
}

/** Takes one picture. Each page has its own context, so that the storage of one picture is not that of the next. */
async function take(
  context: BrowserContext,
  url: string,
  { at, path = '/', layout, live, embeds, act }: Shot,
): Promise<Buffer> {
  const page = await context.newPage();
  await page.route('https://posters.example.org/**', (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: posterOf(new URL(route.request().url()).pathname.slice(1, -4)),
    }),
  );
  await serveFilm(page, 'https://media.example.org/**');
  await page.route('https://media.example.org/broken.mp4', (route) => route.abort());
  await page.route('https://www.youtube-nocookie.com/**', (route) => route.abort());
  if (layout)
    await page.addInitScript((kept) => localStorage.setItem('marquee:layout', kept), JSON.stringify(layout));
  await atTime(page, at, 0, { ...(live && { live }), ...(embeds && { embeds }) });
  const told = page.waitForResponse('**/schedule.json');
  await page.goto(url + path);
  // From here on, the page knows the show that is on at that time.
  await told;
  await page.clock.runFor(3000);
  if (await page.locator('.stage video').count()) {
    await page.locator('.player-controls').first().waitFor();
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.6);
  }
  const last = page.getByText(TALK.at(-1)?.[1] ?? '').first();
  const hasChat = layout?.chat !== 'off' && (path !== '/schedule' || (page.viewportSize()?.width ?? 0) > 500);
  while (hasChat && !(await last.isVisible())) await page.clock.runFor(500);
  await page.clock.runFor(3000);
  await act?.(page);
  await page.clock.runFor(1000);
  const cdp = await context.newCDPSession(page);
  const quality = (page.viewportSize()?.width ?? 0) > 2000 ? QUALITY_OF_LARGE : QUALITY;
  const { data } = await cdp.send('Page.captureScreenshot', { format: 'webp', quality });
  return Buffer.from(data, 'base64');
}

const folder = process.argv[2] ?? 'docs/screens';
const wanted = process.argv[3] ?? '';
mkdirSync(folder, { recursive: true });
if (wanted === '')
  for (const file of readdirSync(folder)) if (/\.(?:png|webp)$/.test(file)) rmSync(`${folder}/${file}`);
const irc = await startDemoIrc({ port: 0 });
const leave = await fillRoom(irc.port);
const site = await startSite({
  sheet: SHEET,
  env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/`, CHAT_CONNECT: 'load' },
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--autoplay-policy=no-user-gesture-required',
  ],
});

async function shoot(
  name: string,
  viewport: { width: number; height: number },
  shot: Shot,
  locale = 'en-GB',
  schemes: readonly (typeof SCHEMES)[number][] = SCHEMES,
): Promise<void> {
  for (const colorScheme of schemes) {
    const file = `${name}-${colorScheme}.webp`;
    if (!file.includes(wanted)) continue;
    const context = await browser.newContext({
      viewport,
      colorScheme,
      locale,
      timezoneId: 'Europe/London',
      isMobile: viewport.width < 500 || viewport.height < 500,
    });
    writeFileSync(`${folder}/${file}`, await take(context, site.url, shot));
    // A look at the schedule may be on its way.
    for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  }
}

for (const [name, shot] of Object.entries(SHOTS))
  for (const [size, viewport] of Object.entries(SIZES))
    if (viewport.width >= (shot.from ?? 0)) await shoot(`${name}-${size}`, viewport, shot);
await shoot('on-air-sideways', SIDEWAYS, { at: ON_AIR });
for (const locale of LANGUAGES)
  for (const [state, size, scheme] of MAIN)
    await shoot(`${locale}-${state}-${size}`, SIZES[size], SHOTS[state] ?? { at: ON_AIR }, locale, [scheme]);
await browser.close();
await site.stop();
leave();
await irc.close();
