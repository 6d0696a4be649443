import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { WebSocket } from 'ws';
import { atTime } from '../e2e/at-time.ts';
import { HOUR, MINUTE, minuteOf, sheetOf } from '../e2e/sheets.ts';
import { startSite } from '../e2e/site.ts';
import { startDemoIrc } from '../server/demo-irc/demo-irc.ts';

// `node bin/screens.ts [FOLDER]`: every state of the show page at four widths, to be looked at.

const SIZES = [
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
];
const START = minuteOf(Date.now()) + 24 * HOUR;
const CARD = '/demo/test-card/test-card.mp4';
const SHEET = sheetOf(
  [
    {
      start: START,
      end: START + 2 * HOUR,
      title: 'Saturday night film',
      stream: CARD,
      more: {
        Host: 'the projection booth',
        Description: 'A film, and talk about it afterwards. Doors open a quarter of an hour before.',
        'Content warning': 'flashing lights',
      },
    },
    { start: START + 4 * HOUR, end: START + 5 * HOUR, title: 'Question time', stream: CARD },
    {
      start: START + 6 * HOUR,
      end: START + 8 * HOUR,
      title: 'Late reel',
      stream: CARD,
      more: { Host: 'the night shift' },
    },
    { start: START + 30 * HOUR, end: START + 31 * HOUR, title: 'Shorts before supper', stream: CARD },
  ],
  { Title: 'The Lantern House', 'Off-air message': 'The lights are on, the screen is dark' },
);
const STATES = {
  'starting-soon': START - 7 * MINUTE,
  'on-air': START + 12 * MINUTE,
  overrunning: START + 2 * HOUR + 5 * MINUTE,
  'off-air': START - 3 * HOUR,
};
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

const folder = process.argv[2] ?? 'docs/screens';
mkdirSync(folder, { recursive: true });
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
for (const [state, instant] of Object.entries(STATES)) {
  for (const viewport of SIZES) {
    const page = await browser.newPage({ viewport, locale: 'en-GB', timezoneId: 'Europe/London' });
    await atTime(page, instant);
    await page.goto(site.url);
    await page.locator(`.pill[data-state="${state}"]`).waitFor();
    await page.clock.runFor(3000);
    const video = page.locator('video');
    if (await video.count())
      await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
    const last = page.getByRole('log', { name: 'Chat' }).getByText(TALK.at(-1)?.[1] ?? '');
    while (!(await last.isVisible())) await page.clock.runFor(500);
    await page.clock.runFor(3000);
    await page.screenshot({ path: `${folder}/${state}-${viewport.width}.png` });
    await page.close();
  }
}
await browser.close();
await site.stop();
leave();
await irc.close();
