import { isOperator } from '#lib/irc/message/is-operator.ts';
import { showText } from '#lib/irc/message/safety.ts';
import { isIgnored } from '#lib/irc/state/ignore.ts';
import { isSpeech } from '#lib/irc/state/line.ts';
import type { Client, Conversation, Line } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { createLogView, type LogView } from '../log/log-view.ts';
import type { Emotes } from '../log/render-text.ts';
import { chat, chatLines } from '../words.ts';
import { keptRead } from './read-marks.ts';
import type { Settings } from './settings.ts';

/** In a channel of more people than this, joins, parts and changes of nick are left out, unless the viewer wants them. */
const LARGE_ROOM = 100;

type Options = {
  client: Client;
  settings(): Settings;
  emotes(): Emotes;
  react(line: Line, reaction: string): void;
  /** The nick that this one could be mistaken for; '' if there is none. */
  lookalike(conversation: Conversation, nick: string): string;
  /** Whether the list of words holds a line back. */
  held(line: Line): boolean;
};

/** Whether the log of a conversation shows a line. */
export function isShown(
  { state }: Pick<Client, 'state'>,
  conversation: Pick<Conversation, 'prefixes' | 'members'>,
  line: Line,
  presence: Settings['presence'],
): boolean {
  if (line.folded !== '') return false;
  const { ignores, fold } = state;
  if (!line.self && ignores.length > 0 && isSpeech(line) && isIgnored(ignores, line, fold)) return false;
  // Masks contain addresses, and a shield sets many, so only moderators see them.
  if (line.kind === 'mode' && /[!@]/.test(line.text) && !isOperator(conversation.prefixes)) return false;
  if (line.self || (line.kind !== 'presence' && line.kind !== 'nick')) return true;
  if (presence === 'show' || line.presence?.split) return true;
  return presence === 'auto' && conversation.members.size <= LARGE_ROOM;
}

/** Opens the log of a conversation. */
export function openLog(options: Options, conversation: Conversation): LogView {
  const { client } = options;
  const nick = showText(conversation.name);
  return createLogView(conversation, {
    name: conversation.kind === 'channel' ? chat.parts.log : say(chatLines.tools.conversation, { nick }),
    readTo: keptRead(conversation.key),
    self: () => client.state.self.nick,
    emotes: options.emotes(),
    lookalike: (other) => options.lookalike(conversation, other),
    wants: (line) => isShown(client, conversation, line, options.settings().presence),
    held: options.held,
    retry: (line) => client.retry(line),
    discard: (line) => client.discard(line),
    react: options.react,
    loadOlder: () => client.loadOlder(conversation.name),
    onEnd() {
      client.trim(conversation.name);
      client.markRead(conversation.name);
    },
  });
}
