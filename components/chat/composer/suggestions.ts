import type { EmojiName } from './completion.ts';

/** The open list of emoji above the message box. */
export type Suggestions = {
  options: readonly EmojiName[];
  /** The position in `options` of the one that Enter takes. */
  chosen: number;
  /** Many in rows and columns, instead of a few with their names. */
  isGrid: boolean;
};

/** The list of these options, with the first one chosen; null, which is no list, if there are none. */
export const suggest = (options: readonly EmojiName[], isGrid = false): Suggestions | null =>
  options.length === 0 ? null : { options, chosen: 0, isGrid };

/** Says how a key changes the list; null if the key is not for the list. */
export type ListKey = { choose: Suggestions } | { take: EmojiName } | 'close';

export function pressListKey(list: Suggestions, key: string): ListKey | null {
  const { options, chosen, isGrid } = list;
  const move = (by: number): ListKey => ({
    choose: { ...list, chosen: (chosen + by + options.length) % options.length },
  });
  const taken = options[chosen];
  if (key === 'ArrowDown' || (isGrid && key === 'ArrowRight')) return move(1);
  if (key === 'ArrowUp' || (isGrid && key === 'ArrowLeft')) return move(-1);
  if (key === 'Escape') return 'close';
  return (key === 'Enter' || key === 'Tab') && taken ? { take: taken } : null;
}
