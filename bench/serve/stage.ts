import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type RunningNginx, runNginx } from '../../e2e/publish/nginx.ts';
import { type PublishedSite, startPublishedSite } from '../../e2e/publish/published-site.ts';
import { HOUR, minuteOf, sheetOf, video } from '../../e2e/sheets.ts';
import {
  type SheetsStandIn,
  type StandInOptions,
  startSheetsStandIn,
} from '../../e2e/sheets-stand-in/server.ts';

export type Stage = PublishedSite & {
  google: SheetsStandIn;
  /** The lines of nginx's log about requests that it passed on to Node. */
  accessLog(): Promise<string>;
  /** Requests that nginx handed on to Node so far. */
  handedOn(): Promise<number>;
  /** Types a new title into the sheet; viewers see it in the page. */
  edit(title: string): void;
};

/** A season as large as a real one, one show of which is on now, and `past` shows from before it. */
function season(title: string, past: number) {
  const now = minuteOf(Date.now());
  const been = Array.from({ length: past }, (_, at) => ({
    start: now - (past - at + 10) * 6 * HOUR,
    end: now - (past - at + 10) * 6 * HOUR + 2 * HOUR,
    title: `Past show ${at}`,
    stream: video(`past${String(at).padStart(7, '0')}`),
    more: { Description: 'What that show was about, in a sentence of the usual length.' },
  }));
  const rows = Array.from({ length: 60 }, (_, at) => ({
    start: now + (at - 2) * 3 * HOUR,
    end: now + (at - 2) * 3 * HOUR + 2 * HOUR,
    title: `Show ${at}`,
    stream: video(`benchshow${String(at).padStart(2, '0')}`),
    more: { Description: 'What this show is about, in a sentence of the usual length.' },
  }));
  rows.push({
    start: now - HOUR,
    end: now + 5 * HOUR,
    title,
    stream: video('benchonair1'),
    more: { Description: '' },
  });
  return sheetOf([...been, ...rows]);
}

type StageOptions = {
  env?: Record<string, string>;
  publishDir?: string;
  google?: StandInOptions;
  /** How many shows the sheet has from before this season. */
  past?: number;
};

/** The real thing on loopback: the Sheets stand-in, the production build with its publisher, the shipped nginx.conf. */
export async function startStage({
  env,
  publishDir,
  google: options,
  past = 0,
}: StageOptions = {}): Promise<Stage> {
  const google = await startSheetsStandIn(options);
  const edit = (title: string) => {
    for (const [name, content] of Object.entries(season(title, past))) google.sheet.setTab(name, content);
  };
  edit('Before any edit');
  const folder = await mkdtemp(join(tmpdir(), 'marquee-stage-'));
  const accessLog = join(folder, 'node.log');
  await writeFile(accessLog, '');
  const published = await startPublishedSite({
    publishDir,
    env: {
      SHEET_ID: google.sheetId,
      GOOGLE_API_KEY: google.apiKey,
      SHEETS_API_ROOT: google.root,
      SHEET_POLL_SECONDS: '3',
      ...env,
    },
    nginx: { accessLog: `${accessLog} combined if=$marquee_by_node` },
  });
  return {
    ...published,
    google,
    edit,
    accessLog: () => readFile(accessLog, 'utf8'),
    handedOn: async () => (await readFile(accessLog, 'utf8')).split('\n').length - 1,
    stop: async () => {
      await published.stop();
      await google.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** nginx with nothing but a folder: what the shipped one is held against. */
export async function startBareNginx(files: Record<string, Buffer>): Promise<RunningNginx> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-bare-'));
  await mkdir(join(folder, 'site'));
  for (const [name, body] of Object.entries(files)) await writeFile(join(folder, 'site', name), body);
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const conf = `pid ${folder}/nginx.pid; error_log stderr; worker_processes auto;
events { worker_connections 4096; }
http { access_log off; sendfile on; tcp_nopush on; gzip_static on; types { text/html html; } ${temporary.join(' ')}
server { listen 127.0.0.1:${port} backlog=4096; root ${folder}/site; } }`;
  const nginx = await runNginx(conf, folder, port);
  return {
    ...nginx,
    stop: async () => {
      await nginx.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A process that this one started, by what its command line has in it. */
export function childWith(command: string): number {
  for (const pid of readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ')) {
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(command)) return Number(pid);
  }
  throw new Error(`Nothing runs ${command}`);
}

/** Memory (bytes) of a process and those it started, what they share counted once (proportional set size). */
export function memoryOf(pid: number): number {
  const own =
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  return own + children.reduce((sum, child) => sum + memoryOf(Number(child)), 0);
}
