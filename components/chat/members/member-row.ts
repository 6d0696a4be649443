import { showText } from '#lib/irc/message/safety.ts';
import type { Member } from '#lib/irc/types.ts';
import { nickColour, roleName } from '../log/nick-colour.ts';
import { el, setText } from '../panel/dom.ts';
import { chat } from '../words.ts';

export type Row = { element: HTMLElement; nick: HTMLElement; role: HTMLElement; drawn: string };

export function createRow(onMenu: (nick: string, row: HTMLElement) => void): Row {
  const nick = el('b');
  nick.dir = 'auto';
  const role = el('span', 'ms-auto flex-none text-[0.85em] text-muted');
  const person = el(
    'button',
    'flex size-full items-center gap-2 rounded-[6px] px-2 text-start hover:bg-raised',
    nick,
    role,
  );
  person.type = 'button';
  const element = el('div', 'absolute inset-x-0 top-0 h-(--mq-chat-row) px-[0.4rem]', person);
  element.setAttribute('role', 'listitem');
  person.addEventListener('click', () => onMenu(person.dataset.nick ?? '', person));
  return { element, nick, role, drawn: '' };
}

type Place = {
  /** The position among `size` members. */
  index: number;
  size: number;
  /** px */
  rowHeight: number;
  /** The Tab key leads to it. */
  isActive: boolean;
};

/** Draws a member, if the row does not show just that already. */
export function drawRow(
  row: Row,
  { user, prefixes }: Member,
  { index, size, rowHeight, isActive }: Place,
): void {
  const { roles } = chat;
  const tab = isActive ? 0 : -1;
  const key = `${user.nick} ${prefixes} ${user.away} ${user.bot} ${index} ${size} ${rowHeight} ${tab}`;
  if (row.drawn === key) return;
  row.drawn = key;
  const { element, nick, role } = row;
  element.style.transform = `translateY(${index * rowHeight}px)`;
  element.setAttribute('aria-posinset', String(index + 1));
  element.setAttribute('aria-setsize', String(size));
  const person = element.firstElementChild as HTMLElement;
  person.tabIndex = tab;
  person.dataset.nick = user.nick;
  nick.className = `truncate ${nickColour(user.nick)} ${user.away ? 'opacity-60' : ''}`;
  setText(nick, showText(user.nick));
  const about = [roleName(prefixes), user.bot ? roles.bot : '', user.away ? roles.away : ''].filter(Boolean);
  setText(role, about.join(', '));
}
