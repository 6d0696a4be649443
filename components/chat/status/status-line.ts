import { showText } from '#lib/irc/message/safety.ts';
import type { ConnectionState, Conversation } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { chat } from '../words.ts';
import { connectionText, refusalText } from './status-text.ts';

/** Names of words, and of what the button of the status bar does. */
export type StatusAction = 'logIn' | 'connect' | 'tryNow' | 'giveKey' | 'joinAgain';

export type StatusLine = {
  /** Says in plain words what is wrong; '' if nothing is. */
  text: string;
  /** An action that may correct it; null if nothing can. */
  action: StatusAction | null;
};

type Input = {
  connection: ConnectionState;
  conversation: Pick<Conversation, 'kind' | 'joined' | 'name' | 'refusal'> | undefined;
  /** The viewer was in the conversation during this connection. */
  hasBeenIn: boolean;
  /** ms since 1970 */
  now: number;
};

/** The text of the status bar: about the connection, or else about the channel in view. */
export function statusLine({ connection, conversation, hasBeenIn, now }: Input): StatusLine {
  const isOut = connection.kind === 'connected' && conversation?.kind === 'channel' && !conversation.joined;
  if (!isOut) return { text: connectionText(connection, now), action: connectionAction(connection) };
  const { name, refusal } = conversation;
  const channel = showText(name);
  if (refusal !== null) {
    const text = refusalText(channel, { ...refusal, text: showText(refusal.text) });
    return { text, action: refusal.code === 'key' ? 'giveKey' : 'joinAgain' };
  }
  return {
    text: say(hasBeenIn ? chat.status.leftChannel : chat.status.opening, { channel }),
    action: hasBeenIn ? 'joinAgain' : null,
  };
}

function connectionAction(connection: ConnectionState): StatusAction | null {
  if (connection.kind === 'closed') return connection.reason.code === 'account' ? 'logIn' : 'connect';
  return connection.kind === 'waiting' && !connection.offline ? 'tryNow' : null;
}
