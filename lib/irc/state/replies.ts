import { cap } from '../message/safety.ts';
import { Changed, type JoinRefusal } from '../types.ts';
import type { Handler, Hooks, Incoming } from './incoming.ts';
import { setAway } from './people.ts';
import { MOST_NAME, type Store } from './store.ts';

/** Numerics that say why a channel cannot be joined; 437 and 477 differ between servers. */
const JOIN_REFUSALS: Record<string, JoinRefusal> = {
  '403': 'no-such-channel',
  '405': 'too-many',
  '437': 'refused',
  '448': 'no-such-channel',
  '471': 'full',
  '473': 'invite-only',
  '474': 'banned',
  '475': 'key',
  '476': 'no-such-channel',
  '477': 'registered-only',
  '480': 'throttled',
  '489': 'refused',
  '520': 'refused',
};

/** Refusals of a mode or of the list of one: unknown, not for us, full, a wrong value. Without a label they are of no line. */
const MODE_REFUSALS = new Set(['467', '472', '478', '482', '501', '696']);

const lastOf = (store: Store, params: readonly string[]) => cap(params.at(-1) ?? '', store.isupport.linelen);

const joinRefused: (code: JoinRefusal) => Handler = (code) => (store, incoming, hooks) => {
  const name = incoming.params[1] ?? '';
  const room = store.find(name);
  if (!room || room.joined) return refused('')(store, incoming, hooks);
  const text = lastOf(store, incoming.params);
  room.refusal = { code, text };
  store.touch(room, Changed.status);
  hooks.refused('', name, text);
};

/**
 * Handles a numeric of 400 and more. If it refuses one of our lines, that line says so; else it makes an event, and a
 * line in the conversation that it names, or in the server's.
 */
const refused =
  (command: string): Handler =>
  (store, incoming, hooks) =>
    refuse(store, incoming, hooks, command, command, incoming.params.slice(1, -1), 'error');

function refuse(
  store: Store,
  { label, params, time }: Incoming,
  hooks: Hooks,
  command: string,
  code: string,
  context: readonly string[],
  kind: 'error' | 'info',
): void {
  const text = lastOf(store, params);
  if (kind === 'error') {
    // 404 cannot send to channel, 531 cannot send to user.
    const silenced = code === '404' || code === '531' ? store.find(context[0] ?? '') : undefined;
    if (silenced) silenced.silenced = true;
    const canBeOfLine = label !== '' || !MODE_REFUSALS.has(code);
    if (canBeOfLine && hooks.refused(label, context[0] ?? '', text)) return;
  }
  const named = context.map((name) => store.find(name)).find((room) => room !== undefined);
  store.note(named ?? store.server(), kind, time, '', text);
  if (kind === 'error') store.emit({ type: 'refusal', command, code, context, text });
}

/** FAIL and WARN command code [context…] :text (https://ircv3.net/specs/extensions/standard-replies), and NOTE. */
const standardReply =
  (kind: 'error' | 'info'): Handler =>
  (store, incoming, hooks) => {
    const [command = '', code = '', ...rest] = incoming.params;
    refuse(store, incoming, hooks, command, code, rest.slice(0, -1), kind);
  };

/** 372: the message of the day. */
const info: Handler = (store, { params, time }) => {
  store.note(store.server(), 'info', time, '', params.slice(1).join(' '));
};

/** 301: who we wrote to is away. */
const RPL_AWAY: Handler = (store, { params, time }) => {
  const [, nick = '', text = ''] = params;
  const user = store.user(nick);
  if (user) {
    user.away = true;
    store.touchUser(user.key);
  }
  const room = store.find(nick);
  if (room) store.note(room, 'info', time, room.name, text);
};

/** 730 and 731: those whom we watch (https://ircv3.net/specs/extensions/monitor). */
const monitored =
  (online: boolean): Handler =>
  (store, { params }) => {
    for (const target of (params[1] ?? '').split(',')) {
      const room = store.find(target.split('!')[0] ?? '');
      if (room?.kind !== 'private') continue;
      room.online = online;
      store.touch(room, Changed.status);
    }
  };

/** 900 and 901 nick!user@host account: logged in, logged out. */
const account =
  (loggedIn: boolean): Handler =>
  (store, { params }) => {
    store.self.account = loggedIn ? cap(params[2] ?? '', MOST_NAME) : null;
    store.touchSession();
  };

/** 396: the host that others see. */
const RPL_VISIBLEHOST: Handler = (store, { params }) => {
  const host = params[1] ?? '';
  const at = host.indexOf('@');
  if (at >= 0) store.self.user = host.slice(0, at);
  store.self.host = host.slice(at + 1);
};

/** 341: our invitation is on its way. */
const RPL_INVITING: Handler = (store, { params, time }) => {
  const [, nick = '', channel = ''] = params;
  const room = store.find(channel);
  if (room) store.note(room, 'invite', time, store.self.nick, '').target = cap(nick, MOST_NAME);
};

/** https://ircv3.net/specs/extensions/read-marker: what another of our devices has read. */
const MARKREAD: Handler = (store, { params }) => {
  const room = store.find(params[0] ?? '');
  const time = Date.parse((params[1] ?? '').replace(/^timestamp=/, ''));
  if (!room || !(time > room.readTo)) return;
  room.readTo = time;
  const last = room.lines.last();
  if (!last || last.time <= time) room.unread = room.mentions = 0;
  store.touch(room, Changed.unread);
  store.emit({ type: 'read-elsewhere', conversation: room, time });
};

export const replies: Record<string, Handler> = {
  MARKREAD,
  FAIL: standardReply('error'),
  WARN: standardReply('info'),
  NOTE: standardReply('info'),
  '301': RPL_AWAY,
  '305': (store) => setAway(store, false),
  '306': (store) => setAway(store, true),
  '341': RPL_INVITING,
  '372': info,
  '396': RPL_VISIBLEHOST,
  // No message of the day: not a refusal of anything.
  '422': () => {},
  '730': monitored(true),
  '731': monitored(false),
  '900': account(true),
  '901': account(false),
};
for (const [numeric, code] of Object.entries(JOIN_REFUSALS)) replies[numeric] = joinRefused(code);

/** For every other numeric from 400 to 599. */
export const otherRefusal = refused;
