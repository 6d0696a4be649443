import { showText } from '#lib/irc/message/safety.ts';
import type { Conversation } from '#lib/irc/types.ts';
import { el } from './dom.ts';

/** More unread lines than one less than this are not counted: `99+`. */
const MOST_COUNTED = 100;

/** Buttons for conversations, with what is unread in each. Drawn anew only when what they say changes. */
export function createTabs(parent: HTMLElement, onShow: (name: string) => void) {
  let drawn = '';
  return (conversations: readonly Conversation[], current: string): void => {
    const tabs = conversations.map(({ key, name, unread, mentions, kind }) => ({
      name,
      isCurrent: key === current,
      count: key === current ? 0 : kind === 'private' ? unread : mentions,
      unread: key === current ? 0 : Math.min(unread, MOST_COUNTED),
    }));
    const next = JSON.stringify(tabs);
    if (next === drawn) return;
    drawn = next;
    parent.replaceChildren(
      ...tabs.map(({ name, isCurrent, count, unread }) => {
        const tab = el('button', 'mq-chat-tab', el('bdi', '', showText(name)));
        tab.type = 'button';
        if (count > 0) tab.append(el('span', 'mq-chat-count', String(count)));
        else if (unread > 0) {
          tab.classList.add('mq-chat-new');
          tab.append(el('span', 'mq-chat-unread', unread < MOST_COUNTED ? String(unread) : `${unread - 1}+`));
        }
        tab.setAttribute('aria-pressed', String(isCurrent));
        tab.addEventListener('click', () => onShow(name));
        return tab;
      }),
    );
  };
}
