import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { complaints, standInForProviders } from '../at-time.ts';
import { frame, HOUR, minuteOf, sheetOf, startingFrame, video } from '../sheets.ts';

// Each starts a site of its own, exports all of it, and walks through it.

const ROOT = dirname(dirname(import.meta.dirname));
const NOW = minuteOf(Date.now());
const on = (id: string) =>
  sheetOf([
    { start: NOW - 50 * HOUR, end: NOW - 49 * HOUR, title: 'Been and gone', stream: video('export00000') },
    { start: NOW - HOUR, end: NOW + 5 * HOUR, title: `On ${id}`, stream: video(id) },
  ]);

let folder: string;
const site = () => join(folder, 'site');

async function exportSite(id: string): Promise<string> {
  await writeFile(join(folder, 'sheet.csv'), on(id).Schedule);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(ROOT, 'bin/marquee.ts'), 'export', site()],
    {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        SHEET_FILE: join(folder, 'sheet.csv'),
        TIME_ZONE: 'UTC',
        DATA_DIR: join(folder, 'data'),
        SITE_URL: 'https://watch.example.org',
      },
    },
  );
  return stdout;
}

/** How file servers find a page without an ending: as a folder, to which they lead, or as a file. */
type Way = 'folders' | 'clean';
const TYPES: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

/** A file server that knows nothing but files. */
async function serveFiles(root: string, way: Way): Promise<Server> {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://a').pathname));
    const file = async (name: string) =>
      (await stat(join(root, name)).catch(() => null))?.isFile() ? name : null;
    const isFolder = (await stat(join(root, path)).catch(() => null))?.isDirectory();
    if (way === 'folders' && isFolder && !path.endsWith('/')) {
      response.writeHead(301, { location: `${path}/` }).end();
      return;
    }
    const found =
      (await file(path)) ??
      (way === 'clean' ? await file(`${path}.html`) : null) ??
      (await file(join(path, 'index.html')));
    if (!found) {
      response.writeHead(404).end('nothing here');
      return;
    }
    const type = TYPES[found.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type }).end(await readFile(join(root, found)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-export-'));
  await exportSite('export00001');
});
test.afterAll(() => rm(folder, { recursive: true }));

for (const way of ['folders', 'clean'] as const) {
  test(`the exported site works on a bare file server (${way}), without a request that fails`, async ({
    page,
    context,
  }) => {
    const heard = complaints(context);
    const failed: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
    });
    await standInForProviders(context);
    const server = await serveFiles(site(), way);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const player = page.locator('.stage-screen iframe');

    await page.goto(`${url}/schedule`);
    await expect(page.getByRole('heading', { name: 'Schedule', level: 2 })).toBeVisible();
    await player.evaluate((element) => Object.assign(element, { sameElement: true }));
    await page.getByRole('link', { name: 'Watch' }).click();
    await expect(page.getByRole('heading', { name: 'Up next' })).toBeVisible();
    await page.getByRole('link', { name: 'Shows', exact: true }).click();
    await page.getByRole('link', { name: /Been and gone/ }).click();
    await expect(page.getByRole('heading', { name: 'Been and gone' })).toBeVisible();
    await page.getByRole('link', { name: 'Schedule', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Schedule', level: 2 })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe('/schedule');
    expect(await player.evaluate((element) => 'sameElement' in element)).toBe(true);
    await expect(player).toHaveAttribute('src', startingFrame('export00001'));
    expect([heard, failed]).toEqual([[], []]);
    server.close();
  });
}

test('a second export writes only what changed, and leaves other files alone', async () => {
  await writeFile(join(site(), 'CNAME'), 'watch.example.org');
  const ledger = JSON.parse(await readFile(join(site(), '.marquee-export.json'), 'utf8'));
  ledger.files.push('gone.html', '_next/static/old.js');
  await writeFile(join(site(), '.marquee-export.json'), JSON.stringify(ledger));
  await writeFile(join(site(), 'gone.html'), 'gone');
  await writeFile(join(site(), '_next/static/old.js'), 'old');
  const asset =
    (await readFile(join(site(), 'index.html'), 'utf8')).match(/_next\/static\/[^"]+\.js/)?.[0] ?? '';
  const { mtimeMs } = await stat(join(site(), asset));
  const [show = ''] = await readdir(join(site(), 'shows')).then((names) =>
    names.filter((name) => /^been-and-gone-.*\.html$/.test(name)),
  );
  const { ino } = await stat(join(site(), 'shows', show));
  await expect(readFile(join(site(), '404.html'), 'utf8')).resolves.toContain('There is no page here');
  expect(await exportSite('export00002')).toMatch(/1 removed/);
  // It lasts: not even fetched again, as nothing of it changed.
  expect((await stat(join(site(), 'shows', show))).ino).toBe(ino);
  expect(await readFile(join(site(), 'shows', show), 'utf8')).toContain('export00001');
  expect(await readFile(join(site(), 'index.html'), 'utf8')).toContain(frame('export00002'));
  expect((await stat(join(site(), asset))).mtimeMs).toBe(mtimeMs);
  expect(await readFile(join(site(), 'CNAME'), 'utf8')).toBe('watch.example.org');
  expect(await readFile(join(site(), '_next/static/old.js'), 'utf8')).toBe('old');
  await expect(stat(join(site(), 'gone.html'))).rejects.toThrow();
});

test('a sheet that cannot be read leaves the folder as it was', async () => {
  const before = await readFile(join(site(), 'index.html'), 'utf8');
  const failed = promisify(execFile)(process.execPath, [join(ROOT, 'bin/marquee.ts'), 'export', site()], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      SHEET_FILE: '/nowhere',
      SHEET_ID: 'both-are-set-which-is-wrong',
    },
  });
  await expect(failed).rejects.toMatchObject({ code: 1 });
  expect(await readFile(join(site(), 'index.html'), 'utf8')).toBe(before);
});
