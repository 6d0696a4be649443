import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { hasBuild, stampedCommit } from '#server/build.ts';
import { makeBackup } from './backup/make-backup.ts';
import { CannotRestore, restoreBackup } from './backup/restore-backup.ts';
import type { SiteIo } from './io.ts';

const ROOT = dirname(import.meta.dirname);

/** Reads .env and says which folders the site uses. */
function folders(env: SiteIo['env'], root: string) {
  const envFile = join(root, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  return {
    envFile,
    dataDir: resolve(root, env.DATA_DIR || 'data'),
    publishDir: env.PUBLISH_DIR ? resolve(root, env.PUBLISH_DIR) : null,
  };
}

/**
 * `npx marquee backup FILE`
 * @returns the exit code: 0; 1 if there is no backup; 2 for a wrong call
 */
export async function backupCommand(
  argv: string[],
  { stdout, stderr, env, now, root = ROOT }: SiteIo,
): Promise<number> {
  const [file] = argv;
  if (!file || argv.length > 1 || file.startsWith('-')) {
    stderr.write('Usage: npx marquee backup FILE. The site and the bot may run meanwhile.\n');
    return 2;
  }
  const { dataDir, publishDir, envFile } = folders(env, root);
  if (!existsSync(dataDir)) {
    stderr.write(`There is nothing to back up: DATA_DIR is ${dataDir}, and that folder is not there.\n`);
    return 1;
  }
  try {
    const commit = hasBuild() ? stampedCommit() : 'unknown';
    const paths = await makeBackup(file, { dataDir, publishDir, envFile, commit, now: new Date(now()) });
    const kilobytes = Math.ceil(statSync(file).size / 1000);
    stdout.write(
      `${file}: ${paths.length} files of ${dataDir} and .env, ${kilobytes} kB. It holds keys: keep it secret.\n`,
    );
    return 0;
  } catch (error) {
    stderr.write(`No backup was made: ${error instanceof Error ? error.message : error}\n`);
    return 1;
  }
}

/**
 * `npx marquee restore FILE`
 * @returns the exit code: 0; 1 if nothing was restored; 2 for a wrong call
 */
export async function restoreCommand(
  argv: string[],
  { stdout, stderr, env, now, root = ROOT }: SiteIo,
): Promise<number> {
  const [file] = argv;
  if (!file || argv.length > 1 || file.startsWith('-')) {
    stderr.write('Usage: npx marquee restore FILE, while the site and the bot are stopped.\n');
    return 2;
  }
  const { dataDir, envFile } = folders(env, root);
  try {
    const restored = await restoreBackup(file, { dataDir, envFile, now: new Date(now()) });
    stdout.write(`Restored into ${dataDir}: ${restored.files} files of ${restored.made}.\n`);
    if (restored.before) stdout.write(`The files that were there are in ${restored.before}.\n`);
    stdout.write(restored.environment ? `${envFile} was restored.\n` : `${envFile} is as it was.\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof CannotRestore)) throw error;
    stderr.write(`${error.message}\nNothing was changed.\n`);
    return 1;
  }
}
