import { parseCtcp } from '../message/ctcp.ts';
import { cap } from '../message/safety.ts';
import { Changed, type Line, type LineKind } from '../types.ts';
import type { Room } from './conversation.ts';
import { isIgnored } from './ignore.ts';
import type { Batch, Handler, Hooks, Incoming } from './incoming.ts';
import { newLine } from './line.ts';
import { mentions } from './mention.ts';
import { isHistServ } from './past-events.ts';
import { roomFor, statusOf } from './rooms.ts';
import { MOST_NAME, type Store } from './store.ts';
import { tagMessage } from './tagmsg.ts';

/** A multiline message may be longer than a line, but not a book. */
const MOST_MULTILINE = 16_384;
const MOST_HISTORY = 1000;
const STREAK_GAP = 10_000;

function speak(
  store: Store,
  incoming: Incoming,
  hooks: Hooks,
  notice: boolean,
  target: string,
  raw: string,
): void {
  const ctcp = parseCtcp(raw);
  if (ctcp && (notice || ctcp.command !== 'ACTION')) {
    if (!notice && !incoming.own && !incoming.history) hooks.ctcp(incoming, ctcp.command);
    return;
  }
  if (incoming.history && isHistServ(incoming, incoming.history, store, raw)) return;
  const account = incoming.tags.get('account') ?? '';
  if (
    store.ignores.length > 0 &&
    !incoming.own &&
    isIgnored(store.ignores, { ...incoming, account }, store.fold)
  )
    return;

  const status = statusOf(store, target);
  const room = roomFor(store, incoming, status ? target.slice(1) : target, notice);
  if (!room) return;
  const kind: LineKind = ctcp ? 'action' : notice ? 'notice' : 'message';
  const text = cap(
    ctcp ? ctcp.text : raw,
    incoming.batch?.text == null ? store.isupport.linelen : MOST_MULTILINE,
  );
  if (incoming.own && !incoming.history) {
    room.silenced = false;
    if (hooks.echoed(incoming, room, kind, text)) return;
  }

  const line = newLine(kind, incoming.time, cap(incoming.nick, MOST_NAME), text);
  const member = room.members.byKey(incoming.key);
  line.msgid = incoming.tags.get('msgid') ?? '';
  line.user = incoming.user;
  line.host = incoming.host;
  line.account = account || (member?.user.account ?? '');
  line.bot = incoming.tags.has('bot') || incoming.tags.has('inspircd.org/bot');
  line.prefix = member?.prefixes.charAt(0) ?? '';
  line.target = status;
  line.self = incoming.own;
  line.replyTo = incoming.tags.get('+draft/reply') ?? incoming.tags.get('+reply') ?? '';
  line.mention = !incoming.own && mentions(text, store.self.nick);
  if (incoming.history) {
    line.history = true;
    if (incoming.history.lines.length < MOST_HISTORY) incoming.history.lines.push(line);
    return;
  }
  if (line.msgid && room.lines.byMsgid(line.msgid)) return;
  if (member) {
    line.first = member.spoke === 0 && member.joined > 0;
    member.spoke = incoming.time;
    if (line.bot) member.user.bot = true;
    if (room.typing.delete(incoming.key)) store.touch(room, Changed.typing);
  }
  countStreak(room, incoming.key, line);
  store.append(room, line);
  if (!incoming.own) store.emit({ type: 'message', conversation: room, line });
}

function countStreak(room: Room, key: string, line: Line): void {
  room.streak = room.speaker === key && line.time - room.spokeAt < STREAK_GAP ? room.streak + 1 : 1;
  room.speaker = key;
  room.spokeAt = line.time;
  line.streak = room.streak;
}

const message =
  (command: 'PRIVMSG' | 'NOTICE'): Handler =>
  (store, incoming, hooks) => {
    const [target = '', text = ''] = incoming.params;
    if (incoming.batch?.type === 'draft/multiline') return collect(incoming.batch, command, incoming, text);
    speak(store, incoming, hooks, command === 'NOTICE', target, text);
  };

function collect(batch: Batch, command: string, incoming: Incoming, text: string): void {
  if (batch.text === null) {
    batch.text = text;
    batch.command = command;
  } else if (batch.text.length < MOST_MULTILINE) {
    batch.text += (incoming.tags.has('draft/multiline-concat') ? '' : '\n') + text;
  }
}

/** The end of a draft/multiline batch: `incoming` is made of the message that opened it. */
export function speakMultiline(store: Store, incoming: Incoming, hooks: Hooks, batch: Batch): void {
  if (batch.text !== null)
    speak(
      store,
      { ...incoming, batch },
      hooks,
      batch.command === 'NOTICE',
      batch.params[0] ?? '',
      batch.text,
    );
}

/** https://ircv3.net/specs/extensions/message-redaction: only of a message in that conversation. */
const REDACT: Handler = (store, incoming) => {
  const [target = '', msgid = '', reason = ''] = incoming.params;
  const redaction = { msgid, by: cap(incoming.nick, MOST_NAME), reason: cap(reason, store.isupport.linelen) };
  if (incoming.history) {
    if (incoming.history.redactions.length < MOST_HISTORY) incoming.history.redactions.push(redaction);
    return;
  }
  const room = roomFor(store, incoming, target, true);
  if (room) redact(store, room, redaction);
};

export function redact(store: Store, room: Room, { msgid, by, reason }: Batch['redactions'][number]): void {
  const line = room.lines.byMsgid(msgid);
  if (!line) return;
  line.redacted = { by, reason };
  line.text = '';
  line.reactions = null;
  store.touchLine(room, line);
}

export const messages: Record<string, Handler> = {
  PRIVMSG: message('PRIVMSG'),
  NOTICE: message('NOTICE'),
  TAGMSG: tagMessage,
  REDACT,
};
