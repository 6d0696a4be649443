import { cutText } from '#lib/irc/message/split.ts';
import type { Message } from '#lib/irc/types.ts';
import { newId, SERVER, sourceOf } from './network.ts';
import { type Command, LIMITS, type Session } from './session.ts';

/** PRIVMSG, NOTICE and TAGMSG, to a channel or a nick. */
function say(session: Session, message: Message) {
  const command = message.command.toUpperCase();
  const [target = '', raw = ''] = message.params;
  const text = cutText(raw, LIMITS.text);
  if (command !== 'TAGMSG' && text === '') return session.reply('412', 'No text to send');
  const channel = target.startsWith('#') ? session.network.channel(target) : undefined;
  const other = channel ? undefined : session.network.find(target);
  if (!channel && !other) return session.reply('401', target.slice(0, 64) || '*', 'No such nick or channel');
  if (channel && !channel.members.has(session.peer))
    return session.reply('404', channel.name, 'Cannot send to channel (you are not in it)');

  const tags = new Map([...message.tags].filter(([key]) => key.startsWith('+')));
  tags.set('msgid', newId());
  const params = [channel?.name ?? target, ...(command === 'TAGMSG' ? [] : [text])];
  const receivers = new Set(channel ? channel.members : other ? [other] : []);
  receivers.delete(session.peer);
  for (const peer of receivers)
    if (command === 'TAGMSG' && !peer.caps.has('message-tags')) receivers.delete(peer);
  session.tell(receivers, command, params, tags);
  if (session.peer.caps.has('echo-message')) session.tell([session.peer], command, params, tags);
  if (channel && command !== 'TAGMSG') {
    const stamped = new Map([...tags, ['time', new Date().toISOString()]]);
    session.network.remember(channel, { command, source: sourceOf(session.peer), text, tags: stamped });
  }
}

function whois(session: Session, params: readonly string[]) {
  const nick = params.at(-1) ?? '';
  const peer = session.network.find(nick);
  if (peer) {
    const channels = [...session.network.channels.values()].filter(({ members }) => members.has(peer));
    session.reply('311', peer.nick, peer.user, 'demo', '*', peer.realname);
    session.reply(
      '319',
      peer.nick,
      channels.map(({ name, founder }) => (founder === peer ? '@' : '') + name).join(' '),
    );
    session.reply('312', peer.nick, SERVER, 'The demo chat');
  } else session.reply('401', nick.slice(0, 64) || '*', 'No such nick');
  session.reply('318', nick.slice(0, 64) || '*', 'End of /WHOIS list');
}

function away(session: Session, [text = '']: readonly string[]) {
  session.peer.away = text;
  session.reply(
    text ? '306' : '305',
    text ? 'You have been marked as being away' : 'You are no longer marked as being away',
  );
  const others = [...session.network.neighbours(session.peer)].filter((peer) => peer.caps.has('away-notify'));
  session.tell(others, 'AWAY', text ? [text] : []);
}

function setname(session: Session, [name = '']: readonly string[]) {
  session.peer.realname = name.slice(0, LIMITS.realname);
  const others = [...session.network.neighbours(session.peer)].filter((peer) => peer.caps.has('setname'));
  session.tell(others, 'SETNAME', [session.peer.realname]);
}

const talk: Command = (session, _, message) => say(session, message);

export const peopleCommands: Record<string, Command> = {
  PRIVMSG: talk,
  NOTICE: talk,
  TAGMSG: talk,
  WHOIS: whois,
  AWAY: away,
  SETNAME: setname,
};
