import { chat as english } from '#lib/words/chat/panel-en.ts';
import type { Words } from '#lib/words/words.ts';

/** The panel's words in the page's language. English is at hand, another is loaded before anything is drawn. */
export let chat: Words['chat'] = english;

/** The page's language: what the panel speaks, and how it writes numbers. */
export const language = () => globalThis.document?.documentElement.lang || 'en';

/** All words of another language than English; null where there are none, or none could be loaded. */
export async function otherWords(): Promise<Words | null> {
  if (!/^de\b/i.test(language())) return null;
  return import('#lib/words/de.ts').catch(() => null);
}

export async function speak(): Promise<void> {
  chat = (await otherWords())?.chat ?? english;
}
