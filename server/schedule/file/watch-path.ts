import { type FSWatcher, statSync, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tablesIn } from './read-workbook-file.ts';

/** The file is also looked at regularly, because network file systems and some containers never report a change. */
const LOOK_EVERY_MS = 2000;
/** Editors write in several steps; one change is reported for all of them. */
const SETTLE_MS = 40;

/** Changes when the file does, or a table in the folder. */
export async function stamp(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    const own = `${ino} ${size} ${mtimeMs}`;
    const tables = await tablesIn(path);
    return [own, ...(await Promise.all(tables.map((name) => stamp(join(path, name)))))].join('\n');
  } catch {
    return '';
  }
}

/**
 * Watches the folder rather than the file, because editors put a new file in its place. A report of the system is only
 * a hint to look.
 */
export function watchPath(path: string, onChange: () => void): () => void {
  let last = stamp(path);
  let soon: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | null = null;

  async function look() {
    watcher ??= tryWatch();
    const seen = last;
    const next = stamp(path);
    last = next;
    if ((await seen) !== (await next)) onChange();
  }

  function tryWatch(): FSWatcher | null {
    try {
      const folder = isFolder(path) ? path : dirname(path);
      const watcherOfFolder = watch(folder, { persistent: false }, () => {
        clearTimeout(soon);
        soon = setTimeout(look, SETTLE_MS);
      });
      return watcherOfFolder.on('error', () => {
        watcherOfFolder.close();
        watcher = null;
      });
    } catch {
      return null; // The folder is not there yet, or the system has no watches left. The file is still looked at.
    }
  }

  watcher = tryWatch();
  const every = setInterval(look, LOOK_EVERY_MS).unref();
  return () => {
    clearInterval(every);
    clearTimeout(soon);
    watcher?.close();
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
