import type { Emotes } from '../log/render-text.ts';
import { type EmojiName, emojiTyped, searchEmoji } from './completion.ts';
import { EMOJI } from './emoji-table.ts';
import { createSuggestions } from './suggestions.ts';

const MOST_FOUND = 8;
const MOST_PICKED = 96;

/** Emoji and the site's emotes, by name or from a list. Loaded, with the table, when the first is wanted. */
export function createEmoji(box: HTMLTextAreaElement, insert: (from: number, text: string) => void) {
  const suggestions = createSuggestions(box, take);

  function take({ name, emoji }: EmojiName): void {
    const from = emojiTyped(box.value, box.selectionStart)?.from ?? box.selectionStart;
    suggestions.close();
    insert(from, `${emoji || `:${name}:`} `);
  }

  const all = (emotes: Emotes): EmojiName[] => [
    ...[...emotes].map(([name, picture]) => ({ name, emoji: '', picture })),
    ...EMOJI,
  ];

  return {
    element: suggestions.element,
    close: suggestions.close,
    onKey: suggestions.onKey,
    /** Shows what fits the name before the caret, or nothing. */
    suggest(emotes: Emotes): void {
      const typed = emojiTyped(box.value, box.selectionStart);
      suggestions.show(typed === null ? [] : searchEmoji(all(emotes), typed.name, MOST_FOUND));
    },
    pick(emotes: Emotes): void {
      if (suggestions.isOpen()) suggestions.close();
      else suggestions.show(all(emotes).slice(0, MOST_PICKED), true);
    },
  };
}
