import { numberText } from '#lib/format/counts.ts';
import type { Conversation } from '#lib/irc/types.ts';
import { el, icon, setText, TOOL, toggle } from '../panel/dom.ts';
import { chat, language } from '../words.ts';
import { createRow, drawRow, type Row } from './member-row.ts';
import { searchMembers, visibleRows } from './search-members.ts';

export type MemberListOptions = {
  onOpen(open: boolean): void;
  /** Opens the menu of a person. */
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

/** From this many people on, the list can be searched. */
const MANY = 8;

const PEOPLE =
  'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 8c0-3 2.7-5 6-5s6 2 6 5M16 5.5a3 3 0 0 1 0 5M18 14c2 .8 3 2.5 3 5';

const SEARCH =
  'mx-[0.6rem] my-[0.4rem] rounded-full border border-line bg-bg px-3 py-1 text-[0.9em] pointer-coarse:text-[16px]';
const SCROLLER =
  'flex-1 overflow-x-hidden overflow-y-auto overscroll-contain [contain:strict] [scrollbar-color:var(--mq-line)_transparent] [scrollbar-width:thin]';
/** The members of the channel. They may be thousands, so only the rows in view are in the page. */
export function createMemberList(options: MemberListOptions): MemberListView {
  const { members: words } = chat;
  const count = el('span', 'min-w-[4ch] text-start [font-variant-numeric:tabular-nums] empty:hidden');
  const toggler = el(
    'button',
    `${TOOL} aria-expanded:bg-raised aria-expanded:text-text`,
    icon(PEOPLE),
    el('span', '', `${words.heading} `),
    count,
  );
  toggler.type = 'button';
  const heading = el('h3', 'order-1', toggler);
  const search = el('input', SEARCH);
  search.hidden = true;
  search.type = 'search';
  search.placeholder = words.find;
  search.setAttribute('aria-label', words.findLabel);
  const list = el('div', 'relative');
  list.setAttribute('role', 'list');
  list.setAttribute('aria-label', words.heading);
  const scroller = el('div', SCROLLER, list);
  const nobody = el('p', 'mx-[0.9rem] my-2 text-muted', words.nobody);
  const element = el('section', 'mq-chat-members flex flex-none flex-col', search, scroller, nobody);
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
  // Heights are known from here, so that drawing never has to ask for the layout.
  new ResizeObserver(([entry]) => {
    height = entry?.contentRect.height ?? 0;
    draw();
  }).observe(scroller);

  function draw(): void {
    if (!open || conversation === undefined) return;
    const found = searchMembers(conversation.members.sorted(), search.value);
    const { from, to } = visibleRows(found.length, scrollTop, height, rowHeight);
    list.style.height = `${found.length * rowHeight}px`;
    fit(conversation.members.size);
    active = Math.min(Math.max(active, from), Math.max(from, to - 1));
    while (rows.length > to - from) rows.pop()?.element.remove();
    while (rows.length < to - from) {
      const row = createRow(options.onMenu);
      rows.push(row);
      list.append(row.element);
    }
    rows.forEach((row, i) => {
      const member = found[from + i];
      const index = from + i;
      const place = { index, size: found.length, rowHeight, isActive: index === active };
      if (member !== undefined) drawRow(row, member, place);
    });
    toggle(nobody, found.length === 0 && search.value !== '');
  }

  /** If there are few people, the list has no search and is only as high as its rows. */
  function fit(size: number): void {
    const wanted = Math.min(size, MANY);
    if (wanted === fitted) return;
    fitted = wanted;
    element.style.setProperty('--mq-chat-rows', String(wanted));
    element.classList.toggle('mq-chat-members-many', wanted === MANY);
    toggle(search, wanted === MANY);
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
      // Before the whole list is there, only a part of the people could be counted.
      setText(count, now?.membersComplete ? numberText(now.members.size, language()) : '…');
      draw();
    },
  };
}
