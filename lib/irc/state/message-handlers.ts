import { mergeHistory } from './history.ts';
import { messages, redact, speakMultiline } from './messages.ts';
import { pastEvent } from './past-events.ts';
import { expireTyping, react } from './tagmsg.ts';

/** The handlers of messages, as opposed to those of members: a page loads them when the first line comes. */
export const messageHandlers = {
  handlers: messages,
  mergeHistory,
  redact,
  react,
  speakMultiline,
  pastEvent,
  expireTyping,
};

export type MessageHandlers = typeof messageHandlers;
