import type { Browser } from '@playwright/test';
import { gatherCrowd, nickOf } from '../../e2e/chat/crowd.ts';
import type { Inspircd } from '../../e2e/irc/inspircd.ts';
import driver from './driver.mjs';
import { now } from './flood.ts';
import { readMetrics, watchPage } from './watch-page.ts';

// Half the network leaves and comes back, everybody takes another name, and somebody sets a topic of control codes only.
// This measures a viewer's page meanwhile.
const SPLIT = 5000;
const RENAMED = 3000;
const CONTROL_CODES = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code))
  .filter((code) => !'\0\r\n'.includes(code))
  .join('4,99x');

type Storm = { what: string; tookMs: number; longTasks: number; longestTaskMs: number; mainBusyS: number };

/** Runs each storm in turn, and measures the page's tasks until it shows the end of the storm. */
export async function measureStorms(
  browser: Browser,
  ircd: Inspircd,
  { url, channel, members }: { url: string; channel: string; members: number },
): Promise<Storm[]> {
  const crowd = await gatherCrowd(ircd.ports.link, channel, members);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'timeTicks' });
    const watched = await watchPage(page, cdp, /mq0q/);
    await page.goto(url, { waitUntil: 'commit' });
    await driver.join(page, { nick: 'viewer' });
    await driver.loaded(page, { members: members + 1 });
    await page.waitForTimeout(2000);

    const counts = (wanted: number) =>
      page.waitForFunction(
        (n) =>
          [...document.querySelectorAll('h3')].some(
            ({ textContent }) => /^Members/.test(textContent) && Number(textContent.replace(/\D/g, '')) === n,
          ),
        wanted,
        { polling: 'raf' },
      );
    const storms: Storm[] = [];
    async function storm(what: string, strike: () => unknown, shown: () => Promise<unknown>): Promise<void> {
      const [began, before] = [now(), await readMetrics(cdp)];
      // The server stops reading a burst; each nudge makes it read on.
      const nudges = setInterval(crowd.nudge, 20);
      await strike();
      await shown().finally(() => clearInterval(nudges));
      await page.waitForTimeout(300);
      const tasks = watched.tasks.filter(([at]) => at >= began).map(([, ms]) => ms);
      storms.push({
        what,
        tookMs: Math.round(now() - began - 300),
        longTasks: tasks.length,
        longestTaskMs: Math.max(0, ...tasks),
        mainBusyS: Math.round(((await readMetrics(cdp)).busy - before.busy) * 100) / 100,
      });
    }

    const gone = Array.from({ length: Math.min(SPLIT, members - 100) }, (_, i) => 100 + i);
    await storm(
      `${gone.length} quits of a netsplit`,
      () => gone.forEach((person) => void crowd.quit(person, 'irc.test far.marquee.test')),
      () => counts(members + 1 - gone.length),
    );
    await storm(
      'their return',
      () => crowd.arrive(gone),
      () => counts(members + 1),
    );
    const renamed = Array.from({ length: Math.min(RENAMED, members) }, (_, i) => i);
    await storm(
      `${renamed.length} changes of nick`,
      () => {
        for (const person of renamed) crowd.rename(person, `zz${nickOf(person)}`);
        // This message comes after all changes. When the page shows it, it has drawn them all.
        crowd.say(0, 'all have new names');
      },
      () => page.getByRole('log', { name: 'Chat' }).getByText('all have new names').waitFor(),
    );
    await storm(
      'a topic of every control code',
      () => crowd.topic(`${CONTROL_CODES} the end`),
      () => page.getByRole('button', { name: /the end$/ }).waitFor(),
    );
    return storms;
  } finally {
    await context.close();
    crowd.close();
  }
}
