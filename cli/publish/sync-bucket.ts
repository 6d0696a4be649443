import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAsset, objectHeaders } from './object-headers.ts';

/** A bucket, or a folder of one. */
export type Bucket = {
  /** The bytes of an object, or null if there is none. */
  get(key: string): Promise<Buffer | null>;
  put(key: string, body: Buffer, headers: Record<string, string>): Promise<void>;
  remove(key: string): Promise<void>;
};

/**
 * The objects that we put into the bucket: for each one a hash of its bytes and headers, or '' while it is being written. For
 * each one that belongs to no page any more, `gone` has the time (ms) since when.
 */
type Ledger = { files: Record<string, string>; gone: Record<string, number> };

export const LEDGER = '.marquee-publish.json';
/** How long (ms) assets stay after the last page that asked for them: tabs stay open for a show or two. */
const ASSETS_STAY = 48 * 3_600_000;
/** How many objects are written at once. */
const AT_ONCE = 8;

type Synced = { written: number; removed: number; same: number };

/**
 * Makes a bucket hold the files of a folder. Only changed files are written: assets first, then the other files that pages ask
 * for, then pages, and the first page last. After that, files that are gone are removed, but assets only two days later. If the
 * run is cut off at any point, each page in the bucket still finds what it asks for, and the next run continues.
 */
export async function syncBucket(
  bucket: Bucket,
  folder: string,
  paths: readonly string[],
  now: number,
): Promise<Synced> {
  const before: Ledger = JSON.parse((await bucket.get(LEDGER))?.toString() ?? '{"files":{},"gone":{}}');
  const files: Ledger['files'] = {};
  for (const path of paths) files[path] = await hashOf(join(folder, path), path);
  const changed = paths.filter((path) => files[path] !== before.files[path]).sort(byTurn);

  const gone: Ledger['gone'] = {};
  for (const path of [...Object.keys(before.files), ...Object.keys(before.gone)]) {
    if (!(path in files)) gone[path] = before.gone[path] ?? now;
  }
  const save = (ledger: Ledger) =>
    bucket.put(LEDGER, Buffer.from(JSON.stringify(ledger)), {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
  // If this is cut off, the next run knows which objects are here and which of them may be old.
  if (changed.length > 0) {
    const doubtful = Object.fromEntries(changed.map((path) => [path, '']));
    await save({ files: { ...before.files, ...doubtful }, gone });
  }
  for (const part of Object.values(Object.groupBy(changed, turnOf))) {
    await inLanes(part ?? [], async (path) => {
      await bucket.put(path, await readFile(join(folder, path)), objectHeaders(path));
    });
  }

  const due = Object.keys(gone).filter((path) => !isAsset(path) || (gone[path] ?? now) <= now - ASSETS_STAY);
  await inLanes(due, (path) => bucket.remove(path));
  for (const path of due) delete gone[path];
  if (changed.length > 0 || JSON.stringify(gone) !== JSON.stringify(before.gone)) await save({ files, gone });
  return { written: changed.length, removed: due.length, same: paths.length - changed.length };
}

/** The hash covers the headers, too, because a new version of this program may send others. */
async function hashOf(file: string, path: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(objectHeaders(path)));
  return hash.update(await readFile(file)).digest('base64url');
}

/** The order of writing: a file that no other file refers to comes last. */
function turnOf(path: string): number {
  if (isAsset(path)) return 0;
  if (path === 'index.html') return 4;
  if (path.endsWith('.html')) return 3;
  return /\.(?:rsc|json|ics|xml)$/.test(path) ? 2 : 1;
}

const byTurn = (a: string, b: string) => turnOf(a) - turnOf(b) || (a < b ? -1 : 1);

async function inLanes(paths: readonly string[], job: (path: string) => Promise<void>): Promise<void> {
  const left = [...paths];
  const lane = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) await job(path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
