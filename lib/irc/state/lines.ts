import type { Line, LineList } from '../types.ts';

/** How much of the array may be empty slots at its beginning before it is cut. */
const SLACK = 256;

/** The lines of a conversation: the newest `limit`, and what older history was loaded on top of that. */
export class Lines implements LineList {
  #items: (Line | undefined)[] = [];
  /** Index in #items of the first line held; those before it are dropped. */
  #offset = 0;
  /** Position of #items[0]. */
  #base = 0;
  #older = 0;
  #byMsgid = new Map<string, Line>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get start(): number {
    return this.#base + this.#offset;
  }

  get end(): number {
    return this.#base + this.#items.length;
  }

  get length(): number {
    return this.#items.length - this.#offset;
  }

  at(position: number): Line | undefined {
    return this.#items[position - this.#base];
  }

  last(): Line | undefined {
    return this.#items[this.#items.length - 1];
  }

  byMsgid(msgid: string): Line | undefined {
    return this.#byMsgid.get(msgid);
  }

  /** The held lines, oldest first, as a new array. */
  toArray(): Line[] {
    return this.#items.slice(this.#offset) as Line[];
  }

  push(line: Line): void {
    this.#items.push(line);
    this.index(line);
    if (this.length > this.#limit + this.#older) this.#drop();
  }

  /** Makes a line findable once its msgid is known. */
  index(line: Line): void {
    if (line.msgid) this.#byMsgid.set(line.msgid, line);
  }

  /** Puts older history before all; keeps it until `trim`. */
  prepend(older: readonly Line[]): void {
    this.#base = this.start - older.length;
    this.#items = [...older, ...this.#items.slice(this.#offset)];
    this.#offset = 0;
    this.#older += older.length;
    for (const line of older) this.index(line);
  }

  /** Replaces all lines, from the same first position. If there are too many, the newest are kept. */
  replace(lines: readonly Line[]): void {
    const kept = lines.slice(-(this.#limit + this.#older));
    this.#base = this.start;
    this.#offset = 0;
    this.#items = kept;
    this.#byMsgid.clear();
    for (const line of kept) this.index(line);
  }

  /** Drops older history that was loaded. Returns whether there was any. */
  trim(): boolean {
    const had = this.#older > 0;
    this.#older = 0;
    while (this.length > this.#limit) this.#drop();
    return had;
  }

  #drop(): void {
    const line = this.#items[this.#offset];
    this.#items[this.#offset++] = undefined;
    if (line?.msgid && this.#byMsgid.get(line.msgid) === line) this.#byMsgid.delete(line.msgid);
    if (this.#offset < SLACK) return;
    this.#items.splice(0, this.#offset);
    this.#base += this.#offset;
    this.#offset = 0;
  }
}
