import { cap } from '../message/safety.ts';
import type { ListEntry, Message } from '../types.ts';

const MOST_ENTRIES = 500;
const MOST_MASK = 256;

/** Numerics of an entry, by what asked for it; 728 has the mode's letter before the mask, and 941 is InspIRCd's +g. */
const ENTRIES: Readonly<Record<string, number>> = { 346: 2, 348: 2, 367: 2, 728: 3, 941: 2 };
const ENDS = new Set(['347', '349', '368', '729', '940']);

/** Asks for lists of people who are banned, excepted or silenced (MODE #channel +b and its kind), one at a time. */
export class ModeLists {
  #ask: (channel: string, mode: string) => void;
  #ping: () => Promise<unknown>;
  #entries: ListEntry[] | null = null;
  #before: Promise<unknown> = Promise.resolve();

  constructor(ask: (channel: string, mode: string) => void, ping: () => Promise<unknown>) {
    this.#ask = ask;
    this.#ping = ping;
  }

  /** The entries that the server lists; [] if it lists nothing or does not say. */
  list(channel: string, mode: string): Promise<ListEntry[]> {
    const answer = this.#before.then(async () => {
      const entries: ListEntry[] = [];
      this.#entries = entries;
      this.#ask(channel, mode);
      // The end of a list differs by list and by server, and a refusal has no end. All of them come before the answer to a
      // PING.
      await this.#ping().catch(() => {});
      this.#entries = null;
      return entries;
    });
    this.#before = answer;
    return answer;
  }

  /** True when the numeric is of a list that was asked for. */
  take({ command, params }: Message): boolean {
    if (this.#entries === null) return false;
    if (ENDS.has(command)) return true;
    const at = ENTRIES[command];
    if (at === undefined) return false;
    const mask = cap(params[at] ?? '', MOST_MASK);
    if (mask !== '' && this.#entries.length < MOST_ENTRIES)
      this.#entries.push({
        mask,
        by: cap((params[at + 1] ?? '').split('!')[0] ?? '', MOST_MASK),
        time: Number(params[at + 2]) * 1000 || 0,
      });
    return true;
  }
}
