import { chat } from '../words.ts';
import { el } from './dom.ts';

/** The panel's own elements, put around those of the shell. */
export function createParts(root: HTMLElement) {
  const find = (name: string) => root.querySelector<HTMLElement>(`.mq-chat-${name}`) ?? el('div');
  const head = find('head');
  const body = find('body');
  const form = find('nick-form');
  const topicText = el('span');
  const unfold = el('button', 'mq-chat-tool', '…');
  unfold.type = 'button';
  unfold.setAttribute('aria-label', chat.parts.topic);
  unfold.setAttribute('aria-expanded', 'false');
  const topic = el('div', 'mq-chat-topic', topicText, unfold);
  topic.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a') === null)
      unfold.setAttribute('aria-expanded', String(!topic.classList.toggle('mq-chat-topic-line')));
  });
  topic.classList.add('mq-chat-topic-line');
  const main = el('div', 'mq-chat-main');
  const drawer = el('section', 'mq-chat-drawer');
  drawer.setAttribute('aria-label', chat.parts.private);
  const drawerLog = el('div', 'mq-chat-main');
  drawer.append(drawerLog);
  const typing = el('p', 'mq-chat-typing');
  topic.hidden = true;
  drawer.hidden = true;
  const welcome = [...body.childNodes];
  return { head, body, form, topic, topicText, main, drawer, drawerLog, typing, welcome };
}

export type Parts = ReturnType<typeof createParts>;
