import type { Room } from '../state/conversation.ts';
import { isSpeech } from '../state/line.ts';
import type { Store } from '../state/store.ts';
import { Changed, type Environment, type Line } from '../types.ts';

const ANSWER_LIMIT = 15_000;
const MOST_TALKS = 20;

type Request = {
  room: Room;
  older: boolean;
  limit: number;
  resolve: (added: number) => void;
  timer: unknown;
};

/**
 * As many as were asked for, and none of them known: between them and what was there before, lines are missing. What is
 * older goes, and comes back whole on scrolling up. Our own that wait stay.
 */
function closeGap(store: Store, room: Room, newest: readonly Line[]): void {
  const from = Math.min(...newest.map(({ time }) => time));
  const lines = room.lines.toArray();
  const kept = lines.filter(({ time, status }) => time >= from || status !== 'there');
  if (kept.length === lines.length) return;
  room.lines.replace(kept);
  store.touch(room, Changed.lines | Changed.order);
}

/** Asks for lines of before (https://ircv3.net/specs/extensions/chathistory); one request for a conversation at a time. */
export class HistoryRequests {
  #store: Store;
  #send: (line: string) => void;
  #env: Environment;
  #open = new Map<Room, Request>();

  constructor(store: Store, send: (line: string) => void, env: Environment) {
    this.#store = store;
    this.#send = send;
    this.#env = env;
  }

  get supported(): boolean {
    const { caps } = this.#store;
    return caps.has('batch') && (caps.has('draft/chathistory') || caps.has('chathistory'));
  }

  /** The newest lines, after joining. All that is in view already is recognized, so nothing is doubled. */
  latest(room: Room, limit: number): Promise<number> {
    return this.#ask(room, 'LATEST', '*', limit, false);
  }

  older(room: Room, limit: number): Promise<number> {
    const first = this.#oldest(room);
    if (!first) return this.latest(room, limit);
    const types = this.#store.isupport.msgreftypes;
    const byId =
      first.msgid && types.includes('msgid') && (types[0] === 'msgid' || !types.includes('timestamp'));
    const reference = byId ? `msgid=${first.msgid}` : `timestamp=${new Date(first.time).toISOString()}`;
    return this.#ask(room, 'BEFORE', reference, limit, true);
  }

  /** A history batch is in place. */
  ended(room: Room, received: readonly Line[], added: number): void {
    const request = this.#open.get(room);
    if (!request) return;
    if (!request.older && added >= request.limit) closeGap(this.#store, room, received);
    // Fewer than asked for may be a server's way (empty is the only sign that counts).
    this.#finish(request, added, request.older && received.length === 0 ? 'end' : 'more');
  }

  /** Private conversations with lines since then, among them with people who wrote for the first time. */
  talks(since: number): void {
    if (!this.supported) return;
    const [to, from] = [this.#env.now(), since].map((ms) => `timestamp=${new Date(ms).toISOString()}`);
    this.#send(`CHATHISTORY TARGETS ${to} ${from} ${MOST_TALKS}`);
  }

  /** FAIL CHATHISTORY, or no answer. */
  failed(room: Room | undefined): void {
    const request = room && this.#open.get(room);
    if (request) this.#finish(request, 0, 'end');
  }

  /** The connection is gone. */
  clear(): void {
    for (const request of [...this.#open.values()]) this.#finish(request, 0, 'more');
  }

  #oldest(room: Room): Line | undefined {
    for (let at = room.lines.start; at < room.lines.end; at++) {
      const line = room.lines.at(at);
      if (line && isSpeech(line) && line.status === 'there') return line;
    }
    return undefined;
  }

  #ask(room: Room, subcommand: string, reference: string, wanted: number, older: boolean): Promise<number> {
    if (!this.supported || this.#open.has(room)) return Promise.resolve(0);
    const most = this.#store.isupport.chathistory;
    const limit = most > 0 ? Math.min(wanted, most) : wanted;
    return new Promise((resolve) => {
      const timer = this.#env.setTimeout(() => this.failed(room), ANSWER_LIMIT);
      this.#open.set(room, { room, older, limit, resolve, timer });
      room.history = 'loading';
      this.#store.touch(room, Changed.status);
      this.#send(`CHATHISTORY ${subcommand} ${room.name} ${reference} ${limit}`);
    });
  }

  #finish({ room, resolve, timer }: Request, added: number, history: Room['history']): void {
    this.#env.clearTimeout(timer);
    this.#open.delete(room);
    room.history = history;
    this.#store.touch(room, Changed.status);
    resolve(added);
  }
}
