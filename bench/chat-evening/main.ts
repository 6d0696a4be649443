import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { type Crowd, gatherCrowd, nickOf } from '../../e2e/chat/crowd.ts';
import { startInspircd } from '../../e2e/irc/inspircd.ts';
import { startSite } from '../../e2e/site.ts';
import driver from '../chat/driver.mjs';
import { markOf } from '../chat/flood.ts';
import { readMetrics } from '../chat/watch-page.ts';

// Sends the lines of a long evening as fast as the page takes them, and measures how much the page keeps.
const CHANNEL = '#show';
const MEMBERS = 500;
/** Each step is ten minutes of four hours. */
const LOOKS = 24;

const TEXTS = [
  'and so the evening went on',
  'look: https://example.org/a/picture?of=tonight#now',
  '\x02what\x02 a \x0304scene\x03 that was 🍿🎉',
  'viewer: did you see that?',
  'мелодия الموسيقى 音楽',
];

/** One line; now and then somebody leaves and comes back, or takes another name. */
function speak(crowd: Crowd, line: number): void {
  // The last hundred come and go, the others talk.
  const person = line % (MEMBERS - 100);
  crowd.say(person, `${markOf(line)} ${TEXTS[line % TEXTS.length]}`);
  if (line % 100 !== 99) return;
  const restless = MEMBERS - 100 + (Math.floor(line / 100) % 100);
  crowd.part(restless);
  crowd.join(restless);
  crowd.rename(person, `${nickOf(person)}${line % 200 === 99 ? 'x' : ''}`);
}

/** `--lines 500000`. Each look at the heap is after a collection; the page must show the last line before it. */
export async function run({ json, args }: { json: boolean; args: string[] }): Promise<void> {
  const { values } = parseArgs({ args, options: { lines: { type: 'string', default: '500000' } } });
  const lines = Number(values.lines);
  const stops: (() => unknown)[] = [];
  try {
    const ircd = await startInspircd();
    stops.push(ircd.close);
    const crowd = await gatherCrowd(ircd.ports.link, CHANNEL, MEMBERS);
    stops.push(crowd.close);
    const site = await startSite({
      sheet: { Schedule: 'Date,Start,Title,Stream\n' },
      env: { CHAT_URL: ircd.url, CHAT_CHANNEL: CHANNEL },
    });
    stops.push(site.stop);
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
    });
    stops.push(() => browser.close());
    const page = await browser.newPage();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await page.goto(site.url);
    await driver.join(page, { nick: 'viewer' });
    await driver.loaded(page, { members: MEMBERS + 1 });

    const heaps: { minute: number; lines: number; heapMb: number; domNodes: number }[] = [];
    let said = 0;
    // The server stops reading a long burst until it gets another line.
    const nudges = setInterval(crowd.nudge, 10);
    stops.push(() => clearInterval(nudges));
    const began = performance.now();
    for (let look = 1; look <= LOOKS; look++) {
      const until = Math.round((lines * look) / LOOKS);
      while (said < until) {
        // Each piece is shown before the next is sent, because a server that gets too much stops reading for seconds.
        const piece = Math.min(until, said + 500);
        for (; said < piece; said++) speak(crowd, said);
        await page.getByText(markOf(said - 1)).waitFor({ timeout: 60_000 });
      }
      await cdp.send('HeapProfiler.collectGarbage');
      const { heapMb, domNodes } = await readMetrics(cdp);
      heaps.push({ minute: look * 10, lines: said, heapMb: Math.round(heapMb * 100) / 100, domNodes });
    }
    const seconds = Math.round((performance.now() - began) / 1000);
    if (json) console.log(JSON.stringify({ seconds, heaps }, null, 2));
    else {
      console.table(heaps);
      console.log(`${lines} lines in ${seconds} s`);
    }
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}
