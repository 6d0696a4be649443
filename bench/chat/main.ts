import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { startInspircd } from '../../e2e/irc/inspircd.ts';
import { startPublishedSite } from '../../e2e/publish/published-site.ts';
import driver from './driver.mjs';
import { CHANNEL, type Client, measure, type Result } from './measure.ts';
import { measureStorms } from './storm.ts';

// The premiere night: everybody in one channel, and the page of one viewer. The bare page beside it is the least that
// a browser can do with the same lines.

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

/** A list of so many patterns that no line of the flood fits, which costs the most. */
function wordsSetting(count: number): string {
  const patterns = Array.from({ length: count }, (_, i) => (i % 2 ? `*cheap${i}*` : `buy it ${i} now*`));
  return `Name,Value\n${count > 0 ? `Chat words,"${patterns.join(', ')}"\n` : ''}`;
}

/** `--members 5680 --rate 200 --seconds 30 --churn 50 --slowdown 1`; `--only site` leaves the bare page out, `--words 200` holds words back, `--storms` measures those instead. */
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
      words: { type: 'string', default: '0' },
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
      sheet: { Schedule: 'Date,Start,Title,Stream\n', Settings: wordsSetting(Number(values.words)) },
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
