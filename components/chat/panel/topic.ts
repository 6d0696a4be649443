import { stripFormatting } from '#lib/irc/message/format.ts';
import { showText } from '#lib/irc/message/safety.ts';
import type { Conversation } from '#lib/irc/types.ts';
import { appendText } from '../log/render-text.ts';
import { typingText } from '../status/typing-text.ts';
import { chat } from '../words.ts';
import { el, setText, TOOL, toggle } from './dom.ts';

/** The topic of a channel, with its links: one line, or all of it once somebody presses it. */
export function createTopic() {
  const text = el('span', 'truncate');
  const unfold = el('button', TOOL, '…');
  unfold.type = 'button';
  unfold.setAttribute('aria-label', chat.parts.topic);
  unfold.setAttribute('aria-expanded', 'false');
  const element = el(
    'div',
    'mq-chat-topic row-start-4 flex flex-none items-center justify-between gap-2 border-line border-b px-[0.9rem] py-[0.35rem] text-[0.9em] text-muted wrap-anywhere',
    text,
    unfold,
  );
  element.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a') === null)
      unfold.setAttribute('aria-expanded', String(!text.classList.toggle('truncate')));
  });
  let drawn = '';
  return {
    element,
    draw(conversation: Conversation | undefined): void {
      const topic = showText(stripFormatting(conversation?.topic.text ?? ''));
      toggle(element, topic !== '' && conversation?.joined === true);
      if (topic === drawn) return;
      drawn = topic;
      text.replaceChildren();
      appendText(text, topic, new Map());
    },
  };
}

/** Names those who type in a conversation. Its line keeps its place while nobody does. */
export function createTypingLine() {
  const element = el(
    'p',
    'row-start-6 h-[1.35em] flex-none truncate px-[0.9rem] text-[0.85em] text-muted empty:invisible',
  );
  return {
    element,
    draw(conversation: Conversation | undefined): void {
      const all = [...(conversation?.typing.values() ?? [])];
      const nicks = all.filter((typing) => typing.state === 'active').map(({ nick }) => showText(nick));
      setText(element, typingText(nicks.slice(0, 3)));
    },
  };
}
