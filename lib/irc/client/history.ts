import type { Room } from '../state/conversation.ts';
import type { Batch } from '../state/incoming.ts';
import { isSpeech } from '../state/line.ts';
import type { Store } from '../state/store.ts';
import { Changed, type Environment, type Line } from '../types.ts';

const ANSWER_LIMIT = 15_000;
const MOST_TALKS = 20;
/** Joins may count as entries too, and leave few messages: then we ask for more, at most this often, this many each time. */
const MORE_TIMES = 3;
const MORE = 100;

type Request = {
  room: Room;
  older: boolean;
  /** Messages wished for. */
  wanted: number;
  /** Entries asked for by the last command. */
  limit: number;
  more: number;
  received: Line[];
  added: number;
  resolve: (added: number) => void;
  timer: unknown;
};

/**
 * If as many lines came as were asked for, and none of them was known, then lines are missing before them. Removes all
 * older lines (scrolling up loads them again), but keeps our own that wait.
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

  /** The newest lines, after joining. Lines that are in view already are recognized, so none is shown twice. */
  latest(room: Room, limit: number): Promise<number> {
    return this.#ask(room, 'LATEST', '*', limit, false);
  }

  older(room: Room, limit: number): Promise<number> {
    const first = this.#oldest(room);
    return first ? this.#ask(room, 'BEFORE', this.#reference(first), limit, true) : this.latest(room, limit);
  }

  #reference({ msgid, time }: { msgid: string; time: number }): string {
    const types = this.#store.isupport.msgreftypes;
    const byId = msgid && types.includes('msgid') && (types[0] === 'msgid' || !types.includes('timestamp'));
    return byId ? `msgid=${msgid}` : `timestamp=${new Date(time).toISOString()}`;
  }

  /** Call it when a history batch was put into the conversation. */
  ended(
    room: Room,
    { lines, entries, oldest }: Pick<Batch, 'lines' | 'entries' | 'oldest'>,
    added: number,
  ): void {
    const request = this.#open.get(room);
    if (!request) return;
    request.received.push(...lines);
    request.added += added;
    const { received, older } = request;
    const isFull = entries >= request.limit;
    const isNew = request.added >= received.length;
    if (isFull && isNew && request.more < MORE_TIMES && received.filter(isSpeech).length < request.wanted) {
      request.more++;
      this.#write(request, 'BEFORE', this.#reference({ msgid: '', time: oldest }), MORE);
      return;
    }
    if (!older && isFull && isNew) closeGap(this.#store, room, received);
    // Some servers send fewer lines than asked for, so only an empty answer means that there are no more.
    this.#finish(request, request.added, older && entries === 0 ? 'end' : 'more');
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
      if (line && (isSpeech(line) || line.history) && line.status === 'there') return line;
    }
    return undefined;
  }

  #ask(room: Room, subcommand: string, reference: string, wanted: number, older: boolean): Promise<number> {
    if (!this.supported || this.#open.has(room)) return Promise.resolve(0);
    return new Promise((resolve) => {
      const timer = this.#env.setTimeout(() => this.failed(room), ANSWER_LIMIT);
      const request = { room, older, wanted, limit: 0, more: 0, received: [], added: 0, resolve, timer };
      this.#open.set(room, request);
      room.history = 'loading';
      this.#store.touch(room, Changed.status);
      this.#write(request, subcommand, reference, wanted);
    });
  }

  #write(request: Request, subcommand: string, reference: string, wanted: number): void {
    const most = this.#store.isupport.chathistory;
    request.limit = most > 0 ? Math.min(wanted, most) : wanted;
    request.wanted = Math.min(request.wanted, request.limit);
    this.#send(`CHATHISTORY ${subcommand} ${request.room.name} ${reference} ${request.limit}`);
  }

  #finish({ room, resolve, timer }: Request, added: number, history: Room['history']): void {
    this.#env.clearTimeout(timer);
    this.#open.delete(room);
    room.history = history;
    this.#store.touch(room, Changed.status);
    resolve(added);
  }
}
