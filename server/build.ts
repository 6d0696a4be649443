import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongContent } from '#lib/content/wrong-content.ts';
import { CONTENT_FILE } from '#server/archive/keep-archive.ts';
import { missingNotes, refusedNotes } from '#server/notes/refused.ts';
import { wordsRevision, writeWords } from '#server/write-words.ts';

/** The sources of a build. If a file here is newer than the build, it must be made again. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'platform',
  'server',
  'content',
  'words',
  'next.config.mjs',
  'package-lock.json',
  'postcss-variants.mjs',
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

/** Whether the site was built in this folder. */
export const hasBuild = () => existsSync(STAMP);

/** The commit of the build that is there: the platform's word for it at run time (Dokku's), else as it was stamped. */
export function stampedCommit(): string {
  if (!hasBuild()) throw new Error('There is no build to serve: run `npm run build` first.');
  const { GIT_REV } = process.env;
  if (GIT_REV && GIT_REV !== 'unknown') return GIT_REV;
  const stamp: unknown = JSON.parse(readFileSync(STAMP, 'utf8'));
  return stamp && typeof stamp === 'object' && 'commit' in stamp ? String(stamp.commit) : 'unknown';
}

/** The commit of the build that is there, or null if there is none or its sources changed since. */
export function builtCommit(): string | null {
  if (!hasBuild()) return null;
  const built = statSync(STAMP).mtimeMs;
  return SOURCES.some((path) => newest(path) > built) ? null : stampedCommit();
}

/**
 * Builds the site. Needs no network and no sheet. Returns the commit.
 * @throws WrongContent if the crew's files are wrong, or Error with Next's reason if the build failed
 */
export async function build(): Promise<string> {
  // This is checked first, because the crew can correct it. It is imported here, because a server that only serves has no
  // compiler.
  const { readContent } = await import('#server/archive/read-content.ts');
  const content = await readContent('content');
  const refused = [...(await refusedNotes('public')), ...(await missingNotes(content.shows, 'public'))];
  if (refused.length > 0) throw new WrongContent(refused);
  const result = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      WORDS_REVISION: wordsRevision(),
    },
  });
  if (result.status !== 0) throw new Error('The build failed; what Next says about it stands above.');
  writeWords('.next');
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
