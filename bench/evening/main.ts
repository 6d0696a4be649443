import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { atTime, standInForProviders } from '../../e2e/at-time.ts';
import { changeLayouts, EVENING, later, START } from '../../e2e/evening-steps.ts';
import { MINUTE } from '../../e2e/sheets.ts';
import { startSite } from '../../e2e/site.ts';

// How long the page takes to answer a viewer who changes everything about it, on a slow machine, and what jumps.
const CPU_SLOWDOWN = 4;
/** After all of that the page is left alone for so long, and its requests are counted. */
const IDLE_MINUTES = 20;
/** ms */
const ANSWERED = 100;

type Entry = PerformanceEntry & { interactionId?: number; hadRecentInput?: boolean; value?: number };

export async function run({ json }: { json: boolean }): Promise<void> {
  const irc = await startDemoIrc({ port: 0 });
  const site = await startSite({ sheet: EVENING, env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/` } });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await standInForProviders(context);
    const page = await context.newPage();
    await page.addInitScript(() => {
      const entries: Entry[] = [];
      Object.assign(window, { entries });
      const keep = (list: PerformanceObserverEntryList) => entries.push(...list.getEntries());
      const options = { type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit;
      new PerformanceObserver(keep).observe(options);
      new PerformanceObserver(keep).observe({ type: 'layout-shift', buffered: true });
    });
    const cdp = await context.newCDPSession(page);
    await atTime(page, START + MINUTE);
    await page.goto(site.url);
    await page.getByLabel('Nickname').fill('visitor');
    await page.getByRole('button', { name: 'Join chat' }).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.locator('.shell-page').focus();
    await changeLayouts(page, () => later(page, 0.05));
    await page.getByRole('button', { name: 'Other camera' }).click();
    await later(page, 60);
    await page.getByRole('textbox', { name: 'Message' }).fill('hello');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Schedule' }).click();
    await page.getByRole('heading', { name: 'Schedule', level: 2 }).waitFor();
    await page.getByRole('button', { name: 'Move to another corner' }).click();
    await page.getByRole('link', { name: 'Watch' }).click();
    await page.getByRole('heading', { name: 'Up next' }).waitFor();
    let requests = 0;
    page.on('request', (request) => {
      if (request.url().startsWith(site.url)) requests++;
    });
    // In steps, because the next look is planned when the last one was answered.
    for (let step = 0; step < IDLE_MINUTES * 6; step++) {
      await later(page, 1 / 6);
      await sleep(ANSWERED);
    }
    const { interactions, shifts } = await page.evaluate(() => {
      const { entries } = window as unknown as { entries: Entry[] };
      return {
        interactions: entries
          .filter(({ interactionId }) => interactionId)
          .map(({ name, duration }) => ({ name, duration })),
        shifts: entries.filter(
          ({ entryType, hadRecentInput }) => entryType === 'layout-shift' && !hadRecentInput,
        ).length,
      };
    });
    const worst = interactions.toSorted((a, b) => b.duration - a.duration).slice(0, 5);
    const requestsAMinute = requests / IDLE_MINUTES;
    const result = {
      cpuSlowdown: CPU_SLOWDOWN,
      interactions: interactions.length,
      worst,
      shifts,
      requestsAMinute,
    };
    if (json) console.log(JSON.stringify(result));
    else {
      console.log(
        `${interactions.length} interactions with a processor ${CPU_SLOWDOWN}x slower; the slowest, ms to the next paint:`,
      );
      console.table(worst);
      console.log(`Layout shifts that nobody asked for: ${shifts}`);
      console.log(`Requests of the idle page in a minute: ${requestsAMinute}`);
    }
  } finally {
    await browser.close();
    await site.stop();
    await irc.close();
  }
}
