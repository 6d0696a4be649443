import { mkdirSync, writeFileSync } from 'node:fs';
import { frame, HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { startSheetsStandIn } from '../sheets-stand-in/server.ts';
import { docker, run } from './docker.ts';
import { expect, test } from './fixtures.ts';

const MEGABYTE = 1_000_000;
/** All limits are in docs/operate.md. */
const MOST = { memory: 300 * MEGABYTE, unpacked: 750 * MEGABYTE, packed: 350 * MEGABYTE };

const status = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  );

test('Node is killed inside: viewers are served on, it comes back, and only /healthz says so', async ({
  start,
}) => {
  const container = await start();
  await expect.poll(() => status(`${container.url}/healthz`)).toBe(200);
  // As soon as nginx serves the file, no header of Next's is on it.
  const isFlat = async () => !(await fetch(container.url)).headers.has('x-nextjs-cache');
  await expect.poll(isFlat).toBe(true);
  const seen = { page: new Set<number>(), livez: new Set<number>() };
  const processes = await docker(['top', container.id, '-eo', 'pid,args']);
  const node = /^\s*(\d+) .*server\/start\.ts/m.exec(processes)?.[1];
  process.kill(Number(node), 'SIGKILL');
  const look = async () => {
    seen.page.add(await status(container.url));
    seen.livez.add(await status(`${container.url}/livez`));
    return status(`${container.url}/healthz`);
  };
  await expect.poll(look, { intervals: [20] }).toBe(503);
  await expect.poll(look, { intervals: [100] }).toBe(200);
  expect([...seen.page, ...seen.livez]).toEqual([200, 200]);
  expect(await container.inspect('{{.RestartCount}} {{.State.Running}}')).toBe('0 true');
});

test('a restart without the sheet serves the last good schedule from the volume', async ({ start }) => {
  const google = await startSheetsStandIn();
  const now = minuteOf(Date.now());
  const tabs = sheetOf([
    { start: now - HOUR, end: now + 5 * HOUR, title: 'On now', stream: video('container00') },
  ]);
  for (const [name, content] of Object.entries(tabs)) google.sheet.setTab(name, content);
  const container = await start({
    env: {
      SHEET_ID: google.sheetId,
      GOOGLE_API_KEY: google.apiKey,
      SHEETS_API_ROOT: google.root,
      SITE_URL: 'https://watch.example.org',
    },
  });
  await expect.poll(() => status(`${container.url}/healthz`)).toBe(200);
  await expect.poll(async () => (await fetch(container.url)).text()).toContain(frame('container00'));
  google.setMode({ answer: 'unavailable' });
  await container.stop();
  await docker(['start', container.id]);
  await expect.poll(() => status(`${container.url}/healthz`)).toBe(200);
  expect(await (await fetch(container.url)).text()).toContain(frame('container00'));
  await google.close();
});

test('the image is as small, and the container takes as little memory, as the documents say', async ({
  start,
  image,
}) => {
  const container = await start();
  await expect.poll(() => status(`${container.url}/healthz`)).toBe(200);
  for (let turn = 0; turn < 200; turn++) await fetch(container.url + (turn % 2 ? '/' : '/schedule.json'));
  // Of every process in it, and shared pages once.
  const smaps = await container.exec('sh', '-c', 'cat /proc/[0-9]*/smaps_rollup 2> /dev/null');
  const memory = [...smaps.matchAll(/^Pss:\s+(\d+) kB$/gm)].reduce(
    (sum, [, kB]) => sum + Number(kB) * 1024,
    0,
  );
  const unpacked = Number(await docker(['image', 'inspect', '--format', '{{.Size}}', image]));
  const packed = Number(await run('sh', ['-c', `docker save ${image} | gzip -1 | wc -c`]));
  const figures = { memory, unpacked, packed };
  console.log(
    Object.entries(figures)
      .map(([name, bytes]) => `${name} ${Math.round(bytes / MEGABYTE)} MB`)
      .join(', '),
  );
  expect(memory).toBeGreaterThan(50 * MEGABYTE);
  for (const [name, limit] of Object.entries(MOST))
    expect(figures[name as keyof typeof figures], name).toBeLessThan(limit);
});

test('the image says what is in it', async ({ image }) => {
  const bom = JSON.parse(await docker(['run', '--rm', '--network=none', image, 'node', 'deploy/sbom.ts']));
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: expect.any(String) });
  const purls: string[] = bom.components.map(({ purl }: { purl: string }) => purl);
  for (const start of [
    'pkg:npm/next@',
    'pkg:npm/react@',
    'pkg:generic/node@26',
    'pkg:deb/debian/nginx@',
    'pkg:deb/debian/libc6@',
  ])
    expect(
      purls.some((purl) => purl.startsWith(start)),
      start,
    ).toBe(true);
  // Nothing that is there is missing from it.
  const installed = await docker([
    ...['run', '--rm', '--network=none', image, 'sh', '-c'],
    'cd node_modules; for p in */package.json @*/*/package.json; do dirname "$p"; done',
  ]);
  const listed = new Set(bom.components.map(({ name }: { name: string }) => name));
  const missing = installed.split('\n').filter((name) => !listed.has(name));
  expect(missing).toEqual([]);
  mkdirSync('test-results', { recursive: true });
  writeFileSync('test-results/sbom.json', JSON.stringify(bom));
});
