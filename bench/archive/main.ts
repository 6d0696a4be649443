import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pdfOf } from '#server/notes/testing/make-pdf.ts';
import { HOUR, minuteOf, sheetOf } from '../../e2e/sheets.ts';
import { type RunningSite, type SheetText, startSite } from '../../e2e/site.ts';

// An archive of ten thousand shows, half of them with a file of the crew's, and fifty megabytes of show notes.
const SHOWS = 10_000;
const FILES = 5_000;
const NOTES = 10;
const NOTE_BYTES = 5_000_000;
const WORDS = 'lantern reel night matinee harbour orbit velvet thunder paper garden'.split(' ');

const NOW = minuteOf(Date.now());
const title = (n: number) => `${WORDS[n % 10]} ${WORDS[Math.floor(n / 10) % 10]} ${n}`;

function sheet(shows: number): SheetText {
  const past = Array.from({ length: shows }, (_, n) => ({
    start: NOW - (n + 1) * 9 * HOUR,
    end: NOW - (n + 1) * 9 * HOUR + HOUR,
    title: title(n),
    stream: '',
    more: { Host: `Host ${n % 40}`, Series: `Series ${n % 60}` },
  }));
  const coming = { start: NOW + HOUR, end: NOW + 2 * HOUR, title: 'To come', stream: '' };
  return sheetOf([...past, coming]);
}

/** Runs a build with files of the crew, and removes them again. */
async function timedBuild(files: number, notes: number): Promise<number> {
  const made: string[] = [];
  // Ctrl+C stops the build only: the files that were put there are then removed as usual.
  const stop = () => {};
  process.on('SIGINT', stop);
  const put = async (path: string, body: string | Uint8Array) => {
    made.push(path);
    await writeFile(path, body);
  };
  await mkdir('content/shows', { recursive: true });
  await mkdir('public/notes', { recursive: true });
  try {
    for (let n = 0; n < files; n++) {
      const text = `---\ntitle: Written ${title(n)}\ndate: ${2000 + (n % 20)}-01-${String(1 + (n % 28)).padStart(2, '0')}\n---\n\nAbout *${title(n)}*.\n`;
      await put(`content/shows/bench-${n}.mdx`, text);
    }
    for (let n = 0; n < notes; n++) await put(`public/notes/bench-${n}.pdf`, pdfOf([title(n)], NOTE_BYTES));
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['server/build.ts'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return Math.round(performance.now() - began);
  } finally {
    for (const path of made) await rm(path, { force: true });
    // This fails, as it should, if the crew has files there.
    for (const folder of ['content/shows', 'public/notes']) await rmdir(folder).catch(() => {});
    process.off('SIGINT', stop);
  }
}

const sizeOf = async (site: RunningSite, path: string) => {
  const body = Buffer.from(await (await fetch(site.url + path)).arrayBuffer());
  return { bytes: body.length, gzip: gzipSync(body, { level: 9 }).length };
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round(performance.now() - began);
}

async function withSite<T>(shows: number, work: (site: RunningSite) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'marquee-bench-'));
  const site = await startSite({ sheet: sheet(shows), dataDir });
  try {
    await site.logged('schedule-accepted');
    while ((await fetch(`${site.url}/healthz`)).status !== 200) await fetch(`${site.url}/schedule.json`);
    return await work(site);
  } finally {
    await site.stop();
    await rm(dataDir, { recursive: true });
  }
}

export async function run({ json }: { json: boolean }): Promise<void> {
  const large = await timedBuild(FILES, NOTES);
  // This build has the crew's five thousand files.
  const few = await withSite(1, (site) => sizeOf(site, '/'));
  const result = await withSite(SHOWS, async (site) => {
    const home = await sizeOf(site, '/');
    const list = await sizeOf(site, '/shows');
    const { lasting } = await (await fetch(`${site.url}/api/paths`)).json();
    const shows = Object.keys(lasting).filter((path) => /^\/shows\/lantern-/.test(path));
    const get = (path: string) => fetch(site.url + path).then((answer) => answer.text());
    const first = await timed(() => get('/shows/search/00.json'));
    const shards = await Promise.all(
      Array.from({ length: 256 }, (_, n) =>
        sizeOf(site, `/shows/search/${n.toString(16).padStart(2, '0')}.json`),
      ),
    );
    const pageOnDemand = await timed(() => get(shows[5] ?? '/'));
    const pageAgain = await timed(() => get(shows[5] ?? '/'));
    return {
      addresses: Object.keys(lasting).length,
      homeBytes: home,
      showsPageBytes: list,
      searchIndexMs: first,
      largestSearchFileGzip: Math.max(...shards.map(({ gzip }) => gzip)),
      wholeIndexGzip: shards.reduce((sum, { gzip }) => sum + gzip, 0),
      pageOnDemandMs: pageOnDemand,
      pageAgainMs: pageAgain,
    };
  });
  // This comes last, so that the build after it has the site itself again.
  const small = await timedBuild(0, 0);
  const all = {
    shows: SHOWS,
    files: FILES,
    notesMb: (NOTES * NOTE_BYTES) / 1e6,
    buildMs: { small, large },
    homeOfFewBytes: few,
    ...result,
  };
  if (json) {
    console.log(JSON.stringify(all));
    return;
  }
  console.log(`${SHOWS} rows of the past, ${FILES} files of the crew, ${all.notesMb} MB of show notes`);
  console.table({
    'build, without them': { seconds: small / 1000 },
    'build, with the files and notes': { seconds: large / 1000 },
  });
  console.table({
    'home, of one show': few,
    'home, of ten thousand': result.homeBytes,
    '/shows, of ten thousand': result.showsPageBytes,
  });
  console.table({
    'addresses of the archive': result.addresses,
    'search: largest file, gzip': result.largestSearchFileGzip,
    'search: all files, gzip': result.wholeIndexGzip,
    'search: first answer, ms': result.searchIndexMs,
    'a show when first asked for, ms': result.pageOnDemandMs,
    'the same again, ms': result.pageAgainMs,
  });
}
