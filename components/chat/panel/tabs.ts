import { showText } from '#lib/irc/message/safety.ts';
import type { Conversation } from '#lib/irc/types.ts';
import { el } from './dom.ts';

/** Buttons for conversations, with what is unread in each. Drawn anew only when what they say changes. */
export function createTabs(parent: HTMLElement, onShow: (name: string) => void) {
  let drawn = '';
  return (conversations: readonly Conversation[], current: string): void => {
    const tabs = conversations.map(({ key, name, unread, mentions, kind }) => ({
      name,
      isCurrent: key === current,
      count: key === current ? 0 : kind === 'private' ? unread : mentions,
      isNew: key !== current && unread > 0,
    }));
    const next = JSON.stringify(tabs);
    if (next === drawn) return;
    drawn = next;
    parent.replaceChildren(
      ...tabs.map(({ name, isCurrent, count, isNew }) => {
        const tab = el('button', 'mq-chat-tab', el('bdi', '', showText(name)));
        tab.type = 'button';
        if (count > 0) tab.append(el('span', 'mq-chat-count', String(count)));
        else if (isNew) tab.classList.add('mq-chat-new');
        tab.setAttribute('aria-pressed', String(isCurrent));
        tab.addEventListener('click', () => onShow(name));
        return tab;
      }),
    );
  };
}
