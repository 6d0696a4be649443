import { Changed, type Conversation, type Line } from '#lib/irc/types.ts';
import { chatLines } from '../lines-words.ts';
import { button, el } from '../panel/dom.ts';
import { dayName } from './clock-time.ts';
import { createFolds } from './folds.ts';
import { createDays, startsGroup } from './grouping.ts';
import { type RowContext, renderLine } from './render-line.ts';
import { createUnseen } from './unseen.ts';

/** Rows kept while the newest line is in view, and how many more there may be before the oldest go, all at once. */
const KEEP = 100;
const SLACK = 60;
/** Rows added at a time while somebody reads back, and the most there are then. */
const PAGE = 80;
const MOST = 400;
/** px from the end that still count as being there. */
const NEAR = 48;

export type LogOptions = Omit<RowContext, 'conversation' | 'jump' | 'self'> & {
  name: string;
  /** Lines later than this are new to the reader; ms, 0 for none. */
  readTo: number;
  self(): string;
  /** False for lines that the reader does not want to see. */
  wants(line: Line): boolean;
  /** Asks the server for lines before the first that is held; resolves to how many came. */
  loadOlder(): Promise<number>;
  /** Back at the newest line. */
  onEnd(): void;
};

type Row = { line: Line; position: number; element: HTMLElement };

export type LogView = {
  readonly element: HTMLElement;
  readonly scroller: HTMLElement;
  readonly conversation: Conversation;
  /** Is the newest line in view, or would it be? */
  atEnd(): boolean;
  /** Brings the rows up to date; called once a frame at most. */
  sync(bits: number, updated: readonly Line[]): void;
  /** Draws all rows anew: a setting changed. */
  redraw(): void;
  toEnd(): void;
  /** Takes all rows away; older ones come back on scrolling up. */
  clear(): void;
  /** From now on the first line later than this is marked as new; ms, 0 for none. */
  markAfter(time: number): void;
  lineAt(target: EventTarget | null): { line: Line; row: HTMLElement } | null;
  dispose(): void;
};

/**
 * The lines of a conversation, drawn as a window [from, to) of positions. Where the reader is at the end, new rows
 * come in below and the oldest leave in bulk; where they read back, nothing moves and what is new is counted.
 *
 * The scroller is a reversed column: its scroll position counts from the end, so that rows added below need neither a
 * look at the layout nor a scroll.
 */
export function createLogView(conversation: Conversation, options: LogOptions): LogView {
  const column = el('div', 'mq-chat-lines');
  const scroller = el('div', 'mq-chat-scroll', column);
  scroller.setAttribute('role', 'log');
  scroller.setAttribute('aria-label', options.name);
  // A region of its own says, now and then, what is new: see attention/announcer.ts.
  scroller.setAttribute('aria-live', 'off');
  scroller.tabIndex = 0;
  const newer = button('mq-chat-newer', '', toEnd);
  newer.hidden = true;
  const element = el('div', 'mq-chat-log', scroller, newer);

  const context: RowContext = {
    ...options,
    conversation,
    get self() {
      return options.self();
    },
    jump,
  };
  const sameDay = createDays();
  const fold = createFolds(redraw);
  const showUnseen = createUnseen(newer, conversation, options.wants);
  const byElement = new WeakMap<Element, Line>();
  const byId = new Map<number, Row>();
  let rows: Row[] = [];
  let from = 0;
  let to = 0;
  let stuck = true;
  let markTime = options.readTo;

  function draw(line: Line, position: number, previous: Line | undefined): Row {
    const newDay = previous !== undefined && !sameDay(previous.time, line.time);
    const marked =
      markTime > 0 && previous !== undefined && previous.time <= markTime && line.time > markTime;
    const element = renderLine(line, newDay || marked || startsGroup(previous, line), context);
    if (newDay) element.prepend(el('div', 'mq-chat-day', dayName(line.time)));
    if (marked) element.prepend(el('div', 'mq-chat-mark', chatLines.sinceYouLeft));
    fold(element, line, previous);
    const row = { line, position, element };
    byElement.set(element, line);
    byId.set(line.id, row);
    return row;
  }

  /** Lines of [start, end) that are wanted, as rows after `previous`. */
  function build(start: number, end: number, previous: Line | undefined): Row[] {
    const built: Row[] = [];
    let last = previous;
    for (let position = start; position < end; position++) {
      const line = conversation.lines.at(position);
      if (line === undefined || !options.wants(line)) continue;
      built.push(draw(line, position, last));
      last = line;
    }
    return built;
  }

  function put(built: readonly Row[], before: Node | null): void {
    if (built.length === 0) return;
    const fragment = document.createDocumentFragment();
    for (const row of built) fragment.appendChild(row.element);
    column.insertBefore(fragment, before);
  }

  function drop(gone: readonly Row[]): void {
    for (const row of gone) {
      byId.delete(row.line.id);
      row.element.remove();
    }
  }

  function rebuild(start: number, end: number): void {
    rows = [];
    byId.clear();
    column.textContent = '';
    from = start;
    to = end;
    rows = build(from, to, undefined);
    put(rows, null);
  }

  function newest(): void {
    const { start, end } = conversation.lines;
    rebuild(Math.max(start, end - KEEP), end);
  }

  function redraw(): void {
    if (stuck) newest();
    else rebuild(from, to);
  }

  function append(end: number): void {
    const built = build(to, end, rows.at(-1)?.line);
    to = end;
    rows.push(...built);
    put(built, null);
  }

  function trimTop(): void {
    if (rows.length <= KEEP + SLACK) return;
    drop(rows.splice(0, rows.length - KEEP));
    from = rows[0]?.position ?? to;
  }

  function update(line: Line): void {
    const row = byId.get(line.id);
    if (row === undefined) return;
    const index = rows.indexOf(row);
    const next = draw(line, row.position, rows[index - 1]?.line);
    row.element.replaceWith(next.element);
    rows[index] = next;
  }

  function sync(bits: number, updated: readonly Line[]): void {
    const { start, end } = conversation.lines;
    if (bits & Changed.order) {
      if (stuck) newest();
      else rebuild(Math.max(start, from), Math.max(start, Math.min(end, to)));
    } else {
      for (const line of updated) update(line);
      if (stuck) {
        // More came within a frame than is kept: the surplus is left out, and is there on scrolling up.
        if (end - to > KEEP) newest();
        else append(end);
        trimTop();
      }
    }
    showUnseen(stuck);
  }

  function toEnd(): void {
    stuck = true;
    options.onEnd();
    newest();
    scroller.scrollTop = 0;
    showUnseen(stuck);
  }

  /** Keeps what is read in its place while `change` adds or removes rows below it. */
  function still(change: () => void): void {
    const before = scroller.scrollHeight;
    change();
    scroller.scrollTop -= scroller.scrollHeight - before;
  }

  function older(): void {
    const { start } = conversation.lines;
    if (from <= start) {
      if (conversation.history === 'more') void options.loadOlder().then((count) => count > 0 && older());
      return;
    }
    const first = rows[0];
    const built = build(Math.max(start, from - PAGE), from, undefined);
    from = Math.max(start, from - PAGE);
    put(built, first?.element ?? null);
    rows.unshift(...built);
    if (first !== undefined) update(first.line);
    if (rows.length > MOST) {
      still(() => {
        const gone = rows.splice(MOST - PAGE);
        to = gone[0]?.position ?? to;
        drop(gone);
      });
    }
  }

  function onScroll(): void {
    // Before this frame's writes, so the layout is clean and these reads cost nothing.
    const fromEnd = -scroller.scrollTop;
    const { end } = conversation.lines;
    if (fromEnd <= NEAR) {
      if (end - to > PAGE / 2) still(() => append(Math.min(end, to + PAGE)));
      else if (!stuck) toEnd();
    } else {
      stuck = false;
      if (scroller.scrollHeight - scroller.clientHeight - fromEnd < 300) older();
      showUnseen(stuck);
    }
  }
  scroller.addEventListener('scroll', onScroll, { passive: true });

  /** A few lines leave nothing to scroll: who tries all the same wants older ones. */
  function onReach(): void {
    if (scroller.scrollHeight <= scroller.clientHeight) older();
  }
  scroller.addEventListener('wheel', ({ deltaY }) => deltaY < 0 && onReach(), { passive: true });
  scroller.addEventListener('touchmove', onReach, { passive: true });
  scroller.addEventListener('keydown', ({ key }) => /^(?:PageUp|Home|ArrowUp)$/.test(key) && onReach());

  function jump(msgid: string): void {
    const line = conversation.lines.byMsgid(msgid);
    const row = line && byId.get(line.id);
    if (row === undefined) return;
    row.element.scrollIntoView({ block: 'center' });
    row.element.tabIndex = -1;
    row.element.focus({ preventScroll: true });
  }

  function lineAt(target: EventTarget | null) {
    const row = target instanceof Element ? target.closest<HTMLElement>('.mq-chat-line') : null;
    const line = row && byElement.get(row);
    return row && line ? { line, row } : null;
  }

  newest();
  return {
    element,
    scroller,
    conversation,
    atEnd: () => stuck,
    sync,
    redraw,
    toEnd,
    markAfter(time) {
      markTime = time;
      column.querySelector('.mq-chat-mark')?.remove();
    },
    clear: () => rebuild(conversation.lines.end, conversation.lines.end),
    lineAt,
    dispose: () => element.remove(),
  };
}
