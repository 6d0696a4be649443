import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { holdRate, type Shot } from '../serve/constant-rate.ts';
import { visit } from '../serve/mix.ts';
import { type Stage, startStage } from '../serve/stage.ts';
import { type Evening, estimate, type Viewer } from './estimate.ts';

// npm run bench -- scale [--json]: measures the cost of one viewer, and estimates that of many (docs/scale.md).

const EVENINGS: Evening[] = [50_000, 5_000_000].map((viewers) => ({
  viewers,
  arriveMinutes: 10,
  stayHours: 3,
  edits: 20,
}));

/** A first visit until nothing more is loaded: the requests to the site, and their bytes on the network. */
async function firstLoad(url: string): Promise<Viewer['firstLoad']> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext();
    await context.route('https://**', (route) =>
      route.fulfill({ contentType: 'text/html', body: 'a player' }),
    );
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    const ours = new Set<string>();
    let bytes = 0;
    cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (request.url.startsWith(url) && !request.url.includes('/schedule.json')) ours.add(requestId);
    });
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (ours.has(requestId)) bytes += encodedDataLength;
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    return { requests: ours.size, bytes };
  } finally {
    await browser.close();
  }
}

/** Seconds of processor time that nginx's workers have used. */
function cpuOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  const ticks = children.map((child) => {
    const fields = readFileSync(`/proc/${child}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, more) => sum + more, 0) / 100;
}

/** Bytes and processor time of a request, over some thousands of its kind. */
async function costOf(stage: Stage, next: (index: number) => Shot) {
  const before = cpuOf(stage.nginx.pid);
  const port = Number(new URL(stage.url).port);
  const result = await holdRate({ port, rate: 2000, seconds: 5, connections: 50, next });
  if (result.failed > 0) throw new Error(`${result.failed} requests failed: ${result.errors.join('; ')}`);
  return {
    bytes: result.bytes / result.answered,
    cpu: (cpuOf(stage.nginx.pid) - before) / result.answered,
  };
}

export async function run({ json }: { json: boolean }): Promise<void> {
  const stage = await startStage({ env: { CHAT_URL: 'ws://127.0.0.1:9/' } });
  // The site compresses files after its start. That is finished before anything is measured.
  await sleep(15_000);
  const { arrival, poll } = await visit(stage.url);
  const schedule = arrival.find(({ name }) => name === 'schedule') ?? poll;
  const visited = await costOf(stage, (index) => arrival[index % arrival.length] ?? poll);
  const same = await costOf(stage, () => poll);
  const fresh = await costOf(stage, () => schedule);
  const viewer: Viewer = {
    firstLoad: await firstLoad(stage.url),
    pollSame: same.bytes,
    pollNew: fresh.bytes,
    cpuVisit: visited.cpu,
    cpuPoll: same.cpu,
  };
  await stage.stop();
  const evenings = EVENINGS.map((evening) => ({ ...evening, ...estimate(viewer, evening) }));
  if (json) return console.log(JSON.stringify({ viewer, evenings }));
  console.table({
    'first visit': `${viewer.firstLoad.requests} requests, ${(viewer.firstLoad.bytes / 1000).toFixed(0)} kB`,
    'a look, nothing new': `${viewer.pollSame.toFixed(0)} bytes`,
    'a look, after an edit': `${viewer.pollNew.toFixed(0)} bytes`,
    'nginx, a request of a visit': `${(viewer.cpuVisit * 1e6).toFixed(0)} µs`,
    'nginx, a look': `${(viewer.cpuPoll * 1e6).toFixed(0)} µs`,
  });
  for (const evening of evenings) {
    console.table({
      viewers: evening.viewers,
      requests: `${(evening.requests / 1e6).toFixed(0)} million`,
      'sent, GB': evening.gigabytes.toFixed(0),
      'requests a second, at most': evening.peakPerSecond.toFixed(0),
      'Mbit a second, at most': evening.peakMbit.toFixed(0),
      'cores of nginx': evening.cores.toFixed(1),
      'behind a CDN, requests a second': evening.originPerSecond.toFixed(0),
    });
  }
}
