import { showText } from '#lib/irc/message/safety.ts';
import type { Conversation, Member } from '#lib/irc/types.ts';
import { nickColour, roleName } from '../log/nick-colour.ts';
import { el, icon, setText, toggle } from '../panel/dom.ts';
import { chat, language } from '../words.ts';
import { searchMembers, visibleRows } from './search-members.ts';

export type MemberListOptions = {
  onOpen(open: boolean): void;
  /** Opens what can be done with somebody. */
  onMenu(nick: string, row: HTMLElement): void;
};

export type MemberListView = {
  /** The heading with the count, for the panel's head. */
  readonly heading: HTMLElement;
  readonly element: HTMLElement;
  setOpen(open: boolean): void;
  /** px of a row. */
  setRowHeight(height: number): void;
  /** Brings heading and rows up to date; called once a frame at most. */
  sync(conversation: Conversation | undefined): void;
};

/** From so many people on the list can be searched. */
const MANY = 8;

const PEOPLE =
  'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 8c0-3 2.7-5 6-5s6 2 6 5M16 5.5a3 3 0 0 1 0 5M18 14c2 .8 3 2.5 3 5';

type Row = { element: HTMLElement; nick: HTMLElement; role: HTMLElement; drawn: string };

/** Who is in the channel: of thousands, only the rows in view are in the page. */
export function createMemberList(options: MemberListOptions): MemberListView {
  const { members: words, roles } = chat;
  const count = el('span', 'mq-chat-count');
  const toggler = el(
    'button',
    'mq-chat-members-toggle',
    icon(PEOPLE),
    el('span', '', `${words.heading} `),
    count,
  );
  toggler.type = 'button';
  const heading = el('h3', 'mq-chat-members-heading', toggler);
  const search = el('input', 'mq-chat-search');
  search.type = 'search';
  search.placeholder = words.find;
  search.setAttribute('aria-label', words.findLabel);
  const list = el('div', 'mq-chat-members-list');
  list.setAttribute('role', 'list');
  list.setAttribute('aria-label', words.heading);
  const scroller = el('div', 'mq-chat-members-scroll', list);
  const nobody = el('p', 'mq-chat-nobody', words.nobody);
  const element = el('section', 'mq-chat-members', search, scroller, nobody);
  element.setAttribute('aria-label', words.region);
  element.id = 'mq-chat-members';
  toggler.setAttribute('aria-controls', element.id);

  const rows: Row[] = [];
  let conversation: Conversation | undefined;
  let open = true;
  let rowHeight = 26;
  let height = 0;
  let scrollTop = 0;
  let active = 0;
  let fitted = 0;

  toggler.addEventListener('click', () => options.onOpen(!open));
  search.addEventListener('input', () => {
    scroller.scrollTop = 0;
    scrollTop = 0;
    draw();
  });
  scroller.addEventListener(
    'scroll',
    () => {
      scrollTop = scroller.scrollTop;
      draw();
    },
    { passive: true },
  );
  // Heights come from here, so that drawing never has to ask for the layout.
  new ResizeObserver(([entry]) => {
    height = entry?.contentRect.height ?? 0;
    draw();
  }).observe(scroller);

  function createRow(): Row {
    const nick = el('b');
    nick.dir = 'auto';
    const role = el('span', 'mq-chat-role');
    const person = el('button', 'mq-chat-member', nick, role);
    person.type = 'button';
    const element = el('div', 'mq-chat-member-row', person);
    element.setAttribute('role', 'listitem');
    person.addEventListener('click', () => options.onMenu(person.dataset.nick ?? '', person));
    return { element, nick, role, drawn: '' };
  }

  function drawRow(row: Row, member: Member, index: number, size: number): void {
    const { user, prefixes } = member;
    const tab = index === active ? 0 : -1;
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
    person.classList.toggle('mq-chat-away', user.away);
    nick.className = nickColour(user.nick);
    setText(nick, showText(user.nick));
    const said = [roleName(prefixes), user.bot ? roles.bot : '', user.away ? roles.away : ''].filter(Boolean);
    setText(role, said.join(', '));
  }

  function draw(): void {
    if (!open || conversation === undefined) return;
    const found = searchMembers(conversation.members.sorted(), search.value);
    const { from, to } = visibleRows(found.length, scrollTop, height, rowHeight);
    list.style.height = `${found.length * rowHeight}px`;
    fit(conversation.members.size);
    active = Math.min(Math.max(active, from), Math.max(from, to - 1));
    while (rows.length > to - from) rows.pop()?.element.remove();
    while (rows.length < to - from) {
      const row = createRow();
      rows.push(row);
      list.append(row.element);
    }
    rows.forEach((row, i) => {
      const member = found[from + i];
      if (member !== undefined) drawRow(row, member, from + i, found.length);
    });
    toggle(nobody, found.length === 0 && search.value !== '');
  }

  /** A few people need no search and no more room than their rows. */
  function fit(size: number): void {
    const wanted = Math.min(size, MANY);
    if (wanted === fitted) return;
    fitted = wanted;
    element.style.setProperty('--mq-chat-rows', String(wanted));
    element.classList.toggle('mq-chat-members-many', wanted === MANY);
  }

  /** Arrow keys walk through all members, not only those that are drawn. */
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e6, End: 1e6 }[event.key];
    if (step === undefined || conversation === undefined) return;
    event.preventDefault();
    const size = searchMembers(conversation.members.sorted(), search.value).length;
    active = Math.max(0, Math.min(size - 1, active + step));
    const top = active * rowHeight;
    if (top < scrollTop) scrollTop = top;
    else if (top + rowHeight > scrollTop + height) scrollTop = top + rowHeight - height;
    scroller.scrollTop = scrollTop;
    draw();
    list.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  });

  return {
    heading,
    element,
    setOpen(wanted) {
      open = wanted;
      toggle(element, open);
      toggler.setAttribute('aria-expanded', String(open));
      draw();
    },
    setRowHeight(wanted) {
      rowHeight = wanted;
      element.style.setProperty('--mq-chat-row', `${wanted}px`);
      draw();
    },
    sync(now) {
      conversation = now;
      toggle(heading, now?.kind === 'channel' && now.joined);
      // Until the whole list is there, a count would be of whoever came first.
      setText(count, now?.membersComplete ? now.members.size.toLocaleString(language()) : '…');
      draw();
    },
  };
}
