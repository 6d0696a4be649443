import { copyFile, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { viaTemporary, writeAtomically } from '#platform/files.ts';
import { type Build, createCollector, filesUnder, publicFiles } from './collect.ts';
import { sha256, sha256OfFile } from './objects.ts';
import { intoHead, policyOfPage, withPolicy } from './page-policy.ts';
import type { SiteFile } from './site-file.ts';
import { HEADERS_FILE, STATIC_HOST } from './static-host.ts';

type ExportOptions = {
  origin: string;
  build: Build;
  /** Addresses that each export fetches. */
  addresses: readonly string[];
  /** Pages that are fetched only if they are new or have another version than at the last export: address to version. */
  lasting: Readonly<Record<string, string>>;
  /** The site's Content-Security-Policy, with 'unsafe-inline' in the place in which each page gets its hashes. */
  policy: string;
  dir: string;
  /** When it is exported (ms). */
  now: number;
};

/** `missing` says why addresses that last could not be had; they stay as they were. */
export type Exported = { files: number; written: number; removed: number; missing: string[] };

/** Lists the files of an export: the next one removes no other files, and fetches only the lasting pages that are new. */
const LEDGER = '.marquee-export.json';
type Ledger = {
  files: string[];
  lasting: Record<string, { version: string; files: string[]; made: number }>;
};

/** An export makes this many of the oldest lasting pages anew, as the stage beside them changes, if older than this (ms). */
const TURNS = 100;
const STANDS = 900_000;
/** How many lasting pages are held in memory at once. */
const AT_ONCE = 20;

/**
 * Writes the whole site into a folder for any static host. Nothing is touched until all that changes with each edit was
 * fetched; a file that did not change keeps its time; hashed assets of older builds stay, because
 * viewers may have pages of those builds open.
 */
export async function exportSite(options: ExportOptions): Promise<Exported> {
  const { origin, build, addresses, policy, dir } = options;
  const finishPage = (html: string, address = '') =>
    withPolicy(intoHead(html, `<script>${STATIC_HOST}</script>`), policyOfPage(address, policy));
  const collect = createCollector({ origin, build, finishPage });
  const { files: pages, missing } = await collect(addresses);
  if (missing.length > 0) throw new Error(missing.map(({ reason }) => reason).join('; '));
  const files = new Map<string, SiteFile>();
  for (const file of [
    ...(await publicFiles(build.publicFolder)),
    ...(await filesUnder(build.staticFolder, '_next/static/')),
    { path: '_headers', body: Buffer.from(HEADERS_FILE) },
    { path: '404.html', body: Buffer.from(finishPage(await notFoundPage(origin))) },
    ...pages,
    ...pages.flatMap(asFolder),
  ]) {
    files.set(file.path, file);
  }
  await mkdir(dir, { recursive: true });
  const before = await readLedger(dir);
  // Assets before the pages that ask for them.
  const [assets, others] = [...files.values()].reduce<[SiteFile[], SiteFile[]]>(
    (parts, file) => {
      parts[isAsset(file.path) ? 0 : 1].push(file);
      return parts;
    },
    [[], []],
  );
  let written = await writeNew(dir, assets);
  const lasting = await exportLasting(options, collect, before);
  written += lasting.written + (await writeNew(dir, others));
  const ofLasting = Object.values(lasting.kept).flatMap((entry) => entry.files);
  const all = new Set([...files.keys(), ...ofLasting]);
  const removed = await removeOthers(dir, before, all);
  const ledger: Ledger = { files: [...all].sort(), lasting: lasting.kept };
  await writeAtomically(join(dir, LEDGER), JSON.stringify(ledger));
  return { files: all.size, written, removed, missing: lasting.missing };
}

/** Next's page for an address that does not exist; static hosts look for it under `404.html`. */
async function notFoundPage(origin: string): Promise<string> {
  const html = await (await fetch(`${origin}/_not-found`)).text();
  if (!html.trimEnd().endsWith('</html>')) throw new Error('/_not-found is not whole');
  return html;
}

/** Pages that last: a few at a time fetched and written, as all of them may be more than the memory holds. */
async function exportLasting(
  { lasting, build, policy, dir, now }: ExportOptions,
  collect: ReturnType<typeof createCollector>,
  before: Ledger,
) {
  const kept: Ledger['lasting'] = {};
  const missing: string[] = [];
  let due: string[] = [];
  const salt = sha256(Buffer.from(build.id + policy)).slice(0, 12);
  for (const [address, version] of Object.entries(lasting)) {
    const entry = before.lasting[address];
    if (entry) kept[address] = entry;
    if (entry?.version !== `${salt}:${version}` || !(await allThere(dir, entry.files))) due.push(address);
  }
  const isDue = new Set(due);
  const standing = Object.entries(kept)
    .filter(([address, { made }]) => made < now - STANDS && !isDue.has(address))
    .sort(([, a], [, b]) => a.made - b.made);
  due = [...due, ...standing.slice(0, TURNS).map(([address]) => address)];
  let written = 0;
  for (let at = 0; at < due.length; at += AT_ONCE) {
    const some = due.slice(at, at + AT_ONCE);
    const results = await Promise.all(
      some.map(async (address) => [address, await collect([address])] as const),
    );
    for (const [address, collected] of results) {
      missing.push(...collected.missing.map(({ reason }) => reason));
      if (collected.files.length === 0) continue;
      const files = [...collected.files, ...collected.files.flatMap(asFolder)];
      written += await writeNew(dir, files);
      kept[address] = {
        version: `${salt}:${lasting[address]}`,
        files: files.map(({ path }) => path),
        made: now,
      };
    }
  }
  return { kept, missing, written };
}

const isAsset = (path: string) => path.startsWith('_next/static/');

/** `schedule.html` is `schedule/index.html` too: some hosts know the one way, some the other. */
function asFolder(file: SiteFile): SiteFile[] {
  if (!file.path.endsWith('.html') || file.path === 'index.html') return [];
  return [{ ...file, path: file.path.replace(/\.html$/, '/index.html') }];
}

async function allThere(dir: string, paths: readonly string[]): Promise<boolean> {
  const found = await Promise.all(paths.map((path) => stat(join(dir, path)).catch(() => null)));
  return found.every((one) => one?.isFile());
}

/** Writes the files that are missing or different, and returns how many those were. */
async function writeNew(dir: string, files: readonly SiteFile[]): Promise<number> {
  let written = 0;
  for (const file of files) {
    const target = join(dir, file.path);
    const there = await stat(target).catch(() => null);
    const hash = 'body' in file ? sha256(file.body) : await sha256OfFile(file.copyOf);
    if (there?.isFile() && (await sha256OfFile(target)) === hash) continue;
    await mkdir(dirname(target), { recursive: true });
    if ('body' in file) await writeAtomically(target, file.body);
    else await viaTemporary(target, (temporary) => copyFile(file.copyOf, temporary));
    written++;
  }
  return written;
}

async function readLedger(dir: string): Promise<Ledger> {
  return readFile(join(dir, LEDGER), 'utf8').then(JSON.parse, () => ({ files: [], lasting: {} }));
}

/** The files of the last export into a folder, by their paths in it. */
export const exportedFiles = async (dir: string) => (await readLedger(dir)).files;

async function removeOthers(dir: string, before: Ledger, kept: ReadonlySet<string>): Promise<number> {
  const gone = before.files.filter((path) => !kept.has(path) && !isAsset(path));
  for (const path of gone) await rm(join(dir, path), { force: true });
  return gone.length;
}
