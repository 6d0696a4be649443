import { gzipSync } from 'node:zlib';
import { chromium, type Request } from '@playwright/test';
import { type SheetText, startSite } from '../../e2e/site.ts';

// Measures how a phone loads a page until it shows the stream: a slow processor, a slow line, nothing cached.
const CPU_SLOWDOWN = 6;
const LINE = { bitsPerSecond: 1_600_000, latency: 150 };
const SLOTS = 100;
const RUNS = 3;

/** A schedule of 100 slots in the coming days; the first is on the air. Its stream is a frame on this machine. */
function sheet(now: number): SheetText {
  const stamp = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
  const rows = Array.from({ length: SLOTS }, (_, n) => {
    const start = now - 600_000 + n * 3 * 3_600_000;
    return [
      `${stamp(start)}`,
      `${stamp(start + 2.5 * 3_600_000)}`,
      `Show number ${n + 1}`,
      'https://www.youtube.com/watch?v=aqz-KE-bpKQ',
      `Host of show ${n + 1}`,
      'Two hours of films that somebody picked with care, and talk about them afterwards.',
    ];
  });
  const table = [['Start', 'End', 'Title', 'Stream', 'Host', 'Description'], ...rows];
  return { Schedule: table.map((row) => row.join(',')).join('\n'), Settings: 'Name,Value\nTime zone,UTC\n' };
}

type Run = { embedStarted: number; firstScriptLoaded: number; domContentLoaded: number };

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

export async function run({ json }: { json: boolean }): Promise<void> {
  const site = await startSite({
    sheet: sheet(Date.now()),
    // The chat panel is there. Nobody has picked a nick, so nothing connects.
    env: { CHAT_URL: 'ws://127.0.0.1:9/' },
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const bytes: Record<string, number> = { html: 0, script: 0, css: 0, other: 0 };
  const runs: Run[] = [];
  try {
    for (let n = 0; n < RUNS; n++) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await cdp.send('Network.enable');
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
      await cdp.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: LINE.latency,
        downloadThroughput: LINE.bitsPerSecond / 8,
        uploadThroughput: LINE.bitsPerSecond / 8,
      });
      // The provider is not on this machine. A stand-in for its page is loaded as the real one would be.
      await context.route('https://www.youtube-nocookie.com/**', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<p>The stream</p>' }),
      );
      const begun = performance.now();
      const at = () => performance.now() - begun;
      const once: Partial<Run> = {};
      page.on('request', (request) => {
        if (request.url().startsWith('https://www.youtube-nocookie.com/')) once.embedStarted ??= at();
      });
      const counted: Promise<void>[] = [];
      const count = async (request: Request) => {
        const response = await request.response();
        if (!response) return;
        if (request.resourceType() === 'script') once.firstScriptLoaded ??= at();
        if (n > 0 || !request.url().startsWith(site.url)) return;
        const body = await response.body().catch(() => Buffer.alloc(0));
        const kind =
          { document: 'html', script: 'script', stylesheet: 'css' }[request.resourceType()] ?? 'other';
        // The bytes as a server sends them compressed. A stream that plays does not count as part of the page.
        bytes[kind] = (bytes[kind] ?? 0) + gzipSync(body, { level: 9 }).length;
      };
      page.on('requestfinished', (request) => counted.push(count(request)));
      await page.goto(site.url, { waitUntil: 'domcontentloaded' });
      once.domContentLoaded = at();
      await page.waitForLoadState('load');
      await Promise.all(counted);
      runs.push({
        embedStarted: once.embedStarted ?? Number.NaN,
        firstScriptLoaded: once.firstScriptLoaded ?? Number.NaN,
        domContentLoaded: once.domContentLoaded,
      });
      await context.close();
    }
  } finally {
    await browser.close();
    await site.stop();
  }
  const result = {
    slots: SLOTS,
    cpuSlowdown: CPU_SLOWDOWN,
    line: LINE,
    gzippedBytes: bytes,
    medianMs: {
      embedStarted: Math.round(median(runs.map((r) => r.embedStarted))),
      firstScriptLoaded: Math.round(median(runs.map((r) => r.firstScriptLoaded))),
      domContentLoaded: Math.round(median(runs.map((r) => r.domContentLoaded))),
    },
    embedBeforeFirstScript: runs.every((r) => r.embedStarted < r.firstScriptLoaded),
  };
  if (json) {
    console.log(JSON.stringify(result));
    return;
  }
  console.log(
    `First load of / with ${SLOTS} slots, processor ${CPU_SLOWDOWN}x slower, 1.6 Mbit/s, 150 ms; ${RUNS} runs`,
  );
  console.table({
    'kB (gzip)': Object.fromEntries(Object.entries(bytes).map(([k, v]) => [k, (v / 1000).toFixed(1)])),
  });
  console.table({ 'median ms': result.medianMs });
  console.log(
    `The embed was asked for before the first script had loaded, in every run: ${result.embedBeforeFirstScript}`,
  );
}
