import { cutText } from '#lib/irc/message/split.ts';
import { type Channel, newId, SERVER } from './network.ts';
import { type Command, LIMITS, type Session } from './session.ts';

const CHANNEL = /^#[^\s,\x07:]+$/;

function join(session: Session, [list = '']: readonly string[]) {
  for (const name of list.split(',').slice(0, LIMITS.targets)) joinOne(session, name);
}

function joinOne(session: Session, name: string) {
  const network = session.network;
  if (!CHANNEL.test(name) || name.length > LIMITS.channel)
    return session.reply('403', name.slice(0, 64), 'No such channel');
  const mine = [...network.channels.values()].filter(({ members }) => members.has(session.peer));
  if (
    mine.length >= LIMITS.channels ||
    (!network.channel(name) && network.channels.size >= LIMITS.allChannels)
  )
    return session.reply('405', name, 'You are on too many channels');
  const channel = network.open(name);
  if (channel.members.has(session.peer)) return;
  if (channel.members.size === 0) channel.founder = session.peer;
  channel.members.add(session.peer);
  session.tell(channel.members, 'JOIN', [channel.name]);
  topicReply(session, channel);
  names(session, [channel.name]);
  history(session, channel);
}

/** Sends the last lines of a channel, as InspIRCd's chanhistory does: a chathistory batch after the names. */
function history(session: Session, { name, history }: Channel) {
  const { peer } = session;
  if (history.length === 0 || !peer.caps.has('server-time')) return;
  const ref = newId();
  const batch = peer.caps.has('batch');
  if (batch) peer.send({ source: SERVER, command: 'BATCH', params: [`+${ref}`, 'chathistory', name] });
  for (const { command, source, text, tags } of history)
    peer.send({ tags: new Map([...tags, ['batch', ref]]), source, command, params: [name, text] });
  if (batch) peer.send({ source: SERVER, command: 'BATCH', params: [`-${ref}`] });
}

function part(session: Session, [list = '', reason = '']: readonly string[]) {
  for (const name of list.split(',').slice(0, LIMITS.targets)) {
    const channel = mine(session, name);
    if (!channel) continue;
    session.tell(channel.members, 'PART', reason ? [channel.name, reason] : [channel.name]);
    session.network.leave(channel, session.peer);
  }
}

/** The channel, if the client is in it. Otherwise the client is told that it is not. */
function mine(session: Session, name: string): Channel | undefined {
  const channel = session.network.channel(name);
  if (!channel) session.reply('403', name.slice(0, 64) || '*', 'No such channel');
  else if (!channel.members.has(session.peer))
    session.reply('442', channel.name, "You're not on that channel");
  else return channel;
  return undefined;
}

function names(session: Session, [name = '']: readonly string[]) {
  const channel = session.network.channel(name);
  let line = '';
  const flush = () => {
    if (line) session.reply('353', '=', channel?.name ?? name, line);
    line = '';
  };
  for (const peer of channel?.members ?? []) {
    const entry = (channel?.founder === peer ? '@' : '') + peer.nick;
    if (line.length + entry.length > 300) flush();
    line += (line && ' ') + entry;
  }
  flush();
  session.reply('366', channel?.name ?? (name || '*'), 'End of /NAMES list');
}

function topic(session: Session, [name = '', text]: readonly string[]) {
  const channel = mine(session, name);
  if (!channel) return;
  if (text === undefined) return topicReply(session, channel, true);
  if (channel.founder !== session.peer)
    return session.reply('482', channel.name, "You're not channel operator");
  channel.topic = {
    text: cutText(text, LIMITS.topic),
    by: session.peer.nick,
    time: Math.floor(Date.now() / 1000),
  };
  session.tell(channel.members, 'TOPIC', [channel.name, channel.topic.text]);
}

function topicReply(session: Session, { name, topic }: Channel, asked = false): void {
  if (topic) {
    session.reply('332', name, topic.text);
    session.reply('333', name, topic.by, String(topic.time));
  } else if (asked) session.reply('331', name, 'No topic is set');
}

function mode(session: Session, [name = '', changes]: readonly string[]) {
  if (!name.startsWith('#')) return session.reply('221', '+');
  const channel = session.network.channel(name);
  if (!channel) return session.reply('403', name.slice(0, 64), 'No such channel');
  if (changes === undefined) session.reply('324', channel.name, '+nt');
  else session.reply('482', channel.name, 'The demo server changes no modes');
}

function kick(session: Session, [name = '', nick = '', reason = '']: readonly string[]) {
  const channel = mine(session, name);
  if (!channel) return;
  const victim = session.network.find(nick);
  if (channel.founder !== session.peer) session.reply('482', channel.name, "You're not channel operator");
  else if (!victim || !channel.members.has(victim))
    session.reply('441', nick, channel.name, "They aren't on that channel");
  else {
    session.tell(channel.members, 'KICK', [channel.name, victim.nick, reason || session.peer.nick]);
    session.network.leave(channel, victim);
  }
}

export const channelCommands: Record<string, Command> = {
  JOIN: join,
  PART: part,
  NAMES: names,
  TOPIC: topic,
  MODE: mode,
  KICK: kick,
};
