import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LATE_SECTIONS, PAGE_SECTIONS } from '#lib/words/late-sections.ts';
import { allWords } from '#lib/words/read-words.ts';

/** The words that browsers load, cut by the part of the page that needs them: `de/player.json`. */
function wordFiles(): Map<string, string> {
  return new Map(
    allWords().flatMap((words) =>
      [
        ...LATE_SECTIONS.map((section) => [section, words[section]] as const),
        ['page', Object.fromEntries(PAGE_SECTIONS.map((section) => [section, words[section]]))] as const,
      ].map(([file, content]) => [`${words.about.language}/${file}.json`, JSON.stringify(content)]),
    ),
  );
}

/** A hash of all words. It is in the addresses of these files, because browsers and caches keep them for good. */
export const wordsRevision = (): string =>
  createHash('sha256')
    .update(JSON.stringify([...wordFiles()]))
    .digest('base64url')
    .slice(0, 8);

/** Writes them beside the build's scripts, so that they are served, published and compressed as those are. */
export function writeWords(build: string): void {
  for (const [path, text] of wordFiles()) {
    const file = join(build, 'static/words', wordsRevision(), path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }
}
