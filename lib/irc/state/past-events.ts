import { cap } from '../message/safety.ts';
import type { Line } from '../types.ts';
import type { Batch, Incoming } from './incoming.ts';
import { newLine } from './line.ts';
import { presenceLine, tellPresent } from './presence.ts';
import { MOST_NAME, type Store } from './store.ts';

// Ergo keeps events in its history. A client with draft/event-playback gets them as they were, another gets them as
// messages of HistServ, in English.

const MOST = 1000;
const FOLD_FOR = 60_000;

/** Puts an event of a history batch among its lines; coming and going is folded as it is when it happens. */
export function pastEvent(store: Store, command: string, incoming: Incoming, batch: Batch): void {
  const [first = '', second = '', third = ''] = incoming.params;
  const { nick } = incoming;
  const note = (kind: Line['kind'], text: string, target = '') =>
    add(store, batch, incoming, kind, nick, text, target);
  if (command === 'JOIN') {
    if (!incoming.own) pastPresence(batch, nick, incoming, 'joined');
  } else if (command === 'PART') pastPresence(batch, nick, incoming, 'left', second);
  else if (command === 'QUIT') pastPresence(batch, nick, incoming, 'left', first);
  else if (command === 'NICK') note('nick', first);
  else if (command === 'KICK') note('kick', third, second);
  else if (command === 'TOPIC') note('topic', second);
  else if (command === 'MODE') note('mode', incoming.params.slice(1).join(' '));
}

/** Whether a line is of HistServ, which reports events and not what people said. */
export function isHistServ(incoming: Incoming, batch: Batch, store: Store, text: string): boolean {
  if (incoming.nick !== 'HistServ' || incoming.user !== 'HistServ' || incoming.host !== 'localhost')
    return false;
  const [, nick = '', did = ''] = /^(\S+) (joined|left|quit|sent a TAGMSG)\b/.exec(text) ?? [];
  if (did === 'joined') pastPresence(batch, nick, incoming, 'joined');
  else if (did === 'left' || did === 'quit')
    pastPresence(batch, nick, incoming, 'left', /\((.*)\)$/.exec(text)?.[1]);
  else if (did === '') add(store, batch, incoming, 'info', '', text);
  return true;
}

function pastPresence(
  batch: Batch,
  nick: string,
  { time, tags }: Incoming,
  what: 'joined' | 'left',
  reason = '',
): void {
  const last = batch.lines.at(-1);
  const isOpen = last?.presence && time - last.time <= FOLD_FOR;
  const line = isOpen ? last : presenceLine(time, cap(reason, MOST_NAME), false);
  tellPresent(line, what, cap(nick, MOST_NAME));
  if (line === last) return;
  line.msgid = tags.get('msgid') ?? '';
  push(batch, line);
}

function add(
  store: Store,
  batch: Batch,
  { time, tags }: Incoming,
  kind: Line['kind'],
  nick: string,
  text: string,
  target = '',
): void {
  const line = newLine(kind, time, cap(nick, MOST_NAME), cap(text, store.isupport.linelen));
  line.target = cap(target, MOST_NAME);
  line.msgid = tags.get('msgid') ?? '';
  push(batch, line);
}

function push(batch: Batch, line: Line): void {
  line.history = true;
  if (batch.lines.length < MOST) batch.lines.push(line);
}
