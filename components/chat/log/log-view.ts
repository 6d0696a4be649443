import { Changed, type Conversation, type Line } from '#lib/irc/types.ts';
import { button, el } from '../panel/dom.ts';
import { KEEP, LogWindow, PAGE } from './log-window.ts';
import type { RowContext } from './render-line.ts';
import { createUnseen } from './unseen.ts';

/** px from the end that still count as being there. */
const NEAR = 48;

export type LogOptions = Omit<RowContext, 'conversation' | 'jump' | 'self'> & {
  name: string;
  /** Lines later than this are new to the reader; ms, 0 for none. */
  readTo: number;
  self(): string;
  /** False for lines that the reader does not want to see. */
  wants(line: Line): boolean;
  /** True for a line that the list of words holds back. It has a button that shows it. */
  held(line: Line): boolean;
  /** Asks the server for lines before the first that is held; resolves to how many came. */
  loadOlder(): Promise<number>;
  /** Called when the reader is back at the newest line. */
  onEnd(): void;
};

export type LogView = {
  readonly element: HTMLElement;
  readonly scroller: HTMLElement;
  readonly conversation: Conversation;
  /** Does the log follow the newest line? */
  atEnd(): boolean;
  /** Brings the rows up to date; called once a frame at most. */
  sync(bits: number, updated: readonly Line[]): void;
  /** Draws all rows again, because a setting changed. */
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
 * The lines of a conversation. If the reader is at the end, new rows are added
 * below, and the oldest are removed many at a time. If the reader has scrolled up, nothing moves and new lines are counted.
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
  const rows = new LogWindow(conversation, column, context, { ...options, redraw });
  const showUnseen = createUnseen(newer, conversation, options.wants);
  let stuck = true;
  function redraw(): void {
    if (stuck) rows.newest();
    else rows.rebuild(rows.from, rows.to);
  }

  function sync(bits: number, updated: readonly Line[]): void {
    const { start, end } = conversation.lines;
    if (bits & Changed.order) {
      if (stuck) rows.newest();
      else rows.rebuild(Math.max(start, rows.from), Math.max(start, Math.min(end, rows.to)));
    } else {
      for (const line of updated) rows.update(line);
      if (stuck) {
        // More lines came within a frame than are kept. The rest is left out, and is drawn on scrolling up.
        if (end - rows.to > KEEP) rows.newest();
        else rows.append(end);
        rows.trimTop();
      }
    }
    showUnseen(stuck);
  }

  function toEnd(): void {
    stuck = true;
    options.onEnd();
    rows.newest();
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
    if (rows.from > conversation.lines.start) rows.addOlder(still);
    else if (conversation.history === 'more') void options.loadOlder().then((count) => count > 0 && older());
  }

  function onScroll(): void {
    // This is read before the writes of this frame, when the layout is clean, so that reading costs nothing.
    const fromEnd = -scroller.scrollTop;
    const { end } = conversation.lines;
    if (fromEnd <= NEAR) {
      if (end - rows.to > PAGE / 2) still(() => rows.append(Math.min(end, rows.to + PAGE)));
      else if (!stuck) toEnd();
    } else {
      stuck = false;
      if (scroller.scrollHeight - scroller.clientHeight - fromEnd < 300) older();
      showUnseen(stuck);
    }
  }
  scroller.addEventListener('scroll', onScroll, { passive: true });

  /** A few lines cannot be scrolled. If somebody tries to, they want older ones. */
  function onReach(): void {
    if (scroller.scrollHeight <= scroller.clientHeight) older();
  }
  scroller.addEventListener('wheel', ({ deltaY }) => deltaY < 0 && onReach(), { passive: true });
  scroller.addEventListener('touchmove', onReach, { passive: true });
  scroller.addEventListener('keydown', ({ key }) => /^(?:PageUp|Home|ArrowUp)$/.test(key) && onReach());

  function jump(msgid: string): void {
    const line = conversation.lines.byMsgid(msgid);
    const row = line && rows.elementOf(line);
    if (row === undefined) return;
    row.scrollIntoView({ block: 'center' });
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }

  function lineAt(target: EventTarget | null) {
    const row = target instanceof Element ? target.closest<HTMLElement>('.mq-chat-line') : null;
    const line = row && rows.lineOf(row);
    return row && line ? { line, row } : null;
  }

  rows.newest();
  return {
    element,
    scroller,
    conversation,
    atEnd: () => stuck,
    sync,
    redraw,
    toEnd,
    markAfter: (time) => rows.markAfter(time),
    clear: () => rows.rebuild(conversation.lines.end, conversation.lines.end),
    lineAt,
    dispose: () => element.remove(),
  };
}
