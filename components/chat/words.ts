import { loadWords } from '#components/words/load-words.ts';
import type { Words } from '#lib/words/words.ts';

/** The words of the panel, of its lines, and of its menus. Each is loaded before the part that uses it is drawn. */
export let chat: Words['chat'];
export let chatLines: Words['chatLines'];
export let chatMenus: Words['chatMenus'];

/** The page's language: what the panel speaks, and how it writes numbers. */
export const language = () => globalThis.document?.documentElement.lang || 'en';

export function setChatWords(words: Partial<Pick<Words, 'chat' | 'chatLines' | 'chatMenus'>>): void {
  // Not by one pattern: Turbopack (16.4.6) does not see that it sets them, and exports what they were at first.
  chat = words.chat ?? chat;
  chatLines = words.chatLines ?? chatLines;
  chatMenus = words.chatMenus ?? chatMenus;
}

/** Loads the words of a part together with its code. */
export async function loadWithWords<T>(section: 'chatLines' | 'chatMenus', code: Promise<T>): Promise<T> {
  const [loaded, words] = await Promise.all([code, loadWords(section, language())]);
  setChatWords({ [section]: words });
  return loaded;
}
