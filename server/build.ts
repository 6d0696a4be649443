import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongContent } from '#lib/content/wrong-content.ts';
import { missingNotes, refusedNotes } from '#lib/notes/refused.ts';
import { CONTENT_FILE } from './archive.ts';

/** What a build is made from; a newer file here means that it must be made again. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'content',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
];
const STAMP = '.next/marquee-build.json';

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** The commit that is built: the platform's word for it, else git's. */
function commit(): string {
  const given = process.env.GIT_REV ?? process.env.SOURCE_COMMIT;
  if (given) return given;
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

/** The commit of the build that is there: the platform's word for it at run time (Dokku's), else as it was stamped. */
export function stampedCommit(): string {
  if (!existsSync(STAMP)) throw new Error('There is no build to serve: run `npm run build` first.');
  const { GIT_REV } = process.env;
  if (GIT_REV && GIT_REV !== 'unknown') return GIT_REV;
  const stamp: unknown = JSON.parse(readFileSync(STAMP, 'utf8'));
  return stamp && typeof stamp === 'object' && 'commit' in stamp ? String(stamp.commit) : 'unknown';
}

/** The commit of the build that is there; null where there is none or its sources were changed since. */
export function builtCommit(): string | null {
  if (!existsSync(STAMP)) return null;
  const built = statSync(STAMP).mtimeMs;
  return SOURCES.some((path) => newest(path) > built) ? null : stampedCommit();
}

/**
 * Builds the site. Needs no network and no sheet. Returns the commit.
 * @throws WrongContent where the crew's files are wrong, or Error where Next says why it failed
 */
export async function build(): Promise<string> {
  // First, as it is the crew who can do something about it.
  // Loaded here, as whoever only serves has no compiler.
  const { readContent } = await import('#lib/content/read-content.ts');
  const content = await readContent('content');
  const refused = [...(await refusedNotes('public')), ...(await missingNotes(content.shows, 'public'))];
  if (refused.length > 0) throw new WrongContent(refused);
  const result = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (result.status !== 0) throw new Error('The build failed; what Next says about it stands above.');
  const built = commit();
  writeFileSync(CONTENT_FILE, JSON.stringify(content));
  writeFileSync(STAMP, JSON.stringify({ commit: built }));
  return built;
}

if (import.meta.main) {
  await build().catch((error: unknown) => {
    if (!(error instanceof WrongContent)) throw error;
    for (const sentence of error.sentences) console.error(sentence);
    console.error('Nothing was built: put these right first (docs/content.md).');
    process.exit(1);
  });
}
