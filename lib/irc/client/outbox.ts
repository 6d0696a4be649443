import { ctcp } from '../message/ctcp.ts';
import { cap } from '../message/safety.ts';
import { serializeMessage } from '../message/serialize.ts';
import { splitText, utf8Length } from '../message/split.ts';
import type { Room } from '../state/conversation.ts';
import { confirm } from '../state/history.ts';
import type { Incoming } from '../state/incoming.ts';
import { newLine } from '../state/line.ts';
import type { Store } from '../state/store.ts';
import { Changed, type Environment, type Line, type LineKind } from '../types.ts';
import { multilineMessages } from './multiline.ts';
import type { Pacer } from './pacer.ts';

/** A line that waited longer is given back, because people would not expect it any more. */
const MOST_WAIT = 300_000;
/** During this time (ms), a refusal without a label may belong to a line that counts as sent. */
const REFUSABLE = 10_000;
/** The longest that servers give, for when our user and host are not known yet. */
const LONGEST_USER = 12;
const LONGEST_HOST = 64;
/** At most this many lines are remembered, because some servers never confirm any. */
const MOST_SENT = 100;

/** If a text makes more lines than this, the next text overtakes the rest of it. */
const FEW_LINES = 3;

type Entry = { room: Room; line: Line; label: string; at: number; bulk: boolean };

/**
 * Our own lines, from writing to confirmation. Each is shown once, at once, and ends as `there` or `failed`: never sent
 * twice by itself, never lost without a word.
 */
export class Outbox {
  #store: Store;
  #pacer: Pacer;
  #env: Environment;
  /** Written while away, or not written to the socket yet. */
  #queued: Entry[] = [];
  /** Written to the socket of this connection. */
  #sent: Entry[] = [];
  /** Written to the last one, which broke before the server confirmed them. */
  #unsure: Entry[] = [];
  #labels = 0;

  constructor(store: Store, pacer: Pacer, env: Environment) {
    this.#store = store;
    this.#pacer = pacer;
    this.#env = env;
  }

  say(room: Room, text: string, kind: LineKind, replyTo: string): Line[] {
    return this.#parts(room, text, kind).map((part, i) => {
      const line = newLine(kind, this.#env.now(), this.#store.self.nick, part);
      line.self = true;
      line.status = 'queued';
      line.replyTo = replyTo;
      line.prefix = room.prefixes.charAt(0);
      this.#store.append(room, line);
      this.#queue(room, line, i >= FEW_LINES);
      return line;
    });
  }

  /** Sends what waited for a channel to be joined, or for the connection. */
  flush(room: Room): void {
    const mine = this.#queued.filter((entry) => entry.room === room);
    this.#queued = this.#queued.filter((entry) => entry.room !== room);
    for (const { line, bulk } of mine) {
      if (this.#env.now() - line.time > MOST_WAIT)
        this.#giveBack(room, line, 'It waited too long to be sent.');
      else this.#queue(room, line, bulk);
    }
  }

  /** Takes back the lines that were not written to the socket yet. Returns their number. */
  stop(): number {
    const waiting = this.#queued.splice(0);
    for (const { line } of waiting) this.discard(line);
    return waiting.length;
  }

  /** How many lines of ours wait to be written. */
  get waiting(): number {
    return this.#queued.length;
  }

  /** Handles our own message that came back from the server. Returns true if its line is in view. */
  echoed({ label, tags, time, own }: Incoming, room: Room, kind: LineKind, text: string): boolean {
    if (!own) return false;
    const at = this.#sent.findIndex((entry) =>
      label
        ? entry.label === label
        : entry.room === room && entry.line.kind === kind && entry.line.text === text,
    );
    const entry = this.#sent[at];
    if (!entry) return false;
    this.#sent.splice(at, 1);
    // A channel may strip colours or words, so the text of the server counts.
    entry.line.text = text;
    confirm(this.#store, entry.room, entry.line, { msgid: tags.get('msgid') ?? '', time });
    return true;
  }

  /** Handles a refusal of the server. Returns true if it was for a line of ours. */
  refused(label: string, target: string, text: string): boolean {
    const now = this.#env.now();
    this.#sent = this.#sent.filter((entry) => entry.line.status === 'sent' || now - entry.at < REFUSABLE);
    const room = this.#store.find(target);
    const entry = this.#sent.find((e) => (label ? e.label === label : room !== undefined && e.room === room));
    if (entry) {
      this.#sent.splice(this.#sent.indexOf(entry), 1);
      this.#giveBack(entry.room, entry.line, text);
      return true;
    }
    // A channel that cannot be joined takes nothing that waited for it.
    if (room && !room.joined && room.refusal)
      for (const { line } of this.#take(room)) this.#giveBack(room, line, text);
    return false;
  }

  /** The connection is gone. Lines that were not written go on waiting; lines that were not confirmed are in doubt. */
  lost(): void {
    this.#unsure.push(...this.#sent.filter((entry) => entry.line.status === 'sent'));
    this.#sent = [];
  }

  /** History has shown which lines the server has. The other lines in doubt are given back, so that none is sent twice. */
  settle(room: Room): void {
    for (const { line } of this.#unsure.filter(
      (entry) => entry.room === room && entry.line.status === 'sent',
    ))
      this.#giveBack(room, line, 'The connection broke before it was confirmed.');
    this.#unsure = this.#unsure.filter((entry) => entry.room !== room);
  }

  /** Takes a given-back or waiting line out of view. */
  discard(line: Line): Room | undefined {
    for (const room of this.#store.conversations.values()) {
      const lines = room.lines.toArray();
      if (!lines.includes(line)) continue;
      this.#queued = this.#queued.filter((entry) => entry.line !== line);
      room.lines.replace(lines.filter((other) => other !== line));
      this.#store.touch(room, Changed.lines | Changed.order);
      return room;
    }
    return undefined;
  }

  #queue(room: Room, line: Line, bulk = false): void {
    if (room.refusal && !room.joined && room.kind === 'channel') {
      this.#giveBack(room, line, room.refusal.text);
      return;
    }
    const entry: Entry = { room, line, label: '', at: line.time, bulk };
    this.#queued.push(entry);
    const ready = this.#store.connection.kind === 'connected' && (room.kind !== 'channel' || room.joined);
    if (ready) this.#write(entry);
  }

  /** Hands the messages of a line to the pacer; with the first that is written, the line is sent. */
  #write(entry: Entry): void {
    const { caps } = this.#store;
    if (caps.has('labeled-response')) entry.label = `l${(++this.#labels).toString(36)}`;
    this.#messages(entry).forEach((message, i) => {
      const sent = i === 0 ? () => this.#written(entry) : undefined;
      // The parts of one multiline message stay together.
      if (entry.bulk && i === 0) this.#pacer.pushBulk(message, sent, () => this.#queued.includes(entry));
      else this.#pacer.push(message, sent);
    });
  }

  #written(entry: Entry): void {
    this.#queued = this.#queued.filter((other) => other !== entry);
    const { line, room } = entry;
    entry.at = this.#env.now();
    this.#sent.push(entry);
    if (this.#sent.length > MOST_SENT) this.#sent.shift();
    // Without echo-message the server does not confirm lines, so a written line counts as sent.
    line.status = this.#store.caps.has('echo-message') ? 'sent' : 'there';
    this.#store.touchLine(room, line);
  }

  #messages({ room, line, label }: Entry): string[] {
    const { caps, isupport } = this.#store;
    const tags = new Map<string, string>();
    if (label) tags.set('label', label);
    if (line.replyTo && caps.has('message-tags') && isupport.allowsTag('draft/reply'))
      tags.set('+draft/reply', line.replyTo);
    const command = line.kind === 'notice' ? 'NOTICE' : 'PRIVMSG';
    if (line.text.includes('\n') || utf8Length(line.text) > this.#room(room.name, line.kind))
      return multilineMessages(room.name, line.text, tags, this.#room(room.name, 'message'), label || 'm');
    const text = line.kind === 'action' ? ctcp('ACTION', line.text) : line.text;
    return [serializeMessage({ tags, command, params: [room.name, text] })];
  }

  /** One text → the texts of as many lines as it takes. */
  #parts(room: Room, text: string, kind: LineKind): string[] {
    const lines = text.split(/\r\n|\r|\n/).map((line) => line.replaceAll('\0', ''));
    const most = this.#room(room.name, kind);
    const said = lines.filter((line) => line.trim() !== '');
    if (said.length === 0) return [];
    const parts = said.flatMap((line) => splitText(line, most));
    if (parts.length === 1 || kind !== 'message') return parts;
    const limits = this.#store.caps.get('draft/multiline');
    if (limits === undefined || !this.#store.caps.has('batch')) return parts;
    const limit = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(limits)?.[1] ?? 0);
    const whole = lines.join('\n').trim();
    const fits =
      utf8Length(whole) <= limit('max-bytes') && parts.length + lines.length <= (limit('max-lines') || 100);
    return fits ? [whole] : parts;
  }

  /** Bytes of text that fit into one line to a target, as others will get it: with our source in front. */
  #room(target: string, kind: LineKind): number {
    const { self, isupport } = this.#store;
    const user = Math.max(utf8Length(self.user), self.host ? 0 : LONGEST_USER);
    const source = utf8Length(self.nick) + user + (utf8Length(self.host) || LONGEST_HOST);
    // `:n!u@h PRIVMSG target :text` CR LF, and for an action its wrapping.
    return isupport.linelen - source - utf8Length(target) - 18 - (kind === 'action' ? 9 : 0);
  }

  #take(room: Room): Entry[] {
    const mine = this.#queued.filter((entry) => entry.room === room);
    this.#queued = this.#queued.filter((entry) => entry.room !== room);
    return mine;
  }

  #giveBack(room: Room, line: Line, why: string): void {
    line.status = 'failed';
    line.failure = cap(why, 300);
    this.#store.touchLine(room, line);
  }
}
