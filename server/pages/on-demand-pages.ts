import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeAtomically } from '#platform/files.ts';
import type { Log } from '#platform/log.ts';
import type { Collector } from './collect.ts';
import { compress, isCompressible, VARIANTS } from './compress.ts';
import { sha256, timeOf } from './objects.ts';
import type { SiteFile } from './site-file.ts';

export type OnDemandOptions = {
  /** PUBLISH_DIR; the caller holds its lock. */
  dir: string;
  /** Every address that may be kept, with what tells one state of its page from another. */
  known: () => ReadonlyMap<string, () => string>;
  /** Other things that a page depends on: the build and the policy. */
  salt: string;
  collect: Collector;
  /** Resolves to whether Next now answers with the new page, and not with the one from before. */
  warm: (address: string) => Promise<boolean>;
  /** How much all pages may take on the disk (bytes). Beyond that, those that were asked for first are removed. */
  most?: number;
  log: Log;
  /** The time in ms. */
  now: () => number;
};

/** One page that is kept: its version, its files below `lasting`, their size (bytes) and the time at which it was made (ms). */
type Entry = { version: string; files: string[]; bytes: number; made: number };

const MOST = 1024 * 1024 * 1024;
/** A page is made anew after this long (ms) at most, because the stage beside it changes. */
const STANDS = 900_000;

type OnDemandPages = {
  /** Call it when Node served this page. Returns whether it is to be written as a file. */
  requested(address: string): boolean;
  /**
   * Call it when the schedule changed: removes pages that are gone, and marks pages that changed, so that they are made anew.
   */
  markStale(): Promise<void>;
  /** Makes one page, if there is one to be made. Resolves to whether another one waits. */
  buildNext(): Promise<boolean>;
};

/**
 * Keeps pages in `dir/lasting`, of which there may be thousands. Each is made when somebody first asks for it, and nginx
 * serves it from then on. They are outside of the snapshots, so that an edit of the sheet costs the same however many there
 * are. `dir/lasting.jsonl` lists them; the newest line for an address counts.
 */
export async function openOnDemandPages(options: OnDemandOptions): Promise<OnDemandPages> {
  const { dir, known, salt, collect, warm, most = MOST, log, now } = options;
  const ledger = join(dir, 'lasting.jsonl');
  const targetOf = (path: string) => join(dir, 'lasting', path);
  const kept = await readLedger(ledger);
  let bytes = [...kept.values()].reduce((sum, entry) => sum + entry.bytes, 0);
  const waiting = new Set<string>();
  const versionOf = (address: string) => {
    const version = known().get(address);
    return version ? `${salt}:${version()}` : null;
  };

  await mkdir(dir, { recursive: true });
  await writeAtomically(ledger, [...kept].map(([address, entry]) => line(address, entry)).join(''));

  async function write(file: SiteFile): Promise<number> {
    if (!('body' in file)) throw new Error(`${file.path} is no page`);
    const target = targetOf(file.path);
    const time = timeOf(sha256(file.body));
    const variants = isCompressible(file.path, file.body.length) ? VARIANTS : [];
    let written = file.body.length;
    await mkdir(dirname(target), { recursive: true });
    // The file itself comes last: if it is there, its compressed copies are there, too.
    for (const variant of variants) {
      const packed = await compress(file.body, variant, 'best');
      written += packed.length;
      await writeAtomically(`${target}.${variant}`, packed, { modified: time });
    }
    const there = await stat(target).catch(() => null);
    if (there?.size !== file.body.length || there.mtimeMs / 1000 !== time) {
      await writeAtomically(target, file.body, { modified: time });
    }
    return written;
  }

  async function note(address: string, entry: Entry): Promise<void> {
    await appendDurably(ledger, line(address, entry));
    bytes += entry.bytes - (kept.get(address)?.bytes ?? 0);
    kept.set(address, entry);
  }

  async function removeFiles(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      for (const ending of ['', ...VARIANTS.map((variant) => `.${variant}`)]) {
        await rm(targetOf(path) + ending, { force: true });
      }
    }
  }

  async function drop(address: string): Promise<void> {
    const entry = kept.get(address);
    if (!entry) return;
    await removeFiles(entry.files);
    await note(address, { ...entry, files: [], bytes: 0 });
    kept.delete(address);
  }

  async function make(address: string): Promise<void> {
    const version = versionOf(address);
    if (version === null) return drop(address);
    if (!(await warm(address))) return log('warn', 'lasting-not-fresh', { address });
    const { files, missing } = await collect([address]);
    if (files.length === 0) {
      return log('error', 'publish-kept-old', { missing });
    }
    const paths = files.map(({ path }) => path);
    const before = kept.get(address);
    // The entry is written before the files, so that files which a crash leaves incomplete are known, and made anew.
    const all = [...new Set([...(before?.files ?? []), ...paths])];
    await note(address, { version: '', files: all, bytes: before?.bytes ?? 0, made: 0 });
    let written = 0;
    for (const file of files) written += await write(file);
    await removeFiles(all.filter((path) => !paths.includes(path)));
    await note(address, { version, files: paths, bytes: written, made: now() });
    for (const first of kept.keys()) {
      if (bytes <= most || first === address) break;
      await drop(first);
    }
  }

  /** The oldest page, if it is old enough. */
  function oldest(): string | null {
    let found: string | null = null;
    let made = now() - STANDS;
    for (const [address, entry] of kept) {
      // A page with a time in the future was made before the clock was set back.
      if (entry.made > made && entry.made <= now()) continue;
      made = entry.made;
      found = address;
    }
    return found;
  }

  return {
    requested(address) {
      if (!known().has(address) || kept.get(address)?.version === versionOf(address)) return false;
      waiting.add(address);
      return true;
    },
    async markStale() {
      for (const [address, { version }] of kept) {
        const wanted = versionOf(address);
        if (wanted === null) await drop(address);
        else if (wanted !== version) waiting.add(address);
      }
    },
    async buildNext() {
      const [next] = waiting;
      const address = next ?? oldest();
      if (address === null) return false;
      waiting.delete(address);
      // The new time lets other pages go first if this one cannot be made.
      const entry = kept.get(address);
      if (entry) kept.set(address, { ...entry, made: now() });
      await make(address);
      return waiting.size > 0;
    },
  };
}

async function appendDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    await file.appendFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
}

const line = (address: string, entry: Entry) => `${JSON.stringify([address, entry])}\n`;

async function readLedger(file: string): Promise<Map<string, Entry>> {
  const kept = new Map<string, Entry>();
  for (const text of (await readFile(file, 'utf8').catch(() => '')).split('\n')) {
    try {
      const [address, entry]: [string, Entry] = JSON.parse(text);
      if (entry.files.length > 0) kept.set(address, entry);
      else kept.delete(address);
    } catch {
      // A crash cut the last line: its page will be asked for again.
    }
  }
  return kept;
}
