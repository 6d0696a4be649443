import { showText } from '#lib/irc/message/safety.ts';
import type { Conversation } from '#lib/irc/types.ts';

/** More unread lines than one less than this are not counted: `99+`. */
const MOST_COUNTED = 100;

/** The look of a number of lines for the viewer. */
export const COUNT =
  'min-w-[1.3em] rounded-full bg-accent px-[0.35em] font-bold text-[0.8em] text-accent-text [font-variant-numeric:tabular-nums] empty:hidden';

/** A conversation as its tab shows it. */
export type Tab = {
  name: string;
  isCurrent: boolean;
  /** Lines that are for the viewer: mentions, and all lines of a private conversation. */
  count: number;
  /** Unread lines, as text; '' if there are none. */
  unread: string;
};

/** The tabs of conversations. `current` is the key of the one in view. */
export function tabsOf(
  conversations: readonly Pick<Conversation, 'key' | 'name' | 'unread' | 'mentions' | 'kind'>[],
  current: string,
): Tab[] {
  return conversations.map(({ key, name, unread, mentions, kind }) => {
    if (key === current) return { name, isCurrent: true, count: 0, unread: '' };
    const count = kind === 'private' ? unread : mentions;
    const counted = unread < MOST_COUNTED ? String(unread) : `${MOST_COUNTED - 1}+`;
    return { name, isCurrent: false, count, unread: unread > 0 ? counted : '' };
  });
}

/** Buttons for conversations, with the number of unread lines in each. */
export function Tabs({ tabs, onShow }: { tabs: readonly Tab[]; onShow(name: string): void }) {
  return tabs.map(({ name, isCurrent, count, unread }) => (
    <button
      key={name}
      type="button"
      className={`inline-flex max-w-44 flex-none items-center gap-[0.4em] rounded-full px-[0.7rem] py-1 aria-pressed:bg-raised ${
        count === 0 && unread !== '' ? 'font-[650] text-text' : 'text-muted aria-pressed:text-text'
      }`}
      aria-pressed={isCurrent}
      onClick={() => onShow(name)}
    >
      <bdi className="truncate">{showText(name)}</bdi>
      {count > 0 ? (
        <span className={COUNT}>{count}</span>
      ) : (
        unread !== '' && (
          <span className="text-[0.8em] text-muted [font-variant-numeric:tabular-nums]">{unread}</span>
        )
      )}
    </button>
  ));
}
