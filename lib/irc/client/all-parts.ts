import { messageHandlers } from '../state/message-handlers.ts';
import { createSender } from './sender.ts';

/** All parts of a client. Browsers load some of them at their first use; this is for programs to which bytes do not matter. */
export const allParts = { createSender, messageHandlers };

export type AllParts = typeof allParts;
