import type { Client } from '#lib/irc/types.ts';
import { keepNick } from '../keep-nick.ts';

/** The nick that the viewer picked; until then they are a guest, who only reads. */
export class NickWish {
  guest: boolean;
  /** The nick was picked on this page: the message box takes the focus when it comes. */
  isNew: boolean;
  #client: Client;
  #wish = '';

  constructor(client: Client, { guest, isNew }: { guest: boolean; isNew: boolean }) {
    this.#client = client;
    this.guest = guest;
    this.isNew = !guest && isNew;
  }

  /** Takes a nick. Connects again if the viewer had left. */
  take(nick: string): void {
    keepNick(nick);
    this.guest = false;
    this.isNew = true;
    const { kind } = this.#client.state.connection;
    // While a guest is still connecting, the nick is kept and taken after that.
    if (kind === 'connecting' || kind === 'registering') this.#wish = nick;
    else this.#client.nick(nick);
    if (kind === 'closed') this.#client.connect();
  }

  /** Takes the nick that was kept, once there is a connection. */
  settle(): void {
    if (this.#wish === '' || this.#client.state.connection.kind !== 'connected') return;
    this.#client.nick(this.#wish);
    this.#wish = '';
  }

  /** Whether the viewer is asked for a nick: a guest, or somebody who left. */
  get isAsked(): boolean {
    const { connection } = this.#client.state;
    return this.guest || (connection.kind === 'closed' && connection.reason.code === 'quit');
  }
}
