import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Log } from '#lib/log.ts';
import type { Collector } from './collect.ts';
import { compress, isCompressible, VARIANTS } from './compress.ts';
import { writeDurably } from './durable.ts';
import { sha256, timeOf } from './objects.ts';
import type { SiteFile } from './site-file.ts';

export type LastingOptions = {
  /** PUBLISH_DIR; whoever calls holds its lock. */
  dir: string;
  /** Every address that may be kept, with what tells one state of its page from another. */
  known: () => ReadonlyMap<string, () => string>;
  /** What else a page depends on: the build, the policy. */
  salt: string;
  collect: Collector;
  /** Resolves to whether Next now answers with the page as it should be, not with the one that stood before. */
  warm: (address: string) => Promise<boolean>;
  /** What all of it may take on the disk (bytes); beyond that the pages that were asked for first go. */
  most?: number;
  log: Log;
  /** The time in ms. */
  now: () => number;
};

/** One page that is kept: its version, its files below `lasting`, what they take (bytes) and when it was made (ms). */
type Entry = { version: string; files: string[]; bytes: number; made: number };

const MOST = 1024 * 1024 * 1024;
/** A page stands at most this long (ms) before its turn to be made anew comes: the stage beside it moves on. */
const STANDS = 900_000;

export type Lasting = {
  /** Somebody was given this page by Node. Returns whether it is to be made flat. */
  asked(address: string): boolean;
  /** The schedule is another one: what is gone goes, what changed is to be made anew. */
  look(): Promise<void>;
  /** Makes one page, if there is one to be made. Resolves to whether another one waits. */
  step(): Promise<boolean>;
};

/**
 * Pages that may be thousands, in `dir/lasting`, each made when somebody first asks for it and served by nginx from then
 * on. They are outside of the snapshots, so that an edit of the sheet costs the same however many there are. What they are
 * is noted in `dir/lasting.jsonl`, the newest line for an address counts.
 */
export async function openLasting(options: LastingOptions): Promise<Lasting> {
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
  await writeDurably(ledger, [...kept].map(([address, entry]) => line(address, entry)).join(''));

  async function write(file: SiteFile): Promise<number> {
    if (!('body' in file)) throw new Error(`${file.path} is no page`);
    const target = targetOf(file.path);
    const time = timeOf(sha256(file.body));
    const variants = isCompressible(file.path, file.body.length) ? VARIANTS : [];
    let written = file.body.length;
    await mkdir(dirname(target), { recursive: true });
    // The file itself comes last: where it stands, its compressed copies do.
    for (const variant of variants) {
      const packed = await compress(file.body, variant, 'best');
      written += packed.length;
      await writeDurably(`${target}.${variant}`, packed, time);
    }
    const there = await stat(target).catch(() => null);
    if (there?.size !== file.body.length || there.mtimeMs / 1000 !== time) {
      await writeDurably(target, file.body, time);
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
    // Noted before a byte is written: what a crash leaves half made is known, and made anew.
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

  /** The page that stands longest, where that is long enough. */
  function oldest(): string | null {
    let found: string | null = null;
    let made = now() - STANDS;
    for (const [address, entry] of kept) {
      if (entry.made > made) continue;
      made = entry.made;
      found = address;
    }
    return found;
  }

  return {
    asked(address) {
      if (!known().has(address) || kept.get(address)?.version === versionOf(address)) return false;
      waiting.add(address);
      return true;
    },
    async look() {
      for (const [address, { version }] of kept) {
        const wanted = versionOf(address);
        if (wanted === null) await drop(address);
        else if (wanted !== version) waiting.add(address);
      }
    },
    async step() {
      const [next] = waiting;
      const address = next ?? oldest();
      if (address === null) return false;
      waiting.delete(address);
      // Its turn comes again also where it could not be made.
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
      // The last line, where a crash cut it: its page is asked for again.
    }
  }
  return kept;
}
