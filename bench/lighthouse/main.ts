import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { HOUR, minuteOf, sheetOf, video } from '../../e2e/sheets.ts';
import { startSite } from '../../e2e/site.ts';

// Lighthouse on its emulated phone, off air and on air. The provider's player is a stand-in on this machine.

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const RUNS = 3;

type Scores = Record<(typeof CATEGORIES)[number], number>;
type Audit = { id: string; score: number | null; title: string };
type Report = {
  categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
};

/** Installs Lighthouse if it is not there yet. It has a package.json of its own, because it is large. */
function install(): void {
  if (existsSync(join(import.meta.dirname, 'node_modules/lighthouse'))) return;
  const options = { cwd: import.meta.dirname, stdio: 'inherit' } as const;
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], options);
  if (status !== 0) throw new Error('Lighthouse could not be installed; see above.');
}

/** A stand-in for every provider's page. Only a browser that is told to accepts its certificate. */
async function startProviders() {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-lighthouse-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = spawnSync('openssl', [
    ...'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost'.split(' '),
    ...['-keyout', key, '-out', cert],
  ]);
  if (made.status !== 0) throw new Error('openssl made no certificate; is it installed?');
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><html lang="en"><title>A player</title><p>The stream</p></html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop() {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const now = minuteOf(Date.now());
const row = (start: number, title: string, id: string) => ({
  start,
  end: start + HOUR,
  title,
  stream: video(id),
  more: { Host: 'The crew', Description: 'A film that somebody picked with care.' },
});
const SITES = {
  'off air': sheetOf([row(now + 3 * HOUR, 'The coming show', 'comingshow1')]),
  'on air': sheetOf([
    row(now - HOUR / 2, 'The show', 'nowshowing1'),
    row(now + HOUR, 'The next', 'nextshow001'),
  ]),
};

async function measure(url: string, port: number, debugPort: number) {
  // Typed loosely: its types are in packages that only this folder has.
  const { default: lighthouse } = await import(
    join(import.meta.dirname, 'node_modules/lighthouse/core/index.js')
  );
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--ignore-certificate-errors',
      `--remote-debugging-port=${debugPort}`,
      `--host-resolver-rules=MAP *.youtube-nocookie.com:443 127.0.0.1:${port}`,
    ],
  });
  try {
    const { lhr } = await lighthouse(url, { port: debugPort, onlyCategories: CATEGORIES, logLevel: 'error' });
    return lhr as Report;
  } finally {
    await browser.close();
  }
}

/** The run whose performance is in the middle. */
const middle = (reports: Report[]) =>
  reports.toSorted((a, b) => (a.categories.performance?.score ?? 0) - (b.categories.performance?.score ?? 0))[
    Math.floor(reports.length / 2)
  ];

function lost({ categories, audits }: Report): string[] {
  const counted = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id]),
  );
  return counted.flatMap((audit) =>
    audit && audit.score !== null && audit.score < 0.9 ? [`${audit.title} (${audit.score})`] : [],
  );
}

async function freePort(): Promise<number> {
  const server = (await import('node:net')).createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function run({ json }: { json: boolean }): Promise<void> {
  install();
  const providers = await startProviders();
  const results: Record<string, { scores: Scores; lost: string[] }> = {};
  try {
    for (const [name, sheet] of Object.entries(SITES)) {
      // The chat panel is there. Nobody has picked a nick, so nothing connects.
      const site = await startSite({ sheet, env: { CHAT_URL: 'ws://127.0.0.1:9/' } });
      const reports: Report[] = [];
      for (let n = 0; n < RUNS; n++) reports.push(await measure(site.url, providers.port, await freePort()));
      await site.stop();
      const report = middle(reports);
      if (!report) continue;
      const scores = Object.fromEntries(
        CATEGORIES.map((category) => [category, Math.round((report.categories[category]?.score ?? 0) * 100)]),
      );
      results[name] = { scores: scores as Scores, lost: lost(report) };
    }
  } finally {
    providers.stop();
  }
  if (json) {
    console.log(JSON.stringify(results));
    return;
  }
  console.log(`Lighthouse on its emulated phone; of ${RUNS} runs the one in the middle`);
  console.table(Object.fromEntries(Object.entries(results).map(([name, { scores }]) => [name, scores])));
  for (const [name, { lost: titles }] of Object.entries(results))
    if (titles.length > 0) console.log(`Below 0.9 ${name}: ${titles.join('; ')}`);
}
