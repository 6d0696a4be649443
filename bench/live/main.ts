import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createNchan } from '#server/live/nchan.ts';
import { freePort, type RunningNginx, startNginx } from '../../e2e/publish/nginx.ts';

// `npm run bench -- live [PAGES]`: so many open pages on nginx's nchan (50,000 if nothing is said). How much memory each takes
// more than an idle connection, how soon an edit is on all of them, and what an idle minute costs. Beside it, in the same run,
// the pages' requests if they asked every ten seconds.

const PROCESSES = 4;
const EDITS = 5;
/** How long (s) idle pages are watched. */
const IDLE = 60;
const TICKS_A_SECOND = 100;

type Pages = { processes: ChildProcess[]; count: number };

async function openPages(port: number, path: string, count: number): Promise<Pages> {
  const processes: ChildProcess[] = [];
  const each = Math.ceil(count / PROCESSES);
  for (let i = 0; i < PROCESSES; i++) {
    const args = [port, path, i * each, Math.min(each, count - i * each)].map(String);
    processes.push(fork(join(import.meta.dirname, 'pages.ts'), args));
  }
  await Promise.all(processes.map((child) => heard(child, 'open')));
  return { processes, count };
}

/** The next message of a kind; rejects if the process ends before. */
function heard(child: ChildProcess, kind: string): Promise<{ times?: number[] }> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`a process of pages ended (${code})`));
    const onMessage = (message: { kind: string; times?: number[] }) => {
      if (message.kind !== kind) return;
      child.off('exit', onExit).off('message', onMessage);
      resolve(message);
    };
    child.on('message', onMessage).on('exit', onExit);
  });
}

async function closePages({ processes }: Pages): Promise<void> {
  for (const child of processes) {
    child.removeAllListeners('exit');
    child.send({ kind: 'end' });
  }
  await Promise.all(processes.map((child) => once(child, 'exit')));
}

/** Of the master and its workers: bytes in memory that are theirs alone or shared (PSS), and seconds of processor time. */
function usage(nginx: RunningNginx): { bytes: number; seconds: number } {
  const pids = readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return (
        Number(pid) === nginx.pid ||
        readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(nginx.pid)
      );
    } catch {
      return false;
    }
  });
  let bytes = 0;
  let ticks = 0;
  for (const pid of pids) {
    bytes +=
      Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return { bytes, seconds: ticks / TICKS_A_SECOND };
}

async function startBare(): Promise<{ nginx: RunningNginx; livePort: number; folder: string; port: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-bench-live-'));
  const publishDir = join(folder, 'published');
  const site = join(publishDir, 'current', 'site');
  mkdirSync(site, { recursive: true });
  writeFileSync(join(site, 'schedule.json'), '{}');
  writeFileSync(join(site, 'index.html'), 'a page');
  const livePort = await freePort();
  const nginx = await startNginx({ node: '127.0.0.1:9', publishDir, livePort });
  return { nginx, livePort, folder, port: Number(new URL(nginx.url).port) };
}

export async function run({ json, args }: { json: boolean; args: string[] }): Promise<void> {
  const count = Number(args[0] ?? 50_000);
  const idle = await startBare();
  const idlePages = await openPages(idle.port, '/schedule.json', count);
  const ofIdle = usage(idle.nginx);
  await closePages(idlePages);
  await idle.nginx.stop();
  rmSync(idle.folder, { recursive: true, force: true });

  const { nginx, livePort, folder, port } = await startBare();
  const nchan = createNchan(`http://127.0.0.1:${livePort}`);
  await nchan.send('', [{ name: 'schedule', data: 'revision-0' }]);
  const pages = await openPages(port, '/live', count);
  const connected = (await nchan.look('')).pages;
  const ofLive = usage(nginx);
  await sleep(IDLE * 1000);
  const afterIdle = usage(nginx);

  const reached: number[] = [];
  for (let edit = 1; edit <= EDITS; edit++) {
    const text = `revision-${edit}`;
    const ready = pages.processes.map((child) => heard(child, 'ready'));
    const all = pages.processes.map((child) => heard(child, 'reached'));
    for (const child of pages.processes) child.send({ kind: 'expect', text });
    await Promise.all(ready);
    const published = Date.now();
    await nchan.send('', [{ name: 'schedule', data: text }]);
    for (const { times = [] } of await Promise.all(all)) reached.push(...times.map((at) => at - published));
  }
  const { errors } = { errors: nginx.errors().split('\n').filter(Boolean).length };
  await closePages(pages);
  await nginx.stop();
  rmSync(folder, { recursive: true, force: true });

  reached.sort((a, b) => a - b);
  const at = (part: number) =>
    reached[Math.min(reached.length - 1, Math.floor(reached.length * part))] ?? null;
  const result = {
    pages: count,
    connected,
    bytesAPage: Math.round((ofLive.bytes - ofIdle.bytes) / count),
    idleBytesAPage: Math.round(ofIdle.bytes / count),
    editMs: { median: at(0.5), p99: at(0.99), last: at(1) },
    idleCores: Math.round(((afterIdle.seconds - ofLive.seconds) / IDLE) * 1000) / 1000,
    /** The same pages ask for so much if nobody tells them: requests a second. */
    pollingRequestsASecond: count / 10,
    /** A look each minute, to be sure. */
    requestsASecond: Math.round(count / 60),
    errors,
  };
  if (json) console.log(JSON.stringify(result));
  else console.table(result);
}
