import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { gatherCrowd } from '../../e2e/chat/crowd.ts';
import { startInspircd } from '../../e2e/irc/inspircd.ts';
import { startSite } from '../../e2e/site.ts';
import driver from '../chat/driver.mjs';
import { markOf } from '../chat/flood.ts';
import { readMetrics } from '../chat/watch-page.ts';

// As many lines as a long evening brings, as fast as the page takes them: what does it keep?
const CHANNEL = '#show';
const MEMBERS = 500;
const LOOKS = 24;

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

    const heaps: { lines: number; heapMb: number; domNodes: number }[] = [];
    let said = 0;
    for (let look = 1; look <= LOOKS; look++) {
      const until = Math.round((lines * look) / LOOKS);
      while (said < until) {
        // In pieces that are seen before the next: the page is not to be ahead of, nor behind, its socket.
        const piece = Math.min(until, said + 2000);
        for (; said < piece; said++) crowd.say(said % MEMBERS, `${markOf(said)} and so the evening went on`);
        crowd.nudge();
        await page.getByText(markOf(said - 1)).waitFor({ timeout: 60_000 });
      }
      await cdp.send('HeapProfiler.collectGarbage');
      const { heapMb, domNodes } = await readMetrics(cdp);
      heaps.push({ lines: said, heapMb: Math.round(heapMb * 100) / 100, domNodes });
    }
    if (json) console.log(JSON.stringify(heaps, null, 2));
    else console.table(heaps);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}
