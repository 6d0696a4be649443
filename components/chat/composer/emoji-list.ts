import type { Emotes } from '../log/render-text.ts';
import { type EmojiName, emojiTyped } from './completion.ts';
import type { Field } from './field.ts';
import { pressListKey, type Suggestions, suggest } from './suggestions.ts';

export type EmojiPart = typeof import('./emoji.tsx');

type Actions = {
  emotes(): Emotes;
  /** Puts `text` between two places of the box's text. */
  replace(from: number, to: number, text: string): void;
  onInput(): void;
  draw(change: { list?: Suggestions | null; emoji?: EmojiPart }): void;
};

/** The list of emoji at the message box: it follows the name that is typed (":smi"), or offers some to pick from. */
export function createEmojiList(box: Field, { emotes, replace, onInput, draw }: Actions) {
  let list: Suggestions | null = null;

  function show(next: Suggestions | null): void {
    list = next;
    draw({ list });
  }

  /** The code of emoji comes when the first is wanted; by then the text may have gone on. */
  async function withEmoji(run: (part: EmojiPart) => void): Promise<void> {
    const emoji = await import('./emoji.tsx');
    draw({ emoji });
    box.focus();
    run(emoji);
  }

  function take({ name, emoji }: EmojiName): void {
    const from = emojiTyped(box.value, box.selectionStart)?.from ?? box.selectionStart;
    replace(from, box.selectionStart, `${emoji || `:${name}:`} `);
    onInput();
  }

  return {
    take,
    close: () => show(null),
    pick: () =>
      void withEmoji(({ emojiToPick }) => show(list === null ? suggest(emojiToPick(emotes()), true) : null)),
    /** Shows the emoji whose names begin as the word before the caret, if that word is one. */
    follow(): void {
      if (emojiTyped(box.value, box.selectionStart) === null) show(null);
      else
        void withEmoji(({ findEmoji }) => {
          const typed = emojiTyped(box.value, box.selectionStart);
          show(typed === null ? null : suggest(findEmoji(emotes(), typed.name)));
        });
    },
    /** True if the list has done something with the key. */
    onKey(pressed: string): boolean {
      const result = list && pressListKey(list, pressed);
      if (result === null) return false;
      if (result === 'close') show(null);
      else if ('take' in result) take(result.take);
      else show(result.choose);
      return true;
    },
  };
}
