/**
 * The types that the three parts of the IRC core share. `message/` is the wire format, `client/` owns the socket, `state/`
 * is what people see. Nothing here knows React, the DOM or Node: the edges hand in an `Environment`.
 */

// ---- message/: the wire ----

export type Tags = ReadonlyMap<string, string>;

/** One message as the IRCv3 grammar splits it. `source` is '' if there is none; tag values are unescaped. */
export type Message = { tags: Tags; source: string; command: string; params: string[] };

/** `nick!user@host`, or a server's name as `nick` alone. Missing parts are ''. */
export type Source = { nick: string; user: string; host: string };

/** The parts that are needed to write a message. */
export type Outgoing = {
  tags?: ReadonlyMap<string, string>;
  source?: string;
  command: string;
  params?: readonly string[];
};

/** The server's features as it tells them (005), or the defaults of RFC 1459 if it tells none. */
export type Isupport = {
  /** Every token as sent, for what is not parsed below. A token without a value is ''. */
  tokens: ReadonlyMap<string, string>;
  network: string;
  casemapping: string;
  /** `modes[i]` gives `symbols[i]`, highest first. */
  prefix: { modes: string; symbols: string };
  /** CHANMODES: lists, always with an argument, with one only when set, never. */
  chanmodes: readonly [string, string, string, string];
  chantypes: string;
  statusmsg: string;
  /** Bytes of a whole line without tags, CR LF included. */
  linelen: number;
  nicklen: number;
  topiclen: number;
  kicklen: number;
  channellen: number;
  /** Mode changes with an argument in one MODE. */
  modes: number;
  /** The user mode that marks a bot; '' if there is none. */
  bot: string;
  utf8only: boolean;
  /** How many nicks can be watched; 0 if the server does not know MONITOR. */
  monitor: number;
  /** Most lines of one CHATHISTORY; 0 for no limit named. */
  chathistory: number;
  /** `msgid`, `timestamp`, in the server's order of preference. */
  msgreftypes: readonly string[];
  /** Whether a client tag (with its +) gets through, from CLIENTTAGDENY. */
  allowsTag(tag: string): boolean;
};

/** A stretch of text in one style. Colours are 0 to 98 (99 is the default: absent) or `#rrggbb`. */
export type Span = {
  text: string;
  bold?: true;
  italic?: true;
  underline?: true;
  strike?: true;
  mono?: true;
  reverse?: true;
  foreground?: number | string;
  background?: number | string;
};

// ---- client/: the socket and what it needs from outside ----

/** The platform's clock, timers and random numbers; the core has none of its own. */
export type Environment = {
  /** Milliseconds since 1970. */
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
  /** 0 <= n < 1. */
  random(): number;
};

/** How a transport ended. `opened` is false when the connection was never made. */
export type Closing = { opened: boolean; code: number; reason: string };

export type TransportEvents = {
  onOpen(): void;
  /** One line without CR LF. Called synchronously as it is received. */
  onLine(line: string): void;
  /** Called exactly once, unless `close` was called first. */
  onClose(closing: Closing): void;
};

export type Transport = {
  /** One line without CR LF. Ignored when not open. */
  send(line: string): void;
  /** Ends it; no event follows. */
  close(): void;
};

/** Opens a connection at once. The client calls it again for each attempt. */
export type ConnectTransport = (events: TransportEvents) => Transport;

/** Why a connection ended or a wish was refused; lib/words/chat has the plain words. */
export type ReasonCode =
  | 'unreachable' // the socket never opened
  | 'lost' // an open socket closed
  | 'timeout' // no answer to our PING, or registration did not end
  | 'banned' // K-line and its kind: no retry by itself
  | 'throttled' // connecting too fast
  | 'full' // the server takes no more clients
  | 'flood' // the server cut us off for sending too much
  | 'killed' // an operator's KILL
  | 'shutdown' // the server is going down or restarting
  | 'password' // the server wants a password, or another one
  | 'login' // SASL failed and login was required
  | 'account' // the network lets in only who is logged in
  | 'nick' // no nick could be had
  | 'refused' // ERROR with other words
  | 'quit'; // we left

/** `text` is the server's own words, capped and without control codes ('' if there are none). */
export type Reason = { code: ReasonCode; text: string };

export type ConnectionState =
  | { kind: 'idle' }
  | { kind: 'connecting'; attempt: number }
  | { kind: 'registering'; attempt: number }
  | { kind: 'connected'; since: number }
  /** Tries again by itself at `until`. `offline`: not before the device is online. */
  | { kind: 'waiting'; until: number; attempt: number; reason: Reason; offline: boolean }
  /** Not without `connect()`. */
  | { kind: 'closed'; reason: Reason };

export type Credentials =
  | { mechanism: 'PLAIN'; account: string; password: string }
  | { mechanism: 'EXTERNAL'; account?: string }
  | { mechanism: 'OAUTHBEARER'; account?: string; token: string };

export type ClientOptions = {
  transport: ConnectTransport;
  nick: string;
  /** Default: the nick. */
  user?: string;
  realname?: string;
  password?: string;
  /** SASL if the server has it, else (PLAIN) NickServ once connected. */
  credentials?: Credentials;
  /** True: a failed login closes the connection rather than going on without. */
  loginRequired?: boolean;
  /** Joined once connected, and again after each reconnect. A key after a space: `#show secret`. */
  channels?: readonly string[];
  /** Lines asked for on joining, if the server has chathistory. Default 50. */
  history?: number;
  /** Lines kept in memory for a conversation. Default 500. */
  keepLines?: number;
  /** CTCP VERSION's answer; none without it. */
  version?: string;
  /** Outgoing lines: `burst` at once, then one each `interval` ms. Default 8 and 500. */
  pace?: { burst: number; interval: number };
  /** For a bot: umode of ISUPPORT BOT is set on connecting. */
  bot?: boolean;
  /** Asks for nick!user@host in NAMES, which doubles its size. Default false: seen on joining and speaking anyway. */
  hostsInNames?: boolean;
};

// ---- state/: what people see ----

export type User = {
  nick: string;
  /** The nick casefolded. */
  key: string;
  user: string;
  host: string;
  /** null: not logged in, or not known. */
  account: string | null;
  realname: string;
  away: boolean;
  bot: boolean;
  /** How many of our channels they are in. */
  channels: number;
};

/** One user in one channel. */
export type Member = {
  user: User;
  /** Membership prefixes, highest first: '@+'. */
  prefixes: string;
  /** 0 is the highest prefix of ISUPPORT; one past the last for none. */
  rank: number;
  /** When they joined, ms; 0 if they were here before us. */
  joined: number;
  /** When they last spoke here, ms; 0 for never. Nick completion sorts by it. */
  spoke: number;
};

export type LineKind =
  | 'message'
  | 'action'
  | 'notice'
  /** Joins, parts, quits and nets splitting, folded: see `presence`. */
  | 'presence'
  | 'nick'
  | 'kick'
  | 'mode'
  | 'topic'
  | 'invite'
  /** The server's words to us: refusals, MOTD, whois. */
  | 'info'
  | 'error';

/** The joins and parts in a folded presence line. Names are the first few of each, in order. */
export type Presence = {
  joined: number;
  left: number;
  joinedNicks: string[];
  leftNicks: string[];
  /** The reason of a quit or part, if only one person left; for a netsplit, the servers' names. */
  reason: string;
  split: boolean;
};

export type LineStatus =
  /** Someone else's, or ours as the server has confirmed it. */
  | 'there'
  /** Ours, written while away: sent once connected and joined. */
  | 'queued'
  /** Ours, sent, not yet confirmed. */
  | 'sent'
  /** Ours and given back: `client.retry(line)` or `client.discard(line)`. `failure` says why. */
  | 'failed';

/** A line of a conversation. Consumers may read all and write nothing. */
export type Line = {
  /** Counts up over the life of the client; unique. */
  id: number;
  kind: LineKind;
  msgid: string;
  /** ms since 1970: the server's time if it gives one. */
  time: number;
  /**
   * The nick that the line is from; '' for the server's own. For `nick` it is the old nick (the new one is `text`), for
   * `kick` the one who kicked (the victim is `target`).
   */
  nick: string;
  user: string;
  host: string;
  account: string;
  bot: boolean;
  /** Highest membership prefix when it was said, else ''. */
  prefix: string;
  /** As sent, formatting codes and all; never longer than the server's line. See message/format.ts and safety.ts. */
  text: string;
  /** For `kick` the victim, for STATUSMSG the symbol it went to ('@'); else ''. */
  target: string;
  self: boolean;
  /** Names our nick. */
  mention: boolean;
  /** Came from history, not live: no sound, no unread. */
  history: boolean;
  status: LineStatus;
  failure: string;
  /** msgid of what this answers; ''. */
  replyTo: string;
  /** Set when it was deleted; `text` is '' then. */
  redacted: { by: string; reason: string } | null;
  /** Reaction → nicks; null for none. */
  reactions: Map<string, Set<string>> | null;
  /** The first of somebody who joined after us. */
  first: boolean;
  /** Taken off the screen by moderators: who did it; ''. */
  folded: string;
  presence: Presence | null;
  /** How many lines in a row this nick has said within ten seconds, 1 for the first: fold from about 8 on. */
  streak: number;
};

/** Lines by position. Positions never change: older history extends `start` downwards, new lines `end` upwards. */
export type LineList = {
  /** Position of the first line held. */
  readonly start: number;
  /** One past the last. */
  readonly end: number;
  readonly length: number;
  at(position: number): Line | undefined;
  byMsgid(msgid: string): Line | undefined;
};

export type MemberList = {
  readonly size: number;
  get(nick: string): Member | undefined;
  has(nick: string): boolean;
  /** By rank, then nick. Brought up to date when read; the same array until the next change. Do not keep or write it. */
  sorted(): readonly Member[];
  /** Nicks that begin with `typed`, those who spoke last first. */
  complete(typed: string, limit: number): string[];
};

export type Typing = { nick: string; state: 'active' | 'paused'; until: number };

export type JoinRefusal =
  | 'invite-only'
  | 'key'
  | 'banned'
  | 'full'
  | 'throttled'
  | 'registered-only'
  | 'no-such-channel'
  | 'too-many'
  | 'refused';

/** One channel, one private conversation, or the server's own words (`kind: 'server'`, name ''). */
export type Conversation = {
  readonly kind: 'channel' | 'private' | 'server';
  name: string;
  /** The name casefolded. */
  key: string;
  joined: boolean;
  /** Joining was refused, or we were kicked. */
  refusal: { code: JoinRefusal | 'kicked'; text: string } | null;
  topic: { text: string; by: string; time: number };
  /** Channel modes without lists: letter → argument or ''. */
  modes: ReadonlyMap<string, string>;
  members: MemberList;
  /** NAMES has been heard to its end. */
  membersComplete: boolean;
  lines: LineList;
  /** Our own prefixes here. */
  prefixes: string;
  unread: number;
  mentions: number;
  /** Lines later than this are new; ms; 0 if nothing is known. From draft/read-marker or `markRead`. */
  readTo: number;
  typing: ReadonlyMap<string, Typing>;
  /** Older lines: `unknown` before joining, `none` if the server has no history. */
  history: 'none' | 'more' | 'loading' | 'end';
  /** For a private conversation: is the other there? null: not known. */
  online: boolean | null;
  /** The server refused a message of ours here, and nothing has changed since: not even typing is told. */
  silenced: boolean;
};

/** Bits that say what of a conversation changed since the last `takeChanges`. */
export const Changed = {
  lines: 1,
  /** Lines moved or were put between others: draw all anew. */
  order: 2,
  members: 4,
  topic: 8,
  modes: 16,
  typing: 32,
  unread: 64,
  /** joined, refusal, history, online, name. */
  status: 128,
  /** The conversation is new, or gone when it is no longer in `state.conversations`. */
  list: 256,
} as const;

/** `updated`: lines that were there before and are different now (confirmed, reaction, redacted, folded). */
export type ConversationChange = { conversation: Conversation; bits: number; updated: readonly Line[] };

/** `session`: connection, self, caps, isupport or ignores changed. */
export type Changes = { session: boolean; conversations: readonly ConversationChange[] };

export type Self = {
  nick: string;
  user: string;
  host: string;
  account: string | null;
  away: boolean;
  modes: string;
};

/** `value` is a nick, an account or a mask (`*!*@*.example`), by `kind`. */
export type Ignore = { kind: 'nick' | 'account' | 'mask'; value: string };

export type ChatState = {
  readonly connection: ConnectionState;
  readonly self: Readonly<Self>;
  readonly isupport: Isupport;
  /** The enabled capabilities and the server's values for them. */
  readonly caps: ReadonlyMap<string, string>;
  /** The capabilities that the server offers, enabled or not, and their values. */
  readonly offered: ReadonlyMap<string, string>;
  /** By casefolded name, in the order they were opened; '' is the server's. */
  readonly conversations: ReadonlyMap<string, Conversation>;
  readonly ignores: readonly Ignore[];
  fold(name: string): string;
  find(name: string): Conversation | undefined;
  isChannel(name: string): boolean;
  user(nick: string): User | undefined;
};

export type Whois = {
  nick: string;
  user: string;
  host: string;
  realname: string;
  account: string;
  server: string;
  away: string;
  bot: boolean;
  operator: boolean;
  secure: boolean;
  /** Seconds; -1 if not told. */
  idle: number;
  channels: string;
};

/** `kind`: a membership prefix, a list (+b), a setting of the channel. `arg` is '' if there is none. */
export type ModeChange = { add: boolean; mode: string; arg: string; kind: 'prefix' | 'list' | 'setting' };

/** One entry of a channel's list of bans and the like; `time` is ms, 0 if not told. */
export type ListEntry = { mask: string; by: string; time: number };

/** Something that happens once and is not state. */
export type ClientEvent =
  /** A line of others, live, not ignored: for sounds and notifications. */
  | { type: 'message'; conversation: Conversation; line: Line }
  /** A TAGMSG with tags that the core does not know, e.g. the site's own. `prefixes` are the sender's there. */
  | { type: 'tagmsg'; conversation: Conversation; nick: string; prefixes: string; tags: Tags }
  | { type: 'invite'; channel: string; nick: string }
  | { type: 'kicked'; conversation: Conversation; by: string; reason: string }
  /** Others were kicked (`nick`), or banned or silenced by an entry of a list, or the channel got other modes. */
  | {
      type: 'moderated';
      conversation: Conversation;
      by: string;
      time: number;
      nick: string;
      entries: readonly { letter: string; mask: string }[];
      /** Entries that were taken off. */
      lifted: readonly { letter: string; mask: string }[];
      /** All changes of a MODE other than of people's ranks. */
      changes: readonly ModeChange[];
    }
  /** A channel's history is in place: after joining, or because older lines were asked for. */
  | { type: 'past'; conversation: Conversation }
  /** The nick wished for was taken; we are `nick` now. */
  | { type: 'nick-taken'; wanted: string; nick: string }
  /** A refusal that belongs to no line: standard replies and error numerics. `context` is its parameters. */
  | { type: 'refusal'; command: string; code: string; context: readonly string[]; text: string }
  | { type: 'login'; ok: boolean; account: string; text: string }
  /** draft/read-marker: another of our devices has read up to `time`, or had when we came. */
  | { type: 'read-elsewhere'; conversation: Conversation; time: number }
  /** draft/account-registration, for REGISTER and VERIFY. */
  | {
      type: 'registration';
      outcome: 'done' | 'verification-required' | 'failed';
      account: string;
      text: string;
    };

export type ClientEventListener = (event: ClientEvent) => void;

/** The client as a panel or a bot sees it. All sending is safe while disconnected: what it does is said at each. */
export type Client = {
  readonly state: ChatState;

  // connection
  connect(): void;
  /** Sends QUIT and closes. */
  disconnect(text?: string): void;
  /** The device says it is online or offline. */
  setOnline(online: boolean): void;
  /** The page came back to sight or the laptop woke: checks the connection now, and brings a waiting attempt forward. */
  wake(): void;
  /** Used from the next connection on. */
  setCredentials(credentials: Credentials | undefined): void;

  // changes
  /**
   * `listener` is called once when something changed after `takeChanges`, synchronously: schedule a frame in it. It is
   * called at once if something has changed already.
   */
  onDirty(listener: () => void): () => void;
  takeChanges(): Changes;
  onEvent(listener: ClientEventListener): () => void;

  // talking
  /** Loads the code that handles messages and that sends. Resolves to false if it could not be loaded. */
  loadAll(): Promise<boolean>;
  /**
   * Sends text to a channel or nick: split at the server's line length, one line shown for each. CR LF makes lines.
   * Shown at once as `sent`, or `queued` while not connected or joined. Returns those lines; [] for empty text, and
   * while the code that sends is not loaded yet: wait for `loadAll` then.
   */
  say(
    target: string,
    text: string,
    options?: { replyTo?: string; action?: boolean; notice?: boolean },
  ): Line[];
  /** Sends a given-back line again; it leaves its old place. */
  retry(line: Line): void;
  discard(line: Line): void;
  /** Takes back all that was said and not written to the network yet; returns how many lines that were. */
  stopSending(): number;
  /** How many lines wait to be written. */
  waiting(): number;
  /** Thinned to what +typing allows: call it on each key. */
  typing(target: string, state: 'active' | 'paused' | 'done'): void;
  /** False if the server lets no reactions through. */
  react(target: string, msgid: string, reaction: string, remove?: boolean): boolean;
  /** draft/message-redaction; false if the server has none. */
  redact(target: string, msgid: string, reason?: string): boolean;

  // channels
  join(channel: string, key?: string): void;
  part(channel: string, reason?: string): void;
  /** Opens (or finds) a private conversation. */
  open(nick: string): Conversation;
  /** Closes a private conversation; parts a channel first. */
  close(name: string): void;
  setTopic(channel: string, text: string): void;
  kick(channel: string, nick: string, reason?: string): void;
  /** Any MODE, split by ISUPPORT MODES: `mode('#show', '+ov', 'alice', 'bob')`. */
  mode(target: string, modes: string, ...args: string[]): void;
  invite(nick: string, channel: string): void;
  /** The entries of a list mode: `list('#show', 'b')` are the bans. [] if there are none or we may not ask. */
  list(channel: string, mode: string): Promise<ListEntry[]>;
  /** Asks for everybody's user, host and account, which NAMES does not tell. Resolves when they are known. */
  learnHosts(channel: string): Promise<void>;
  /** Asks for NAMES again. */
  requestMembers(channel: string): void;
  /** Loads older lines, if the server has chathistory. Resolves to how many came; 0 at the end or when disconnected. */
  loadOlder(name: string, limit?: number): Promise<number>;
  /** All is read to the last line: clears unread, tells draft/read-marker. */
  markRead(name: string): void;
  /** Let go of older lines that were loaded, down to `keepLines`. Call when back at the newest. */
  trim(name: string): void;

  // ourselves and others
  nick(nick: string): void;
  away(text: string | null): void;
  whois(nick: string): Promise<Whois | null>;
  ignore(rule: Ignore): void;
  unignore(rule: Ignore): void;
  /** Logs in while connected: SASL, else NickServ. The answer is a `login` event. */
  login(credentials: Credentials): void;
  /** draft/account-registration; false if the server has none. */
  register(account: string, email: string, password: string): boolean;
  verify(account: string, code: string): boolean;

  /** One line as typed, for `/raw`; false when it holds CR, LF or NUL, is too long, or we are not connected. */
  raw(line: string): boolean;
  /** Round trip in ms; rejects when the connection ends first. A barrier: all sent before has been handled. */
  ping(): Promise<number>;
};
