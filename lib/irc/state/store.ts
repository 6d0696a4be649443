import { type Fold, folder } from '../message/casemapping.ts';
import { readIsupport } from '../message/isupport.ts';
import { cap } from '../message/safety.ts';
import type {
  Changes,
  ChatState,
  ClientEvent,
  ConnectionState,
  Conversation,
  Ignore,
  Isupport,
  Line,
  LineKind,
  Member,
  Self,
  User,
} from '../types.ts';
import { Changed } from '../types.ts';
import { Room } from './conversation.ts';
import { isSpeech, newLine } from './line.ts';

/** This many strangers may open a private conversation; lines of further ones go to the server's. */
const MOST_PRIVATE = 50;
export const MOST_NAME = 128;
/** From this many members on, joins and parts are told in bulk. */
const CROWD = 200;

/**
 * All that people see, changed in place. Code that changes something calls `touch`; consumers are told once and then
 * take all changes together.
 */
export class Store implements ChatState {
  connection: ConnectionState = { kind: 'idle' };
  self: Self = { nick: '', user: '', host: '', account: null, away: false, modes: '' };
  isupport: Isupport = readIsupport(new Map());
  caps = new Map<string, string>();
  offered = new Map<string, string>();
  conversations = new Map<string, Room>();
  ignores: Ignore[] = [];
  users = new Map<string, User>();
  fold: Fold = folder('rfc1459');
  /** Events for whoever listens; set by the client. */
  emit: (event: ClientEvent) => void = () => {};

  #keepLines: number;
  #listeners = new Set<() => void>();
  #changed = new Set<Room>();
  #session = false;
  #told = false;

  constructor(keepLines: number) {
    this.#keepLines = keepLines;
  }

  // ---- changes ----

  onDirty(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#told) listener();
    return () => this.#listeners.delete(listener);
  }

  takeChanges(): Changes {
    const conversations = [...this.#changed].map((conversation) => {
      const change = { conversation, bits: conversation.changed, updated: [...conversation.updated] };
      conversation.changed = 0;
      conversation.updated.clear();
      return change;
    });
    const changes = { session: this.#session, conversations };
    this.#changed.clear();
    this.#session = false;
    this.#told = false;
    return changes;
  }

  touch(room: Room, bits: number): void {
    room.changed |= bits;
    this.#changed.add(room);
    this.#tell();
  }

  touchSession(): void {
    this.#session = true;
    this.#tell();
  }

  /** Call it when a line that was there before has changed. */
  touchLine(room: Room, line: Line): void {
    room.updated.add(line);
    this.touch(room, Changed.lines);
  }

  #tell(): void {
    if (this.#told) return;
    this.#told = true;
    for (const listener of this.#listeners) listener();
  }

  // ---- finding ----

  find(name: string): Room | undefined {
    return this.conversations.get(this.fold(name));
  }

  isChannel(name: string): boolean {
    return name !== '' && this.isupport.chantypes.includes(name.charAt(0));
  }

  isSelf(nick: string): boolean {
    return this.fold(nick) === this.fold(this.self.nick);
  }

  user(nick: string): User | undefined {
    return this.users.get(this.fold(nick));
  }

  *channels(): IterableIterator<Room> {
    for (const room of this.conversations.values()) if (room.kind === 'channel') yield room;
  }

  // ---- conversations ----

  open(kind: Conversation['kind'], name: string): Room {
    const found = this.find(name);
    if (found) return found;
    const room = new Room(kind, cap(name, MOST_NAME), this.fold, this.#keepLines);
    this.conversations.set(room.key, room);
    this.touch(room, Changed.list);
    return room;
  }

  /** The conversation for the server's own words. */
  server(): Room {
    return this.conversations.get('') ?? this.open('server', '');
  }

  /** The conversation with somebody who wrote to us. If too many people did, it is the server's. */
  privateWith(nick: string): Room {
    const found = this.find(nick);
    if (found) return found;
    let count = 0;
    for (const room of this.conversations.values()) if (room.kind === 'private') count++;
    return count < MOST_PRIVATE ? this.open('private', nick) : this.server();
  }

  close(room: Room): void {
    this.clearMembers(room);
    this.conversations.delete(room.key);
    this.touch(room, Changed.list);
  }

  /** Sets a new CASEMAPPING, which changes all keys. Members are cleared, because NAMES will list them again. */
  refold(casemapping: string): void {
    for (const room of this.conversations.values()) this.clearMembers(room);
    this.fold = folder(casemapping);
    const rooms = [...this.conversations.values()];
    this.conversations.clear();
    for (const room of rooms) {
      const again = new Room(room.kind, room.name, this.fold, this.#keepLines);
      room.key = again.key;
      room.members = again.members;
      this.conversations.set(room.key, room);
    }
  }

  // ---- lines ----

  /** Appends a line that is new. */
  append(room: Room, line: Line): void {
    room.lines.push(line);
    this.touch(room, Changed.lines);
    if (line.self || line.history || !isSpeech(line)) return;
    room.unread++;
    if (line.mention || room.kind === 'private') room.mentions++;
    room.changed |= Changed.unread;
  }

  /** A line of what happened or of the server's words. */
  note(room: Room, kind: LineKind, time: number, nick: string, text: string): Line {
    const line = newLine(kind, time, nick, cap(text, this.isupport.linelen));
    this.append(room, line);
    return line;
  }

  // ---- members ----

  rankOf(prefixes: string): number {
    const { symbols } = this.isupport.prefix;
    const rank = prefixes ? symbols.indexOf(prefixes.charAt(0)) : -1;
    return rank < 0 ? symbols.length : rank;
  }

  addMember(room: Room, nick: string, key: string, prefixes: string): User {
    let user = this.users.get(key);
    if (!user) {
      user = {
        nick,
        key,
        user: '',
        host: '',
        account: null,
        realname: '',
        away: false,
        bot: false,
        channels: 0,
      };
      this.users.set(key, user);
    }
    if (!room.members.byKey(key)) user.channels++;
    room.members.set(user, prefixes, this.rankOf(prefixes));
    if (room.members.size >= CROWD) room.crowd = true;
    this.touch(room, Changed.members);
    return user;
  }

  removeMember(room: Room, key: string): Member | undefined {
    const member = room.members.delete(key);
    if (!member) return undefined;
    if (room.typing.delete(key)) this.touch(room, Changed.typing);
    this.touch(room, Changed.members);
    if (--member.user.channels <= 0) this.users.delete(member.user.key);
    return member;
  }

  clearMembers(room: Room): void {
    for (const { user } of room.members.values()) if (--user.channels <= 0) this.users.delete(user.key);
    room.members.clear();
    room.membersComplete = false;
    room.crowd = false;
    room.typing.clear();
    this.touch(room, Changed.members | Changed.typing);
  }

  /** Call it when a fact about a user changed that member lists show. */
  touchUser(key: string): void {
    for (const room of this.channels()) if (room.members.byKey(key)) this.touch(room, Changed.members);
  }

  /**
   * Call it when the connection ended: no channel is joined, and nobody types. Members stay in view until the channel is joined
   * again.
   */
  disconnected(): void {
    for (const room of this.conversations.values()) {
      if (!room.joined && room.typing.size === 0 && room.online === null) continue;
      room.joined = false;
      room.online = null;
      room.typing.clear();
      this.touch(room, Changed.status | Changed.typing);
    }
  }
}
