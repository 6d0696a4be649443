import { chatLines as english } from '#lib/words/chat/lines-en.ts';
import type { Words } from '#lib/words/words.ts';
import { otherWords } from './words.ts';

/** The words of the lines and what stands around them: see words.ts. */
export let chatLines: Words['chatLines'] = english;

export async function speakOfLines(): Promise<void> {
  chatLines = (await otherWords())?.chatLines ?? english;
}
