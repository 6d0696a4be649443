import { chatMenus as english } from '#lib/words/chat/menus-en.ts';
import type { Words } from '#lib/words/words.ts';
import { otherWords } from './words.ts';

/** The words of menus, dialogs and commands: see words.ts. */
export let chatMenus: Words['chatMenus'] = english;

export async function speakOfMenus(): Promise<void> {
  chatMenus = (await otherWords())?.chatMenus ?? english;
}
