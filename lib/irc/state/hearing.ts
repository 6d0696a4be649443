import { mergeHistory } from './history.ts';
import { messages, redact, speakMultiline } from './messages.ts';
import { expireTyping } from './tagmsg.ts';

/** What understands what is said, as against who is there: a page loads it when the first line comes. */
export const hearing = { handlers: messages, mergeHistory, redact, speakMultiline, expireTyping };

export type Hearing = typeof hearing;
