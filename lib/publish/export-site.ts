import { copyFile, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Build, createCollector, filesUnder } from './collect.ts';
import { viaTemporary, writeDurably } from './durable.ts';
import { sha256, sha256OfFile } from './objects.ts';
import { intoHead, withPolicy } from './page-policy.ts';
import type { SiteFile } from './site-file.ts';
import { HEADERS_FILE, STATIC_HOST } from './static-host.ts';

export type ExportOptions = {
  origin: string;
  build: Build;
  addresses: readonly string[];
  /** The site's Content-Security-Policy, with 'unsafe-inline' where the pages get their hashes. */
  policy: string;
  dir: string;
};

export type Exported = { files: number; written: number; removed: number };

/** What an export wrote, so that the next one removes only what is its own. */
const LEDGER = '.marquee-export.json';

/**
 * Writes the whole site into a folder for any static host. Nothing is touched until all of it was fetched; a file that
 * did not change keeps its time; hashed assets of older builds stay, for whoever has a page of theirs open.
 */
export async function exportSite({
  origin,
  build,
  addresses,
  policy,
  dir,
}: ExportOptions): Promise<Exported> {
  const finishPage = (html: string) => withPolicy(intoHead(html, `<script>${STATIC_HOST}</script>`), policy);
  const { files: pages, missing } = await createCollector({ origin, build, finishPage })(addresses);
  if (missing.length > 0) throw new Error(missing.map(({ reason }) => reason).join('; '));
  const files = new Map<string, SiteFile>();
  for (const file of [
    ...(await filesUnder(build.publicFolder)),
    ...(await filesUnder(build.staticFolder, '_next/static/')),
    { path: '_headers', body: Buffer.from(HEADERS_FILE) },
    ...pages,
    ...pages.flatMap(asFolder),
  ]) {
    files.set(file.path, file);
  }
  await mkdir(dir, { recursive: true });
  let written = 0;
  // Assets before the pages that ask for them.
  const assetsFirst = [...files.values()].sort((a, b) => Number(isAsset(b.path)) - Number(isAsset(a.path)));
  for (const file of assetsFirst) if (await writeIfNew(dir, file)) written++;
  const removed = await removeOthers(dir, new Set(files.keys()));
  await writeDurably(join(dir, LEDGER), JSON.stringify([...files.keys()].sort()));
  return { files: files.size, written, removed };
}

const isAsset = (path: string) => path.startsWith('_next/static/');

/** `schedule.html` is `schedule/index.html` too: some hosts know the one way, some the other. */
function asFolder(file: SiteFile): SiteFile[] {
  if (!file.path.endsWith('.html') || file.path === 'index.html') return [];
  return [{ ...file, path: file.path.replace(/\.html$/, '/index.html') }];
}

async function writeIfNew(dir: string, file: SiteFile): Promise<boolean> {
  const target = join(dir, file.path);
  const there = await stat(target).catch(() => null);
  const hash = 'body' in file ? sha256(file.body) : await sha256OfFile(file.copyOf);
  if (there?.isFile() && (await sha256OfFile(target)) === hash) return false;
  await mkdir(dirname(target), { recursive: true });
  if ('body' in file) await writeDurably(target, file.body);
  else await viaTemporary(target, (temporary) => copyFile(file.copyOf, temporary));
  return true;
}

async function removeOthers(dir: string, kept: ReadonlySet<string>): Promise<number> {
  const before: string[] = await readFile(join(dir, LEDGER), 'utf8').then(JSON.parse, () => []);
  const gone = before.filter((path) => !kept.has(path) && !isAsset(path));
  for (const path of gone) await rm(join(dir, path), { force: true });
  return gone.length;
}
