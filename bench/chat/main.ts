import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { gatherCrowd } from '../../e2e/chat/crowd.ts';
import { type Inspircd, startInspircd } from '../../e2e/irc/inspircd.ts';
import { startPublishedSite } from '../../e2e/publish/published-site.ts';
import driver from './driver.mjs';
import { type FloodOptions, flood, MARK, markOf, now } from './flood.ts';
import { measureStorms } from './storm.ts';
import { readMetrics, watchPage } from './watch-page.ts';

// The premiere night: everybody in one channel, and the page of one viewer. The bare page beside it is the least that
// a browser can do with the same lines.
const CHANNEL = '#show';
const KEY_EVERY = 500;
const VIEWPORT = { width: 1280, height: 720 };

type Client = {
  name: string;
  /** Opens the page and resolves when the member list is whole. */
  open(page: Page, members: number): Promise<void>;
};

type Result = {
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

/** Waits until all was seen or, for two seconds, nothing new was. */
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

async function measure(
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
    // What the browser does not report took 16 ms or less.
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

/** The bare page, from a server that serves nothing else. */
async function serveBare() {
  const html = await readFile(join(import.meta.dirname, 'bare/index.html'));
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/?')) response.setHeader('content-type', 'text/html').end(html);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function printTable(results: readonly Result[]): void {
  console.table(
    Object.fromEntries(
      results.map(({ client, latencyMs, ...result }) => [
        client,
        {
          'joined ms': result.joinedMs,
          'list after welcome ms': result.listAfterWelcomeMs,
          'shown %': Math.round(result.shownShare * 10_000) / 100,
          'median ms': Math.round(latencyMs.median),
          'p99 ms': Math.round(latencyMs.p99),
          'caught up ms': result.caughtUpMs,
          'main busy s': Math.round(result.mainBusyS * 10) / 10,
          'long tasks': result.longTasks,
          'longest ms': result.longestTaskMs,
          'key p95 ms': result.keyToPaintP95Ms,
          'newest in view': result.newestInView,
          'heap MB': Math.round(result.heapMb * 10) / 10,
          'DOM nodes': result.domNodes,
        },
      ]),
    ),
  );
}

/** `--members 5680 --rate 200 --seconds 30 --churn 50 --slowdown 1`; `--only site` leaves the bare page out, `--storms` measures those instead. */
export async function run({ json, args }: { json: boolean; args: string[] }): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      members: { type: 'string', default: '5680' },
      rate: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '30' },
      churn: { type: 'string', default: '50' },
      slowdown: { type: 'string', default: '1' },
      only: { type: 'string' },
      storms: { type: 'boolean', default: false },
    },
  });
  const options = {
    members: Number(values.members),
    rate: Number(values.rate),
    seconds: Number(values.seconds),
    churn: Number(values.churn),
    slowdown: Number(values.slowdown),
  };
  const stops: (() => unknown)[] = [];
  try {
    const ircd = await startInspircd();
    stops.push(ircd.close);
    const bare = await serveBare();
    stops.push(bare.stop);
    // As it is run: files behind nginx, the project's own configuration.
    const site = await startPublishedSite({
      sheet: { Schedule: 'Date,Start,Title,Stream\n' },
      env: { CHAT_URL: ircd.url, CHAT_CHANNEL: CHANNEL },
    });
    stops.push(site.stop);
    const clients: Client[] = [
      {
        name: 'bare',
        async open(page, members) {
          await page.goto(`${bare.url}?${new URLSearchParams({ server: ircd.url, channel: CHANNEL })}`);
          await page.waitForFunction((n) => Number(document.body.dataset.members) >= n, members);
        },
      },
      {
        name: 'site',
        async open(page, members) {
          await page.goto(site.url, { waitUntil: 'commit' });
          await driver.join(page, { nick: 'viewer' });
          await driver.loaded(page, { members });
        },
      },
    ];
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--enable-precise-memory-info',
      ],
    });
    stops.push(() => browser.close());
    if (values.storms) {
      const storms = await measureStorms(browser, ircd, {
        url: site.url,
        channel: CHANNEL,
        members: options.members,
      });
      if (json) console.log(JSON.stringify({ members: options.members, storms }, null, 2));
      else console.table(Object.fromEntries(storms.map(({ what, ...rest }) => [what, rest])));
      return;
    }
    const results: Result[] = [];
    for (const client of clients) {
      if (values.only !== undefined && values.only !== client.name) continue;
      results.push(await measure(browser, ircd, client, options));
    }
    if (json) console.log(JSON.stringify({ options, results }, null, 2));
    else printTable(results);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}
