import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { minuteOf, sheetOf } from '../sheets.ts';
import { expect, test } from './fixtures.ts';
import { commit } from './image.ts';

const HOUR = 3_600_000;

const status = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  );

test('the image starts without rights, serves the demo, becomes healthy and stops within ten seconds', async ({
  start,
}) => {
  const container = await start();
  await expect.poll(() => status(`${container.url}/healthz`)).toBe(200);
  const { build } = await (await fetch(`${container.url}/healthz`)).json();
  expect(build).toBe(commit());
  const page = await (await fetch(container.url)).text();
  expect(page).toContain('class="stage-screen');
  await expect.poll(() => container.inspect('{{.State.Health.Status}}')).toBe('healthy');
  expect(await container.exec('id', '-u')).toBe('10001');
  await expect(container.exec('touch', '/app/new')).rejects.toThrow('Read-only file system');

  const picture = /property="og:image" content="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  const drawn = await fetch(container.url + new URL(picture ?? '').pathname);
  expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/png']);

  const begun = performance.now();
  await container.stop();
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(await container.inspect('{{.State.ExitCode}}')).toBe('0');
  expect(await container.logs()).not.toMatch(/"level":"error"|\n\s+at /);
});

test('share pictures drawn in the image have Arabic letters and emoji', async ({ start }) => {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-sheet-'));
  const soon = minuteOf(Date.now()) + HOUR;
  const titles = ['مساء السينما', '🟦🟦🟦 Blue night', 'Film night'];
  const rows = titles.map((title, day) => ({
    start: soon + day * 24 * HOUR,
    end: soon + (day * 24 + 1) * HOUR,
    title,
    stream: 'https://live.example.org/show.m3u8',
  }));
  await chmod(folder, 0o755);
  for (const [tab, text] of Object.entries(sheetOf(rows))) await writeFile(join(folder, `${tab}.csv`), text);
  const container = await start({
    options: [`--volume=${folder}:/sheet:ro`],
    env: { SHEET_FILE: '/sheet' },
  });
  await expect.poll(() => status(`${container.url}/healthz`)).toBe(200);
  const { slots } = await (await fetch(`${container.url}/schedule.json`)).json();
  expect(slots.map(({ title }: { title: string }) => title)).toEqual(titles);
  const [arabic, blue, plain] = await Promise.all(
    slots.map(({ uid }: { uid: string }) => readPixels(`${container.url}/share/${uid}.png`)),
  );
  await rm(folder, { recursive: true });

  // Only a title in a script that is written from the right stands at the right.
  expect(arabic?.count(isBright, RIGHT)).toBeGreaterThan(1000);
  expect(plain?.count(isBright, RIGHT)).toBe(0);
  expect(blue?.count(isBlue, EVERYWHERE)).toBeGreaterThan(3000);
  expect(plain?.count(isBlue, EVERYWHERE)).toBe(0);
});

type Area = { x: number; y: number; width: number; height: number };
const EVERYWHERE: Area = { x: 0, y: 0, width: 1200, height: 630 };
const RIGHT: Area = { x: 850, y: 150, width: 280, height: 400 };
type Colour = (red: number, green: number, blue: number) => boolean;
const isBright: Colour = (red, green, blue) => Math.min(red, green, blue) > 200;
const isBlue: Colour = (red, _green, blue) => blue > 150 && red < 100;

/** The pixels of a picture, to count those of a colour in an area. */
async function readPixels(url: string) {
  const response = await fetch(url);
  expect([url, response.status]).toEqual([url, 200]);
  const image = await loadImage(Buffer.from(await response.arrayBuffer()));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return {
    count: (is: Colour, { x, y, width, height }: Area) => {
      const { data } = context.getImageData(x, y, width, height);
      let found = 0;
      for (let at = 0; at < data.length; at += 4)
        if (is(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) found++;
      return found;
    },
  };
}
