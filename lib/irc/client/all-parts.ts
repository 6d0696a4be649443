import { messageHandlers } from '../state/message-handlers.ts';
import { createSender } from './sender.ts';

/** The parts of a client that are else loaded at their first use: for programs to which bytes do not matter. */
export const allParts = { createSender, messageHandlers };

export type AllParts = typeof allParts;
