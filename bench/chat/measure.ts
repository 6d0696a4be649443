import type { Browser, CDPSession, Page } from '@playwright/test';
import { gatherCrowd } from '../../e2e/chat/crowd.ts';
import type { Inspircd } from '../../e2e/irc/inspircd.ts';
import { type FloodOptions, flood, MARK, markOf, now } from './flood.ts';
import { readMetrics, watchPage } from './watch-page.ts';

export const CHANNEL = '#show';
const KEY_EVERY = 500;
const VIEWPORT = { width: 1280, height: 720 };

/** A page with a chat in it. */
export type Client = {
  name: string;
  /** Opens the page and resolves when the member list is whole. */
  open(page: Page, members: number): Promise<void>;
};

export type Result = {
  client: string;
  joinedMs: number;
  /** From the server's welcome (its timer of up to a second is over) to the whole list. */
  listAfterWelcomeMs: number;
  shownShare: number;
  latencyMs: { median: number; p99: number; max: number };
  caughtUpMs: number;
  mainBusyS: number;
  longTasks: number;
  longestTaskMs: number;
  keyToPaintP95Ms: number;
  newestInView: boolean;
  heapMb: number;
  domNodes: number;
};

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

/** Waits until everything was seen, or until nothing new was seen for two seconds. */
async function drained(seen: ReadonlyMap<string, number>, total: number, nudge: () => void): Promise<void> {
  let [last, since] = [-1, now()];
  while (seen.size < total && now() - since < 2000) {
    if (seen.size !== last) [last, since] = [seen.size, now()];
    nudge();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** When the server's 001 arrived at the browser. */
async function welcome(cdp: CDPSession): Promise<number> {
  await cdp.send('Network.enable');
  return new Promise((resolve) => {
    cdp.on('Network.webSocketFrameReceived', ({ response }) => {
      if (/ 001 /.test(response.payloadData)) resolve(now());
    });
  });
}

/** Measures a viewer's browser while everybody talks. */
export async function measure(
  browser: Browser,
  ircd: Inspircd,
  client: Client,
  options: FloodOptions & { slowdown: number },
): Promise<Result> {
  const crowd = await gatherCrowd(ircd.ports.link, CHANNEL, options.members);
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'timeTicks' });
    if (options.slowdown > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: options.slowdown });
    const watched = await watchPage(page, cdp, MARK);
    const welcomed = welcome(cdp);
    const opened = now();
    await client.open(page, options.members + 1);
    const joinedMs = now() - opened;
    const listAfterWelcomeMs = now() - (await welcomed);
    await page.waitForTimeout(2000);

    const box = page.getByRole('textbox', { name: 'Message' });
    await box.click();
    let keys = 0;
    const typing = setInterval(() => {
      keys++;
      void page.keyboard.press('abcdefgh'.charAt(keys % 8)).catch(() => {});
    }, KEY_EVERY);
    const before = await readMetrics(cdp);
    const began = now();
    const sent = await flood(crowd, options);
    const ended = now();
    const after = await readMetrics(cdp);
    clearInterval(typing);
    await drained(watched.seen, sent.length, crowd.nudge);
    await page.waitForTimeout(500);

    const newest = page.getByText(markOf(sent.length - 1)).first();
    const place = await newest.boundingBox({ timeout: 2000 }).catch(() => null);
    const newestInView = place !== null && place.y >= 0 && place.y + place.height <= VIEWPORT.height;
    await cdp.send('HeapProfiler.collectGarbage');
    const rest = await readMetrics(cdp);
    const delays = sent.flatMap((at, message) => (watched.seen.get(markOf(message)) ?? Number.NaN) - at);
    const shown = delays.filter(Number.isFinite).sort((a, b) => a - b);
    const tasks = watched.tasks.filter(([at]) => at >= began).map(([, ms]) => ms);
    // The browser does not report keys that took 16 ms or less.
    const slow = watched.keys.filter(([at]) => at >= began).map(([, ms]) => ms);
    const strokes = [...Array<number>(Math.max(0, keys - slow.length)).fill(16), ...slow].sort(
      (a, b) => a - b,
    );
    return {
      client: client.name,
      joinedMs: Math.round(joinedMs),
      listAfterWelcomeMs: Math.round(listAfterWelcomeMs),
      shownShare: shown.length / sent.length,
      latencyMs: { median: percentile(shown, 0.5), p99: percentile(shown, 0.99), max: percentile(shown, 1) },
      caughtUpMs: Math.max(0, Math.round(Math.max(...watched.seen.values()) - ended)),
      mainBusyS: after.busy - before.busy,
      longTasks: tasks.length,
      longestTaskMs: Math.max(0, ...tasks),
      keyToPaintP95Ms: percentile(strokes, 0.95),
      newestInView,
      heapMb: rest.heapMb,
      domNodes: rest.domNodes,
    };
  } finally {
    await context.close();
    crowd.close();
  }
}
