import { open, readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

type DataFile = {
  /** Below DATA_DIR, with slashes. */
  path: string;
  /** A database of SQLite, which must not be copied as a plain file while somebody writes it. */
  isDatabase: boolean;
};

const SQLITE = Buffer.from('SQLite format 3\0');

/** The programs that need these make them again: locks, marks between processes, the bot's copy of the repository. */
const MADE_AGAIN = [
  /^lock\.db/,
  /^bot\/lock\.db/,
  /^status\.json$/,
  /^refresh$/,
  /^bot\/repository\.git(?:\/|$)/,
  // The files from before a restore, and the plan of a restore that is not finished.
  /^before-restore-/,
  /^restore-plan\.json$/,
  // Temporary files, and the files that SQLite keeps beside a database: their content is in the copy of the database.
  /\.tmp(?:-|$)/,
  /-(?:wal|shm|journal)$/,
];

/**
 * Everything in DATA_DIR that cannot be made again. A file that a later version adds is taken too, because this lists what
 * is left out. The published files are left out as well, because the site writes them again.
 */
export async function dataFiles(dataDir: string, publishDir: string | null): Promise<DataFile[]> {
  const published = publishDir === null ? null : relative(dataDir, resolve(publishDir));
  const isLeftOut = (path: string) =>
    path === published || path === 'published' || MADE_AGAIN.some((pattern) => pattern.test(path));
  const found: DataFile[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(join(dataDir, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (isLeftOut(path)) continue;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) found.push({ path, isDatabase: await isDatabase(join(dataDir, path)) });
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function isDatabase(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0);
    return bytesRead === SQLITE.length && buffer.equals(SQLITE);
  } finally {
    await handle.close();
  }
}
