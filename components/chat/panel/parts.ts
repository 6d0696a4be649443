import { chat } from '../words.ts';
import { el, TOOL } from './dom.ts';

/** The panel's own elements, put around those of the shell. */
export function createParts(root: HTMLElement) {
  const find = (name: string) => root.querySelector<HTMLElement>(`.mq-chat-${name}`) ?? el('div');
  const head = find('head');
  const body = find('body');
  const form = find('nick-form');
  const topicText = el('span', 'truncate');
  const unfold = el('button', TOOL, '…');
  unfold.type = 'button';
  unfold.setAttribute('aria-label', chat.parts.topic);
  unfold.setAttribute('aria-expanded', 'false');
  const topic = el(
    'div',
    'mq-chat-topic row-start-4 flex flex-none items-center justify-between gap-2 border-line border-b px-[0.9rem] py-[0.35rem] text-[0.9em] text-muted wrap-anywhere',
    topicText,
    unfold,
  );
  topic.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a') === null)
      unfold.setAttribute('aria-expanded', String(!topicText.classList.toggle('truncate')));
  });
  const place = 'relative flex min-h-0 min-w-0 flex-1';
  const main = el('div', place);
  const drawer = el('section', 'absolute inset-0 z-1 flex flex-col bg-surface');
  drawer.setAttribute('aria-label', chat.parts.private);
  const drawerLog = el('div', place);
  drawer.append(drawerLog);
  const typing = el(
    'p',
    'row-start-6 h-[1.35em] flex-none truncate px-[0.9rem] text-[0.85em] text-muted empty:invisible',
  );
  topic.hidden = true;
  drawer.hidden = true;
  const welcome = [...body.childNodes];
  return { head, body, form, topic, topicText, main, drawer, drawerLog, typing, welcome };
}

export type Parts = ReturnType<typeof createParts>;
