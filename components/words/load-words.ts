import type { LateSection, PAGE_SECTIONS } from '#lib/words/late-sections.ts';
import type { Words } from '#lib/words/words.ts';

type Files = Pick<Words, LateSection> & { page: Pick<Words, (typeof PAGE_SECTIONS)[number]> };

/**
 * The words of what opens later, in a language of the site (`about.language`). They are a file for each language, which
 * server/write-words.ts writes beside the build's scripts.
 */
export async function loadWords<File extends keyof Files>(
  file: File,
  language: string,
): Promise<Files[File]> {
  const answer = await fetch(`/_next/static/words/${process.env.WORDS_REVISION}/${language}/${file}.json`);
  return answer.json();
}
