import type { Line, LineKind, Message, Tags } from '../types.ts';
import type { Room } from './conversation.ts';
import type { Store } from './store.ts';

/** A batch that is open (https://ircv3.net/specs/extensions/batch). */
export type Batch = {
  ref: string;
  type: string;
  params: readonly string[];
  /** The message that opened it: its tags and source hold for all of a multiline message. */
  opening: Message;
  parent: Batch | null;
  label: string;
  /** chathistory: the lines so far. */
  lines: Line[];
  /** chathistory: deletions that came along. */
  redactions: { msgid: string; by: string; reason: string }[];
  /** chathistory: reactions that came along. */
  reactions: { msgid: string; nick: string; reaction: string; add: boolean }[];
  /** chathistory: how many entries came, shown or not, and the time of the first, ms. */
  entries: number;
  oldest: number;
  /** draft/multiline: the text so far, null before the first line, and PRIVMSG or NOTICE. */
  text: string | null;
  command: string;
};

/** A message with the facts that all handlers need. */
export type Incoming = {
  params: readonly string[];
  tags: Tags;
  nick: string;
  user: string;
  host: string;
  /** The nick casefolded. */
  key: string;
  /** It is ours. */
  own: boolean;
  /** ms: server-time, else now. */
  time: number;
  label: string;
  batch: Batch | null;
  /** The chathistory batch that it is in, at whatever depth. */
  history: Batch | null;
};

/** Calls from the state to the client, about requests and about lines that were sent. */
export type Hooks = {
  /** Handles our own message that came back. Returns true if its line was in view, and is confirmed now. */
  echoed(incoming: Incoming, room: Room, kind: LineKind, text: string): boolean;
  /** Handles a refusal. Returns true if it was for one of our lines, which now says so. */
  refused(label: string, target: string, text: string): boolean;
  /** We are in a channel now, NAMES may still come. */
  joined(room: Room): void;
  /** A history batch is in place; `added` lines were new. */
  historyEnded(batch: Batch, room: Room | undefined, added: number): void;
  /** A CTCP request other than ACTION. */
  ctcp(incoming: Incoming, command: string): void;
};

export type Handler = (store: Store, incoming: Incoming, hooks: Hooks) => void;
