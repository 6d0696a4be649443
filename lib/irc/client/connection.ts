import type {
  Closing,
  ConnectionState,
  ConnectTransport,
  Environment,
  Reason,
  ReasonCode,
  Transport,
} from '../types.ts';
import { FINAL, retryDelay } from './backoff.ts';
import { readError } from './reasons.ts';

const CONNECT_LIMIT = 20_000;
const REGISTER_LIMIT = 60_000;
const CHECK_EVERY = 15_000;
const QUIET_FOR = 45_000;
/** If a timer is late by this much (ms), the device was asleep. */
const SLEPT = 10_000;
const ANSWER_LIMIT = 20_000;
const ANSWER_LIMIT_AWAKE = 5_000;
/** A connection that lasted this long was a good one: the next loss counts as the first. */
const GOOD_AFTER = 60_000;

export type ConnectionEvents = {
  onState(state: ConnectionState): void;
  /** The socket is open: register. */
  onOpen(): void;
  onLine(line: string): void;
  /** The socket is closed. */
  onGone(): void;
};

/** One connection at a time: opens it, notices when it is dead, opens the next. Knows nothing of IRC but PING. */
export class Connection {
  state: ConnectionState = { kind: 'idle' };
  #connect: ConnectTransport;
  #env: Environment;
  #events: ConnectionEvents;
  #transport: Transport | null = null;
  #attempt = 0;
  #online = true;
  #heard = 0;
  /** The server's words before it closed. */
  #said: Reason | null = null;
  /** The limit of the present state: connect, register, retry, check. */
  #timer: unknown = null;
  #answer: unknown = null;

  constructor(connect: ConnectTransport, env: Environment, events: ConnectionEvents) {
    this.#connect = connect;
    this.#env = env;
    this.#events = events;
  }

  /** Connects now, unless connected or on the way. */
  open(): void {
    if (this.#transport) return;
    if (this.state.kind !== 'waiting') this.#attempt = 0;
    this.#attempt++;
    this.#said = null;
    this.#set({ kind: 'connecting', attempt: this.#attempt });
    this.#after(CONNECT_LIMIT, () => this.fail({ code: 'unreachable', text: '' }));
    this.#transport = this.#connect({
      onOpen: () => {
        this.#heard = this.#env.now();
        this.#set({ kind: 'registering', attempt: this.#attempt });
        this.#after(REGISTER_LIMIT, () => this.fail({ code: 'timeout', text: '' }));
        this.#events.onOpen();
      },
      onLine: (line) => {
        this.#heard = this.#env.now();
        if (this.#answer !== null) this.#stopAnswer();
        this.#events.onLine(line);
      },
      onClose: (closing) => this.#closed(closing),
    });
  }

  /** Registration is done. */
  registered(): void {
    this.#set({ kind: 'connected', since: this.#env.now() });
    this.#watch();
  }

  /** Call it for a numeric that comes before an ERROR and has a more exact reason. */
  serverSaid(text: string, code: ReasonCode): void {
    this.#said = { ...readError(text), code };
  }

  /** The server's ERROR: it closes, and may take its time about it. */
  serverError(text: string): void {
    const read = readError(text);
    this.fail({ code: this.#said?.code ?? read.code, text: read.text });
  }

  send(line: string): void {
    this.#transport?.send(line);
  }

  /** Ends this connection. The reason decides whether another attempt follows. */
  fail(reason: Reason): void {
    this.#drop();
    if (FINAL.has(reason.code)) {
      this.#set({ kind: 'closed', reason });
      return;
    }
    const delay = retryDelay(this.#attempt, reason.code, this.#env.random);
    const until = this.#env.now() + delay;
    this.#set({ kind: 'waiting', until, attempt: this.#attempt, reason, offline: !this.#online });
    if (this.#online) this.#after(delay, () => this.open());
  }

  setOnline(online: boolean): void {
    this.#online = online;
    if (this.state.kind === 'waiting') {
      if (online) this.open();
      else {
        this.#stop();
        this.#set({ ...this.state, offline: true });
      }
    } else if (this.state.kind === 'connected') this.#ask(ANSWER_LIMIT_AWAKE);
  }

  wake(): void {
    if (this.state.kind === 'waiting' && this.#online) this.open();
    else if (this.state.kind === 'connected') this.#ask(ANSWER_LIMIT_AWAKE);
  }

  #closed({ opened }: Closing): void {
    this.#transport = null;
    this.fail(this.#said ?? { code: opened ? 'lost' : 'unreachable', text: '' });
  }

  #drop(): void {
    if (this.state.kind === 'connected' && this.#env.now() - this.state.since >= GOOD_AFTER)
      this.#attempt = 1;
    this.#stop();
    this.#stopAnswer();
    this.#transport?.close();
    this.#transport = null;
    this.#events.onGone();
  }

  /** A quiet connection gets a PING, because networks drop connections silently. */
  #watch(): void {
    const due = this.#env.now() + CHECK_EVERY;
    this.#after(CHECK_EVERY, () => {
      const now = this.#env.now();
      // If a timer is this late, the device was asleep, and the connection has most likely died meanwhile.
      if (now - due >= SLEPT) this.#ask(ANSWER_LIMIT_AWAKE);
      else if (now - this.#heard >= QUIET_FOR) this.#ask(ANSWER_LIMIT);
      this.#watch();
    });
  }

  #ask(limit: number): void {
    if (this.#answer !== null) return;
    this.#answer = this.#env.setTimeout(() => this.fail({ code: 'timeout', text: '' }), limit);
    this.send('PING :still-there');
  }

  #stopAnswer(): void {
    if (this.#answer !== null) this.#env.clearTimeout(this.#answer);
    this.#answer = null;
  }

  #after(ms: number, run: () => void): void {
    this.#stop();
    this.#timer = this.#env.setTimeout(run, ms);
  }

  #stop(): void {
    if (this.#timer !== null) this.#env.clearTimeout(this.#timer);
    this.#timer = null;
  }

  #set(state: ConnectionState): void {
    this.state = state;
    this.#events.onState(state);
  }
}
