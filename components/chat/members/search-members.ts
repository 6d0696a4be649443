import type { Member } from '#lib/irc/types.ts';

/** Members whose nick holds what was typed, in the list's own order; all for ''. */
export function searchMembers(members: readonly Member[], typed: string): readonly Member[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return members;
  return members.filter(({ user }) => user.nick.toLowerCase().includes(wanted));
}

/** The rows to draw for a window on the list: [from, to), a few more than can be seen. */
export function visibleRows(
  count: number,
  scrollTop: number,
  height: number,
  rowHeight: number,
): { from: number; to: number } {
  const extra = 4;
  const from = Math.max(0, Math.min(count, Math.floor(scrollTop / rowHeight) - extra));
  return { from, to: Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + extra) };
}
