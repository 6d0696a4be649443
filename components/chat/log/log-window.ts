import type { Conversation, Line } from '#lib/irc/types.ts';
import { el } from '../panel/dom.ts';
import { chatLines } from '../words.ts';
import { dayName } from './clock-time.ts';
import { createFolds } from './folds.ts';
import { createDays, startsGroup } from './grouping.ts';
import { createHeldRows } from './held-rows.ts';
import { type RowContext, renderLine } from './render-line.ts';

/** Rows kept while the newest line is in view, and how many more there may be before the oldest are removed together. */
export const KEEP = 100;
const SLACK = 60;
/** Rows added at a time while somebody has scrolled up, and the most that there are then. */
export const PAGE = 80;
const MOST = 400;

type Row = { line: Line; position: number; element: HTMLElement };

type Options = {
  /** False for lines that the reader does not want to see. */
  wants(line: Line): boolean;
  /** True for a line that the list of words holds back. It has a button that shows it. */
  held(line: Line): boolean;
  /** Lines later than this are new to the reader; ms, 0 for none. */
  readTo: number;
  /** Asks for all rows anew. */
  redraw(): void;
};

/** The drawn part of a conversation: a window [from, to) of positions, in rows below `column`. */
export class LogWindow {
  #conversation: Conversation;
  #column: HTMLElement;
  #context: RowContext;
  #options: Options;
  #sameDay = createDays();
  #fold: ReturnType<typeof createFolds>;
  #hold: ReturnType<typeof createHeldRows>;
  #byElement = new WeakMap<Element, Line>();
  #byId = new Map<number, Row>();
  #rows: Row[] = [];
  #markTime: number;
  from = 0;
  to = 0;

  constructor(conversation: Conversation, column: HTMLElement, context: RowContext, options: Options) {
    this.#conversation = conversation;
    this.#column = column;
    this.#context = context;
    this.#options = options;
    this.#fold = createFolds(options.redraw);
    this.#hold = createHeldRows(options.held, options.redraw);
    this.#markTime = options.readTo;
  }

  lineOf(element: Element): Line | undefined {
    return this.#byElement.get(element);
  }

  elementOf(line: Line): HTMLElement | undefined {
    return this.#byId.get(line.id)?.element;
  }

  markAfter(time: number): void {
    this.#markTime = time;
    this.#column.querySelector('.mq-chat-mark')?.remove();
  }

  rebuild(start: number, end: number): void {
    this.#rows = [];
    this.#byId.clear();
    this.#column.textContent = '';
    this.from = start;
    this.to = end;
    this.#rows = this.#build(start, end, undefined);
    this.#put(this.#rows, null);
  }

  /** Draws the newest lines. */
  newest(): void {
    const { start, end } = this.#conversation.lines;
    let first = end;
    // Hidden lines do not count, because after a raid most of the newest lines are hidden.
    for (let wanted = 0; first > start && wanted < KEEP; first--) {
      const line = this.#conversation.lines.at(first - 1);
      if (line !== undefined && this.#options.wants(line)) wanted++;
    }
    this.rebuild(first, end);
  }

  append(end: number): void {
    const built = this.#build(this.to, end, this.#rows.at(-1)?.line);
    this.to = end;
    this.#rows.push(...built);
    this.#put(built, null);
  }

  trimTop(): void {
    if (this.#rows.length <= KEEP + SLACK) return;
    this.#drop(this.#rows.splice(0, this.#rows.length - KEEP));
    this.from = this.#rows[0]?.position ?? this.to;
  }

  update(line: Line): void {
    const row = this.#byId.get(line.id);
    if (row === undefined) return;
    const index = this.#rows.indexOf(row);
    const next = this.#draw(line, row.position, this.#rows[index - 1]?.line);
    row.element.replaceWith(next.element);
    this.#rows[index] = next;
  }

  /** Adds a page of older lines above; `still` keeps the reader's place while rows below it go. */
  addOlder(still: (change: () => void) => void): void {
    const { start } = this.#conversation.lines;
    const first = this.#rows[0];
    const built = this.#build(Math.max(start, this.from - PAGE), this.from, undefined);
    this.from = Math.max(start, this.from - PAGE);
    this.#put(built, first?.element ?? null);
    this.#rows.unshift(...built);
    if (first !== undefined) this.update(first.line);
    if (this.#rows.length <= MOST) return;
    still(() => {
      const gone = this.#rows.splice(MOST - PAGE);
      this.to = gone[0]?.position ?? this.to;
      this.#drop(gone);
    });
  }

  #draw(line: Line, position: number, previous: Line | undefined): Row {
    const newDay = previous !== undefined && !this.#sameDay(previous.time, line.time);
    const markTime = this.#markTime;
    const marked =
      markTime > 0 && previous !== undefined && previous.time <= markTime && line.time > markTime;
    const element = renderLine(line, newDay || marked || startsGroup(previous, line), this.#context);
    if (newDay) element.prepend(el('div', 'mq-chat-day', dayName(line.time)));
    if (marked) element.prepend(el('div', 'mq-chat-mark', chatLines.sinceYouLeft));
    this.#fold(element, line, previous);
    this.#hold(element, line, previous);
    const row = { line, position, element };
    this.#byElement.set(element, line);
    this.#byId.set(line.id, row);
    return row;
  }

  /** Lines of [start, end) that are wanted, as rows after `previous`. */
  #build(start: number, end: number, previous: Line | undefined): Row[] {
    const built: Row[] = [];
    let last = previous;
    for (let position = start; position < end; position++) {
      const line = this.#conversation.lines.at(position);
      if (line === undefined || !this.#options.wants(line)) continue;
      built.push(this.#draw(line, position, last));
      last = line;
    }
    return built;
  }

  #put(built: readonly Row[], before: Node | null): void {
    if (built.length === 0) return;
    const fragment = document.createDocumentFragment();
    for (const row of built) fragment.appendChild(row.element);
    this.#column.insertBefore(fragment, before);
  }

  #drop(gone: readonly Row[]): void {
    for (const row of gone) {
      this.#byId.delete(row.line.id);
      row.element.remove();
    }
  }
}
