import type { Message } from '#lib/irc/types.ts';
import { type Network, type Peer, SERVER, sourceOf } from './network.ts';

export const LIMITS = {
  nick: 30,
  channel: 64,
  topic: 300,
  realname: 128,
  channels: 10,
  allChannels: 50,
  targets: 4,
  text: 400,
};

export type Command = (session: Session, params: readonly string[], message: Message) => void;

/** One connection: who it is and how it is answered. */
export class Session {
  readonly peer: Peer;
  readonly network: Network;
  /** Ends the connection for a reason that others are told. */
  readonly close: (reason: string) => void;
  /** CAP was used: registration waits for CAP END. */
  negotiating = false;

  constructor(network: Network, peer: Peer, close: (reason: string) => void) {
    this.network = network;
    this.peer = peer;
    this.close = close;
  }

  reply(numeric: string, ...params: string[]): void {
    this.peer.send({ source: SERVER, command: numeric, params: [this.peer.nick || '*', ...params] });
  }

  /** Something that this connection does, told to others. */
  tell(to: Iterable<Peer>, command: string, params: string[], tags = new Map<string, string>()): void {
    const stamped = new Map([['time', new Date().toISOString()], ...tags]);
    for (const peer of to) peer.send({ tags: stamped, source: sourceOf(this.peer), command, params });
  }

  /** The connection ended: tells those who could see it. */
  gone(reason: string): void {
    const others = this.network.neighbours(this.peer);
    this.network.peers.delete(this.peer);
    others.delete(this.peer);
    for (const channel of this.network.channels.values()) this.network.leave(channel, this.peer);
    if (this.peer.registered) this.tell(others, 'QUIT', [reason]);
  }
}
