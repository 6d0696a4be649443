import { allParts } from '#lib/irc/client/all-parts.ts';
import { createClient } from '#lib/irc/client/client.ts';
import type {
  Client,
  ClientEvent,
  ClientOptions,
  Environment,
  Line,
  TransportEvents,
} from '#lib/irc/types.ts';

/** A clock that a test moves, and random numbers from a seed: for backoff, time limits and the like. */
export type VirtualEnvironment = Environment & {
  advance(ms: number): void;
  /** Time passes and no timer runs, as when a laptop sleeps. */
  sleep(ms: number): void;
};

export function virtualEnvironment(seed = 1): VirtualEnvironment {
  let now = Date.parse('2026-11-28T20:00:00Z');
  let state = seed;
  let ids = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  return {
    now: () => now,
    setTimeout(run, ms) {
      timers.set(++ids, { at: now + Math.max(0, ms), run });
      return ids;
    },
    clearTimeout: (handle) => void timers.delete(handle as number),
    // mulberry32
    random() {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    },
    sleep(ms) {
      now += ms;
    },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const next = [...timers].filter(([, { at }]) => at <= until).sort((a, b) => a[1].at - b[1].at)[0];
        if (!next) break;
        timers.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].run();
      }
      now = until;
    },
  };
}

/** A client whose server is the test, which sends and reads single lines. */
export type Wired = {
  client: Client;
  env: VirtualEnvironment;
  events: ClientEvent[];
  /** The lines that the client sent on the present connection. */
  sent: string[];
  /** How many connections were begun. */
  attempts: number;
  accept(): void;
  receive(...lines: string[]): void;
  close(opened?: boolean): void;
  /** Registers as `nick` with these caps, as a server would. */
  welcome(options?: { nick?: string; caps?: string; isupport?: string }): void;
  /** Our own JOIN, with members. */
  join(channel: string, names?: string): void;
  lines(name: string): Line[];
};

export function wired(options: Partial<ClientOptions> = {}, seed = 1): Wired {
  const env = virtualEnvironment(seed);
  const events: ClientEvent[] = [];
  let handlers: TransportEvents | null = null;
  const wire: Wired = {
    client: createClient(
      {
        nick: 'viewer',
        ...options,
        transport(given) {
          handlers = given;
          wire.attempts++;
          wire.sent = [];
          return {
            send: (line) => wire.sent.push(line),
            close() {
              if (handlers === given) handlers = null;
            },
          };
        },
      },
      env,
      allParts,
    ),
    env,
    events,
    sent: [],
    attempts: 0,
    accept: () => handlers?.onOpen(),
    receive(...lines) {
      for (const line of lines) handlers?.onLine(line);
    },
    close(opened = true) {
      const given = handlers;
      handlers = null;
      given?.onClose({ opened, code: 1006, reason: '' });
    },
    welcome({ nick = 'viewer', caps = '', isupport = '' } = {}) {
      wire.accept();
      wire.receive(`:irc.test CAP * LS :${caps}`);
      const asked = wire.sent
        .filter((line) => line.startsWith('CAP REQ'))
        .map((line) => line.slice('CAP REQ :'.length));
      for (const group of asked) wire.receive(`:irc.test CAP ${nick} ACK :${group}`);
      wire.receive(
        `:irc.test 001 ${nick} :Welcome`,
        `:irc.test 005 ${nick} CASEMAPPING=ascii PREFIX=(ov)@+ CHANMODES=b,k,l,imnst CHANTYPES=# ${isupport} :are supported`,
        `:irc.test 422 ${nick} :No MOTD`,
      );
    },
    join(channel, names = '') {
      const { nick } = wire.client.state.self;
      wire.receive(
        `:${nick}!v@example JOIN ${channel}`,
        `:irc.test 353 ${nick} = ${channel} :${nick} ${names}`.trimEnd(),
        `:irc.test 366 ${nick} ${channel} :End`,
      );
    },
    lines(name) {
      const list = wire.client.state.find(name)?.lines;
      return Array.from({ length: list?.length ?? 0 }, (_, i) => list?.at(list.start + i) as Line);
    },
  };
  wire.client.onEvent((event) => events.push(event));
  return wire;
}

/** Connected and in `#show`: where most tests begin. */
export function inShow(
  options: Partial<ClientOptions> & { caps?: string; isupport?: string; names?: string } = {},
): Wired {
  const wire = wired({ channels: ['#show'], ...options });
  wire.client.connect();
  wire.welcome(options);
  wire.join('#show', options.names);
  wire.client.takeChanges();
  return wire;
}
