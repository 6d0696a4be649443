import type { Message } from '../types.ts';
import type { Batch } from './incoming.ts';

/** More batches than a server has open at a time. If there are more, their messages are read as single messages. */
const MOST_OPEN = 64;

/** The open batches of a connection. */
export class Batches {
  #open = new Map<string, Batch>();

  /** BATCH +ref type params… */
  begin(message: Message, parent: Batch | null): void {
    const [ref = '', type = '', ...params] = message.params;
    if (this.#open.size >= MOST_OPEN) return;
    this.#open.set(ref.slice(1), {
      ref: ref.slice(1),
      type,
      params,
      opening: message,
      parent,
      label: message.tags.get('label') ?? parent?.label ?? '',
      lines: [],
      redactions: [],
      reactions: [],
      entries: 0,
      oldest: 0,
      text: null,
      command: '',
    });
  }

  /** BATCH -ref */
  end(ref: string): Batch | undefined {
    const batch = this.#open.get(ref.slice(1));
    this.#open.delete(ref.slice(1));
    return batch;
  }

  get(ref: string | undefined): Batch | null {
    return ref === undefined ? null : (this.#open.get(ref) ?? null);
  }

  clear(): void {
    this.#open.clear();
  }
}

/** The chathistory batch that a batch is, or is in. */
export function historyOf(batch: Batch | null): Batch | null {
  for (let b = batch; b; b = b.parent) if (b.type === 'chathistory') return b;
  return null;
}
