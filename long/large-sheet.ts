import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minuteOf, sheetOf, video } from '../e2e/sheets.ts';
import { startSite } from '../e2e/site.ts';

const EACH = 25 * 60_000;

/** The most memory (MB) that a process ever had. */
const most = (pid: number) =>
  Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/**
 * Starts the site with a sheet of 5,000 rows and 200 series (or as many as are asked for), and says when its first snapshot is
 * published, when the last page of a series is, and how much memory that took.
 */
export async function run([rows = '5000', series = '200']: string[]): Promise<void> {
  const now = minuteOf(Date.now());
  const sheet = sheetOf(
    Array.from({ length: Number(rows) }, (_, at) => {
      const start = now + (at - Math.floor(Number(rows) * 0.3)) * EACH;
      const more = {
        Series: `Series ${at % Number(series)}`,
        Description: `What is on in show number ${at}, and a second sentence about who will be there.`,
      };
      return {
        start,
        end: start + EACH,
        title: `Show ${at}`,
        stream: video(String(at).padStart(11, 'a')),
        more,
      };
    }),
  );
  const folder = await mkdtemp(join(tmpdir(), 'marquee-large-'));
  const begun = performance.now();
  const started = Date.now();
  const seconds = () => (performance.now() - begun) / 1000;
  const site = await startSite({
    sheet,
    env: { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '131072', PUBLISH_DIR: join(folder, 'published') },
  });
  try {
    const first = (Date.parse(String((await site.logged('published')).time)) - started) / 1000;
    console.log(`first snapshot after ${first.toFixed(1)} s, ${most(site.pid).toFixed(0)} MB`);
    const manifest = join(folder, 'published/current/manifest.json');
    const isWhole = () => {
      const paths = Object.keys(JSON.parse(readFileSync(manifest, 'utf8')));
      return paths.filter((path) => /^series\/[^/]+\.html$/.test(path)).length >= Number(series);
    };
    while (!isWhole() && seconds() < 300) await new Promise((resolve) => setTimeout(resolve, 500));
    const memory = most(site.pid);
    console.log(`all ${series} series after ${seconds().toFixed(1)} s, ${memory.toFixed(0)} MB`);
    if (first > 20 || memory > 350 || !isWhole()) process.exitCode = 1;
  } finally {
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
