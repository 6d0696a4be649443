import { showText } from '#lib/irc/message/safety.ts';
import type { Conversation } from '#lib/irc/types.ts';

/** More unread lines than one less than this are not counted: `99+`. */
const MOST_COUNTED = 100;

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
      className={count === 0 && unread !== '' ? 'mq-chat-tab mq-chat-new' : 'mq-chat-tab'}
      aria-pressed={isCurrent}
      onClick={() => onShow(name)}
    >
      <bdi>{showText(name)}</bdi>
      {count > 0 ? (
        <span className="mq-chat-count">{count}</span>
      ) : (
        unread !== '' && <span className="mq-chat-unread">{unread}</span>
      )}
    </button>
  ));
}
