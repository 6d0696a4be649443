import { chat } from '../words.ts';
import { el } from './dom.ts';

/** The panel's own elements, put around those of the shell. */
export function createParts(root: HTMLElement) {
  const find = (name: string) => root.querySelector<HTMLElement>(`.mq-chat-${name}`) ?? el('div');
  const head = find('head');
  const body = find('body');
  const form = find('nick-form');
  const place = 'relative flex min-h-0 min-w-0 flex-1';
  const main = el('div', place);
  const drawer = el('section', 'absolute inset-0 z-1 flex flex-col bg-surface');
  drawer.setAttribute('aria-label', chat.parts.private);
  const drawerLog = el('div', place);
  drawer.append(drawerLog);
  drawer.hidden = true;
  const welcome = [...body.childNodes];
  return { head, body, form, main, drawer, drawerLog, welcome };
}

export type Parts = ReturnType<typeof createParts>;
