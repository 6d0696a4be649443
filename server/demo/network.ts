import { randomUUID } from 'node:crypto';
import { folder } from '#lib/irc/message/casemapping.ts';
import { serializeMessage } from '#lib/irc/message/serialize.ts';
import type { Outgoing } from '#lib/irc/types.ts';

export const SERVER = 'demo.marquee.invalid';
const fold = folder('ascii');
const HISTORY = 50;

/** The state of one connection. */
export type Peer = {
  nick: string;
  user: string;
  realname: string;
  away: string;
  caps: Set<string>;
  registered: boolean;
  send(message: Outgoing): void;
};

type ChannelLine = { command: string; source: string; text: string; tags: Map<string, string> };

export type Channel = {
  name: string;
  members: Set<Peer>;
  topic: { text: string; by: string; time: number } | null;
  /** The first member may set the topic and kick. */
  founder: Peer | null;
  history: ChannelLine[];
};

/** The nicks and channels of one demo server. */
export class Network {
  peers = new Set<Peer>();
  channels = new Map<string, Channel>();

  find(nick: string): Peer | undefined {
    const key = fold(nick);
    for (const peer of this.peers) if (peer.registered && fold(peer.nick) === key) return peer;
    return undefined;
  }

  taken(nick: string, by: Peer): boolean {
    const key = fold(nick);
    for (const peer of this.peers) if (peer !== by && fold(peer.nick) === key) return true;
    return false;
  }

  channel(name: string): Channel | undefined {
    return this.channels.get(fold(name));
  }

  open(name: string): Channel {
    const key = fold(name);
    const channel = this.channels.get(key) ?? {
      name,
      members: new Set(),
      topic: null,
      founder: null,
      history: [],
    };
    this.channels.set(key, channel);
    return channel;
  }

  /** Takes somebody out. An empty channel stays: its history is what the next window sees. */
  leave(channel: Channel, peer: Peer): void {
    channel.members.delete(peer);
    if (channel.founder === peer) channel.founder = null;
  }

  remember(channel: Channel, said: ChannelLine): void {
    channel.history.push(said);
    if (channel.history.length > HISTORY) channel.history.shift();
  }

  /** Everybody who shares a channel with a peer, and the peer. */
  neighbours(peer: Peer): Set<Peer> {
    const out = new Set([peer]);
    for (const { members } of this.channels.values())
      if (members.has(peer)) for (const other of members) out.add(other);
    return out;
  }
}

export const sourceOf = (peer: Peer): string => `${peer.nick}!${peer.user}@demo`;
export const newId = (): string => randomUUID().replaceAll('-', '').slice(0, 16);

/** A message as one receiver may get it: tags only as far as they were asked for. */
export function lineFor(peer: Peer, message: Outgoing): string {
  const tags = new Map<string, string>();
  for (const [key, value] of message.tags ?? []) {
    const wanted =
      key === 'time'
        ? peer.caps.has('server-time')
        : key === 'batch'
          ? peer.caps.has('batch')
          : peer.caps.has('message-tags');
    if (wanted) tags.set(key, value);
  }
  return serializeMessage({ ...message, tags });
}
