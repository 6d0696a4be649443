import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { tryLock } from '#platform/lock.ts';
import { carryOut } from '#platform/restore-plan.ts';
import { ENVIRONMENT } from './make-backup.ts';
import { MANIFEST, type Manifest, manifestSchema, sha256Of } from './manifest.ts';

/** Why nothing was restored: a sentence for the operator. */
export class CannotRestore extends Error {}

type Restored = {
  made: string;
  files: number;
  /** The folder with the files that were replaced; null if there were none. */
  before: string | null;
  /** Whether the configuration was restored; it is not if there is one. */
  environment: boolean;
};

/**
 * Puts the files of a backup into DATA_DIR. The whole backup is unpacked and checked before any file is changed, and the
 * old files are moved aside, never deleted. If the restore is cut off, the next start of the site or the bot finishes it.
 * @throws CannotRestore with what the operator can do
 */
export async function restoreBackup(
  file: string,
  { dataDir, envFile, now }: { dataDir: string; envFile: string; now: Date },
): Promise<Restored> {
  if (!existsSync(file)) throw new CannotRestore(`There is no ${file}.`);
  await mkdir(dataDir, { recursive: true });
  const locks = takeLocks(dataDir);
  const folder = await mkdtemp(join(dataDir, 'restore.tmp-'));
  try {
    const manifest = await unpack(resolve(file), folder);
    const before = `before-restore-${now.toISOString().replaceAll(':', '')}`;
    const data = manifest.files
      .filter(({ path }) => path.startsWith('data/'))
      .map(({ path }) => path.slice('data/'.length));
    const from = join(basename(folder), 'data');
    const moved = await carryOut(dataDir, { from, before, paths: data });
    const environment = manifest.files.some(({ path }) => path === ENVIRONMENT) && !existsSync(envFile);
    if (environment) await copyFile(join(folder, ENVIRONMENT), envFile);
    return {
      made: manifest.made,
      files: data.length,
      before: moved ? join(dataDir, before) : null,
      environment,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
    for (const lock of locks) lock.release();
  }
}

/** The locks of the site and of the bot, so that neither runs meanwhile. */
function takeLocks(dataDir: string) {
  const site = tryLock(dataDir);
  if (!site) throw new CannotRestore(`The site runs on ${dataDir}. Stop it first, and the bot.`);
  const bot = tryLock(join(dataDir, 'bot'));
  if (bot) return [site, bot];
  site.release();
  throw new CannotRestore(`The bot runs on ${dataDir}. Stop it first.`);
}

async function unpack(file: string, folder: string): Promise<Manifest> {
  await promisify(execFile)('tar', [
    '--extract',
    '--gzip',
    '--no-same-owner',
    `--file=${file}`,
    `--directory=${folder}`,
  ]).catch(() => {
    throw new CannotRestore(`${file} is not a backup, or only a part of one.`);
  });
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => 'null');
  const manifest = manifestSchema.safeParse(JSON.parse(text));
  if (!manifest.success)
    throw new CannotRestore(`${file} is no backup of Marquee, or one of a newer version than this.`);
  for (const { path, sha256 } of manifest.data.files) {
    const found = await sha256Of(join(folder, path)).catch(() => null);
    if (found !== sha256) throw new CannotRestore(`${file} is damaged: ${path} is not as it was written.`);
  }
  return manifest.data;
}
