import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { standInForProviders } from '../e2e/at-time.ts';
import { signIn } from '../e2e/backstage/sign-in.ts';
import { frame, HOUR, minuteOf, sheetOf, video } from '../e2e/sheets.ts';
import { startSheetsStandIn } from '../e2e/sheets-stand-in/server.ts';
import { startSite } from '../e2e/site.ts';
import { isProduct } from '../tools/house/read-files.ts';

/*
 * The two flows by coverage: which files run while a cell changes until the frame has changed, and while "Show now" is pressed.
 * A file counts if a function of it runs in Node or in the browser meanwhile; the start of a module does not count.
 * `SOURCE_MAPS=1 node server/build.ts && npm run long -- flows`: without the maps the files of the browser are not known.
 */

/** A part of a script that V8 counts, as its Profiler gives it. */
type Ranges = {
  url: string;
  functions: { functionName: string; ranges: { startOffset: number; endOffset: number; count: number }[] }[];
};

const ROOT = process.cwd();

/** The file of the repository at an offset of a script; null if it is of no file of ours. */
function createLocator() {
  const scripts = new Map<string, ((start: number, end: number) => string | null) | null>();
  const load = (path: string): ((start: number, end: number) => string | null) | null => {
    if (!existsSync(path)) return null;
    if (!path.includes('/.next/')) return () => relative(ROOT, path);
    const text = readFileSync(path, 'utf8');
    const name = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(text)?.[1];
    const mapPath = name && join(dirname(path), decodeURIComponent(name));
    if (!mapPath || !existsSync(mapPath)) return null;
    const lines = text.split('\n');
    const map = new SourceMap(JSON.parse(readFileSync(mapPath, 'utf8')));
    const starts = [0];
    for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
    return (start, end) => {
      const at = start + Math.min(24, Math.floor((end - start) / 2));
      let line = starts.findIndex((begin) => begin > at) - 1;
      if (line < 0) line = lines.length - 1;
      const entry = map.findEntry(line, at - (starts[line] ?? 0));
      const source = 'originalSource' in entry ? entry.originalSource : '';
      // Maps of the browser name files from the project, maps of the server from where they stand.
      return /\[project\]\/(.+)$/.exec(source)?.[1] ?? relative(ROOT, resolve(dirname(path), source));
    };
  };
  return (path: string, start: number, end: number) => {
    if (!scripts.has(path)) scripts.set(path, load(path));
    return scripts.get(path)?.(start, end) ?? null;
  };
}
const locate = createLocator();

/** The files whose functions ran. The first function of a script is its module's start. */
function filesOf(scripts: readonly Ranges[], pathOf: (url: string) => string | null): Set<string> {
  const files = new Set<string>();
  for (const { url, functions } of scripts) {
    const path = pathOf(url);
    if (path === null) continue;
    for (const { ranges } of functions) {
      const [whole] = ranges;
      if (!whole || whole.count === 0 || whole.startOffset === 0) continue;
      const file = locate(path, whole.startOffset, whole.endOffset);
      if (file !== null && isProduct(file) && existsSync(file)) files.add(file);
    }
  }
  return files;
}

/** Node's coverage, by its inspector (Chrome DevTools Protocol, Profiler). */
async function inspect(output: string) {
  const address = /ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/.exec(output)?.[0];
  assert(address, 'The site has no inspector');
  const socket = new WebSocket(address);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  let id = 0;
  const send = (method: string, params = {}) =>
    new Promise<{ result: Ranges[] }>((resolve) => {
      const own = ++id;
      const listen = ({ data }: MessageEvent) => {
        const answer = JSON.parse(String(data));
        if (answer.id !== own) return;
        socket.removeEventListener('message', listen);
        resolve(answer.result);
      };
      socket.addEventListener('message', listen);
      socket.send(JSON.stringify({ id: own, method, params }));
    });
  await send('Profiler.enable');
  await send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  return {
    take: async () =>
      filesOf((await send('Profiler.takePreciseCoverage')).result, (url) =>
        url.startsWith('file:') ? fileURLToPath(url) : null,
      ),
    close: () => socket.close(),
  };
}

async function measure(
  name: string,
  site: { output(): string },
  page: Page,
  act: () => Promise<void>,
): Promise<void> {
  const node = await inspect(site.output());
  await page.coverage.startJSCoverage({ resetOnNavigation: false });
  await node.take();
  await act();
  const server = await node.take();
  const scripts = await page.coverage.stopJSCoverage();
  const browser = filesOf(scripts, (url) => {
    const path = /\/_next\/(static\/.+\.js)/.exec(url)?.[1];
    return path ? join(ROOT, '.next', path) : null;
  });
  node.close();
  const all = new Set([...server, ...browser]);
  const reading = [...all].filter((file) => /^lib\/(?:schedule|sheet|embed)\//.test(file)).length;
  console.log(
    `\n${name}: ${all.size} files (Node ${server.size}, browser ${browser.size}), ${reading} of them read the sheet`,
  );
  for (const file of [...all].sort()) console.log(`  ${file}`);
}

export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-flows-'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const env = { NODE_OPTIONS: '--inspect=127.0.0.1:0' };
  const now = minuteOf(Date.now());
  const rows = (id: string) => [{ start: now - HOUR, end: now + HOUR, title: 'On now', stream: video(id) }];
  const context = await browser.newContext();
  await standInForProviders(context);
  const page = await context.newPage();
  try {
    const site = await startSite({ sheet: sheetOf(rows('before00001')), env });
    await page.goto(site.url);
    await page.locator(`iframe[src^="${frame('before00001')}"]`).waitFor();
    // The second edit is measured, because the first one loads what later ones find there.
    for (const id of ['between0001', 'after000001']) {
      const edit = async () => {
        await site.setSheet(sheetOf(rows(id)));
        await page.locator(`iframe[src^="${frame(id)}"]`).waitFor({ timeout: 60_000 });
      };
      if (id === 'after000001') await measure('From a cell to the frame', site, page, edit);
      else await edit();
    }
    await site.stop();

    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const keyFile = join(folder, 'key.json');
    const key = {
      client_email: 'site@example.org',
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    };
    await writeFile(keyFile, JSON.stringify(key));
    const google = await startSheetsStandIn();
    google.share('editor');
    const coming = ['first000001', 'second00001', 'third000001'].map((id, at) => ({
      start: now + (3 + 24 * at) * HOUR,
      end: now + (4 + 24 * at) * HOUR,
      title: `Show ${at + 1}`,
      stream: video(id),
    }));
    for (const [tab, text] of Object.entries(sheetOf(coming))) google.sheet.setTab(tab, text);
    const own = await startSite({
      env: {
        ...env,
        SHEET_ID: google.sheetId,
        GOOGLE_APPLICATION_CREDENTIALS: keyFile,
        SHEETS_API_ROOT: google.root,
        SHEET_POLL_SECONDS: '600',
        BACKSTAGE_KEY: 'the key of the crew',
      },
    });
    await signIn(page, own.url, 'the key of the crew');
    const shows = async (id: string) => {
      while (!(await (await fetch(own.url)).text()).includes(frame(id)));
    };
    const next = page.getByRole('button', { name: 'Go to the next' });
    await next.click();
    await shows('first000001');
    await measure('"Show now", from the press to the page', own, page, async () => {
      await next.click();
      await shows('second00001');
    });
    await own.stop();
    await google.close();
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}
