import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { HOUR, minuteOf, sheetOf, video } from './sheets.ts';
import { startSite } from './site.ts';

// The sizes of the first show page, before all later features. They may not grow: code that is not on screen is not loaded.
// `npm run bench -- first-load` measures the same in time, on a slow line.
const LIMITS = { html: 8300, scripts: 152_500, styles: 6900 };

const gzipped = async (url: string) => gzipSync(await (await fetch(url)).bytes(), { level: 9 }).length;

test('the first load is no larger than it was', async () => {
  const start = minuteOf(Date.now()) - HOUR;
  const rows = Array.from({ length: 100 }, (_, n) => ({
    start: start + n * 3 * HOUR,
    end: start + (n * 3 + 2) * HOUR,
    title: `Show number ${n + 1}`,
    stream: video('aqz-KE-bpKQ'),
    more: { Host: `Host of show ${n + 1}`, Description: 'Films that somebody picked with care, and talk.' },
  }));
  const site = await startSite({ sheet: sheetOf(rows), env: { CHAT_URL: 'ws://127.0.0.1:9/' } });
  const html = await (await fetch(site.url)).text();
  // Browsers that know modules leave the polyfills alone.
  const old = [...html.matchAll(/<script[^>]*\snoModule[^>]*>/gi)].join(' ');
  const named = new Set([...html.matchAll(/\/_next\/static\/[^"\\ ]+\.(?:js|css)/g)].map(([path]) => path));
  const sum = async (end: string) => {
    const files = [...named].filter((path) => path.endsWith(end) && !old.includes(path));
    const sizes = await Promise.all(files.map((path) => gzipped(site.url + path)));
    return sizes.reduce((all, size) => all + size, 0);
  };
  const bytes = { html: await gzipped(site.url), scripts: await sum('.js'), styles: await sum('.css') };
  for (const [what, limit] of Object.entries(LIMITS)) {
    expect(bytes[what as keyof typeof bytes], `${what} of ${JSON.stringify(bytes)}`).toBeGreaterThan(1000);
    expect(bytes[what as keyof typeof bytes], `${what} of ${JSON.stringify(bytes)}`).toBeLessThan(limit);
  }
  await site.stop();
});
