import { utf8Length } from '../message/split.ts';
import { react } from '../state/tagmsg.ts';
import type { Conversation } from '../types.ts';
import type { Core } from './core.ts';

const TYPING_EVERY = 3_000;
/** How long (ms) after sending a TAGMSG may be refused. */
const REFUSABLE = 10_000;
/** https://ircv3.net/specs/extensions/message-tags#size-limit: 4094 bytes of tags from a client; escaping may double. */
const MOST_TAG = 2000;

/** Sends typing notifications and reactions, which are TAGMSGs. */
export class TagSender {
  #core: Core;
  #typed = new Map<string, { at: number; state: string }>();
  /** TAGMSGs that may still be refused: by label, or by target on servers without labels. */
  #sent = new Map<string, number>();
  #labels = 0;

  constructor(core: Core) {
    this.#core = core;
  }

  /** Returns true if a refusal was for one of our TAGMSGs, which belongs to no line. */
  refused(key: string): boolean {
    return this.#sent.delete(key);
  }

  /** Call it when a line was sent there, because everybody then knows that the typing is over. */
  stopTyping(key: string): void {
    this.#typed.delete(key);
  }

  typing(name: string, state: 'active' | 'paused' | 'done'): void {
    const { store, env } = this.#core;
    const room = store.find(name);
    // In a crowd nobody could read who types, and each notice goes to thousands.
    if (!room || !this.#connected() || room.crowd || !this.#maySpeak(room)) return;
    if (!store.caps.has('message-tags') || !store.isupport.allowsTag('typing')) return;
    const last = this.#typed.get(room.key);
    const now = env.now();
    if (last && now - last.at < TYPING_EVERY) return;
    if (state !== 'active' && (!last || last.state === state || last.state === 'done')) return;
    this.#typed.set(room.key, { at: now, state });
    this.#send(room.name, [['+typing', state]]);
  }

  react(name: string, msgid: string, reaction: string, remove = false): boolean {
    const { store } = this.#core;
    const room = store.find(name);
    const tag = remove ? 'draft/unreact' : 'draft/react';
    const { caps, isupport } = store;
    if (!room || !this.#connected() || !caps.has('message-tags')) return false;
    if (
      !isupport.allowsTag(tag) ||
      !isupport.allowsTag('draft/reply') ||
      utf8Length(msgid + reaction) > MOST_TAG
    )
      return false;
    this.#send(room.name, [
      ['+draft/reply', msgid],
      [`+${tag}`, reaction],
    ]);
    if (!caps.has('echo-message')) react(store, room, msgid, store.self.nick, reaction, !remove);
    return true;
  }

  #connected = () => this.#core.connection.state.kind === 'connected';

  #send(target: string, tags: readonly [string, string][]): void {
    const { store, env, send } = this.#core;
    const label = store.caps.has('labeled-response') ? `t${(++this.#labels).toString(36)}` : '';
    for (const [key, at] of this.#sent) if (env.now() - at > REFUSABLE) this.#sent.delete(key);
    this.#sent.set(label || store.fold(target), env.now());
    send('TAGMSG', [target], new Map(label ? [['label', label], ...tags] : tags));
  }

  /** Typing is not told to a channel that would only refuse it again and again. */
  #maySpeak({ silenced, prefixes, modes }: Conversation): boolean {
    const { account } = this.#core.store.self;
    return !silenced && (prefixes !== '' || (!modes.has('m') && (!modes.has('M') || account !== null)));
  }
}
