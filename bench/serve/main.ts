import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { holdRate, quantile, type RateResult } from './constant-rate.ts';
import { visit, wholePage } from './mix.ts';
import { childWith, memoryOf, type Stage, startBareNginx, startStage } from './stage.ts';

// npm run bench -- serve [bare] [held] [edit] [cold] [archive] [--short] [--json]: measures the load that the published
// site can serve while the sheet changes.

const MB = 1024 * 1024;
/** The part of the mix that is requests of new viewers; the others are of open pages that look for an edit. */
const ARRIVALS = 0.4;

type Wrk = { perSecond: number; failed: number };

/** Debian's wrk, which asks as fast as it gets answers. */
async function wrk(url: string, seconds: number, headers: Record<string, string> = {}): Promise<Wrk> {
  const asked = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const child = spawn('wrk', ['-t1', '-c64', `-d${seconds}s`, ...asked, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child, 'spawn').catch(() => {
    throw new Error('wrk does not start. Install it (Debian: apt-get install wrk).');
  });
  const output = await text(child.stdout);
  const number = (pattern: RegExp) => Number(pattern.exec(output)?.[1] ?? 0);
  const sockets =
    /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(output)?.slice(1) ?? [];
  const broken = sockets.reduce((sum, count) => sum + Number(count), 0);
  return { perSecond: number(/Requests\/sec:\s+([\d.]+)/), failed: broken + number(/Non-2xx[^:]*: (\d+)/) };
}

/** Changes the sheet every few seconds; returns the function that stops it. */
function keepEditing(stage: Stage): () => void {
  let edits = 0;
  const timer = setInterval(() => stage.edit(`Edit ${++edits} under load`), 5000);
  return () => clearInterval(timer);
}

/**
 * Requests a second of `/` through the shipped nginx.conf and of the same bytes under a bare nginx, in turns: the page
 * plain, and compressed as browsers ask for it.
 */
async function againstBare(stage: Stage, rounds: number, seconds: number) {
  const bytesOf = async (headers: Record<string, string>) => {
    const { body } = await fetchRaw(stage.url, headers);
    return body;
  };
  const packed = { 'Accept-Encoding': 'gzip' };
  const bare = await startBareNginx({
    'index.html': await bytesOf({}),
    'index.html.gz': await bytesOf(packed),
  });
  const runs = { ours: [] as Wrk[], theirs: [] as Wrk[], oursPacked: [] as Wrk[], theirsPacked: [] as Wrk[] };
  const stop = keepEditing(stage);
  const watched: RateResult[] = [];
  /** Reads whole pages, because wrk does not look at bodies. It reads from both servers, because that costs time. */
  const read = (url: string) =>
    holdRate({
      port: Number(new URL(url).port),
      rate: 50,
      seconds,
      connections: 4,
      next: () => wholePage(new URL(url).pathname),
    });
  for (let round = 0; round < rounds; round++) {
    const bareRead = read(`${bare.url}/index.html`);
    runs.theirs.push(await wrk(`${bare.url}/index.html`, seconds));
    await bareRead;
    const oursRead = read(`${stage.url}/`);
    runs.ours.push(await wrk(`${stage.url}/`, seconds));
    watched.push(await oursRead);
    runs.theirsPacked.push(await wrk(`${bare.url}/index.html`, seconds / 2, packed));
    runs.oursPacked.push(await wrk(`${stage.url}/`, seconds / 2, packed));
  }
  stop();
  await bare.stop();
  return {
    ...compared(runs.ours, runs.theirs),
    packed: compared(runs.oursPacked, runs.theirsPacked),
    failed: [...runs.ours, ...runs.oursPacked].reduce((sum, { failed }) => sum + failed, 0),
    pagesRead: watched.reduce((sum, { answered }) => sum + answered, 0),
    pagesTorn: watched.reduce((sum, { failed }) => sum + failed, 0),
  };
}

function compared(ours: Wrk[], theirs: Wrk[]) {
  const median = (runs: Wrk[]) =>
    runs.map(({ perSecond }) => perSecond).sort((a, b) => a - b)[runs.length >> 1] ?? 0;
  return {
    ratio: median(ours) / median(theirs),
    requestsPerSecond: median(ours),
    barePerSecond: median(theirs),
  };
}

/** The body of an answer as it was sent, because fetch would decompress it. */
function fetchRaw(url: string, headers: Record<string, string>): Promise<{ body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => void buffer(response).then((body) => resolve({ body }), reject))
      .on('error', reject)
      .end();
  });
}

/** The real mix at a constant rate: pages, assets, payloads, and open pages that ask whether there is anything new. */
async function heldRate(stage: Stage, rate: number, seconds: number) {
  const { arrival, poll } = await visit(stage.url);
  const before = await stage.handedOn();
  const stop = keepEditing(stage);
  let most = 0;
  const meter = setInterval(() => {
    most = Math.max(most, memoryOf(stage.nginx.pid) + memoryOf(childWith('server/start.ts')));
  }, 1000);
  let arrived = 0;
  const result = await holdRate({
    port: Number(new URL(stage.url).port),
    rate,
    seconds,
    connections: 200,
    next: (index) => {
      const isArrival = (index * ARRIVALS) % 1 < ARRIVALS;
      return (isArrival ? arrival[arrived++ % arrival.length] : undefined) ?? poll;
    },
  });
  clearInterval(meter);
  stop();
  return {
    rate,
    seconds,
    answered: result.answered,
    failed: result.failed,
    errors: result.errors,
    bytes: result.bytes,
    p50Ms: quantile(result.latencies, 0.5),
    p99Ms: quantile(result.latencies, 0.99),
    p999Ms: quantile(result.latencies, 0.999),
    nextPerSecond: ((await stage.handedOn()) - before) / seconds,
    memoryMb: most / MB,
  };
}

/** The time from the puller's log line about a change until the file that viewers get has the edit. */
async function editToFile(stage: Stage, edits: number) {
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    const title = `Measured edit ${edit}`;
    const seen = stage.site.logs.length;
    stage.edit(title);
    for (;;) {
      const html = await (await fetch(stage.url)).text();
      if (html.includes(title)) break;
      await sleep(5);
    }
    const served = Date.now();
    const accepted = stage.site.logs.slice(seen).find(({ event }) => event === 'schedule-accepted');
    times.push(served - Date.parse(String(accepted?.time)));
  }
  times.sort((a, b) => a - b);
  return { edits, medianMs: times[edits >> 1] ?? Number.NaN, worstMs: times.at(-1) ?? Number.NaN };
}

/** Viewers who all come to a site that was just started. */
async function coldVisitors(visitors: number) {
  const stage = await startStage();
  const before = stage.google.counts.reads;
  const answers = await Promise.all(
    Array.from({ length: visitors }, async () => (await fetch(stage.url)).status),
  );
  const reads = stage.google.counts.reads;
  await stage.stop();
  return {
    visitors,
    ok: answers.filter((status) => status === 200).length,
    readsForThem: reads - before,
    reads,
  };
}

/** An edit while the sheet holds years of shows, some of which were asked for and are flat. */
async function withArchive(shows: number, asked: number, edits: number) {
  const stage = await startStage({ past: shows });
  const { lasting } = await (await fetch(`${stage.site.url}/api/paths`)).json();
  const pages = Object.keys(lasting).filter((path) => path.startsWith('/shows/past-show-'));
  const some = pages.slice(0, asked);
  const isFile = async (path: string) => (await fetch(stage.url + path)).headers.has('cdn-cache-control');
  const begun = performance.now();
  for (const path of some) while (!(await isFile(path))) await sleep(100);
  const flatMs = (performance.now() - begun) / asked;
  const { medianMs, worstMs } = await editToFile(stage, edits);
  const publishing = stage.site.logs.filter(({ event }) => event === 'published').map(({ ms }) => Number(ms));
  const memoryMb = (memoryOf(stage.nginx.pid) + memoryOf(childWith('server/start.ts'))) / MB;
  await stage.stop();
  return { shows: pages.length, asked, flatMs, medianMs, worstMs, publishMs: publishing.at(-1), memoryMb };
}

const PARTS = ['bare', 'held', 'edit', 'cold', 'archive'] as const;

export async function run({ json, args }: { json: boolean; args: string[] }): Promise<void> {
  const short = args.includes('--short');
  const named = PARTS.filter((part) => args.includes(part));
  const isWanted = (part: (typeof PARTS)[number]) => named.length === 0 || named.includes(part);
  const stage = await startStage();
  // The site compresses files after its start. That is finished before anything is measured.
  await sleep(short ? 2000 : 15_000);
  const figures = {
    bare: isWanted('bare') ? await againstBare(stage, short ? 1 : 5, short ? 3 : 8) : null,
    held: isWanted('held') ? await heldRate(stage, short ? 500 : 5000, short ? 5 : 60) : null,
    edit: isWanted('edit') ? await editToFile(stage, short ? 3 : 15) : null,
  };
  await stage.stop();
  const cold = isWanted('cold') ? await coldVisitors(short ? 50 : 500) : null;
  const { bare, held, edit } = figures;
  const failed = (bare?.failed ?? 0) + (bare?.pagesTorn ?? 0) + (held?.failed ?? 0);
  if (failed > 0 || (cold && (cold.ok < cold.visitors || cold.readsForThem > 0))) process.exitCode = 1;
  const archive = named.includes('archive') ? await withArchive(10_000, 20, short ? 2 : 8) : null;
  if (json) return console.log(JSON.stringify({ ...figures, cold, archive }));
  if (bare) {
    console.log(`/ against a bare nginx    ${bare.ratio.toFixed(2)} of its requests a second (${bare.requestsPerSecond.toFixed(0)} of ${bare.barePerSecond.toFixed(0)}), as browsers ask for it ${bare.packed.ratio.toFixed(2)} (${bare.packed.requestsPerSecond.toFixed(0)} of ${bare.packed.barePerSecond.toFixed(0)})
                          the sheet changing every 5 s: ${bare.failed} failed; of ${bare.pagesRead} pages read whole, ${bare.pagesTorn} were torn`);
  }
  if (held) {
    console.log(`${held.rate} requests a second  ${held.seconds} s: ${held.failed} of ${held.answered} failed, p50 ${held.p50Ms.toFixed(1)} ms, p99 ${held.p99Ms.toFixed(1)} ms, p99.9 ${held.p999Ms.toFixed(1)} ms
                          Next saw ${held.nextPerSecond.toFixed(2)} a second; nginx, Next and the publisher: ${held.memoryMb.toFixed(0)} MB at most
                          ${(held.bytes / held.answered / 1024).toFixed(1)} kB a request on the wire, headers and all`);
    for (const error of held.errors) console.log(`  ${error}`);
  }
  if (edit) {
    console.log(
      `edit to flat file         median ${edit.medianMs.toFixed(0)} ms, worst ${edit.worstMs.toFixed(0)} ms of ${edit.edits}`,
    );
  }
  if (cold) {
    console.log(
      `${cold.visitors} cold visitors         ${cold.ok} answered, ${cold.reads} reads of the sheet since the start, ${cold.readsForThem} because of them`,
    );
  }
  if (archive) {
    console.log(
      `${archive.shows} past shows         ${archive.flatMs.toFixed(0)} ms from the first asking to a file; then an edit to a flat file: median ${archive.medianMs.toFixed(0)} ms, worst ${archive.worstMs.toFixed(0)} ms, of it ${archive.publishMs} ms publishing; ${archive.memoryMb.toFixed(0)} MB`,
    );
  }
}
