import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { dataFiles } from './data-files.ts';
import { MANIFEST, type Manifest, sha256Of } from './manifest.ts';

type BackupOptions = {
  dataDir: string;
  publishDir: string | null;
  /** The configuration, which goes along; null if it lies elsewhere. */
  envFile: string | null;
  commit: string;
  now: Date;
};

/** The name of the configuration in a backup. */
export const ENVIRONMENT = 'environment';

/**
 * Writes one compressed tar with everything that cannot be made again. The site and the bot may run: databases are copied
 * by SQLite, page by page and whole, and all other files are only ever replaced in one step. Returns the paths.
 * @throws Error if a file cannot be read or the backup cannot be written; then a backup of that name is as it was
 */
export async function makeBackup(file: string, options: BackupOptions): Promise<string[]> {
  const target = resolve(file);
  const { dataDir, publishDir, envFile, commit, now } = options;
  // Beside the target, so that the last step is a rename. mkdtemp makes a folder that nobody else may open.
  const folder = await mkdtemp(`${target}.tmp-`);
  try {
    const paths: string[] = [];
    for (const { path, isDatabase } of await dataFiles(dataDir, publishDir)) {
      const copy = join(folder, 'data', path);
      await mkdir(dirname(copy), { recursive: true });
      if (isDatabase) await copyDatabase(join(dataDir, path), copy);
      else await copyFile(join(dataDir, path), copy);
      paths.push(`data/${path}`);
    }
    if (envFile !== null && existsSync(envFile)) {
      await copyFile(envFile, join(folder, ENVIRONMENT));
      paths.push(ENVIRONMENT);
    }
    const files = await Promise.all(
      paths.map(async (path) => ({ path, sha256: await sha256Of(join(folder, path)) })),
    );
    const manifest: Manifest = { form: 1, made: now.toISOString(), commit, files };
    await writeFile(join(folder, MANIFEST), JSON.stringify(manifest, null, 2));
    const tar = `${folder}.tar.gz`;
    await promisify(execFile)('tar', [
      '--create',
      '--gzip',
      `--file=${tar}`,
      `--directory=${folder}`,
      MANIFEST,
      ...topLevel(paths),
    ]);
    // It holds keys and the addresses of browsers.
    await chmod(tar, 0o600);
    await rename(tar, target);
    return paths;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}.tar.gz`, { force: true });
  }
}

const topLevel = (paths: readonly string[]) => [...new Set(paths.map((path) => path.split('/')[0] ?? path))];

async function copyDatabase(from: string, to: string): Promise<void> {
  const database = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
  try {
    await backup(database, to);
  } finally {
    database.close();
  }
}
