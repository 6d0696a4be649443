import { SERVER } from './network.ts';
import { type Command, LIMITS, type Session } from './session.ts';

const CAPS = [
  'away-notify',
  'batch',
  'cap-notify',
  'echo-message',
  'message-tags',
  'multi-prefix',
  'server-time',
  'setname',
];
const NICK = /^[\p{L}_[\]\\`^{}|][\p{L}\p{N}_[\]\\`^{}|-]*$/u;

function cap(session: Session, [subcommand = '', list = '']: readonly string[]): void {
  const answer = (...params: string[]) =>
    session.peer.send({ source: SERVER, command: 'CAP', params: [session.peer.nick || '*', ...params] });
  const names = list.split(' ').filter(Boolean);
  switch (subcommand.toUpperCase()) {
    case 'LS':
      session.negotiating = true;
      answer('LS', CAPS.join(' '));
      break;
    case 'LIST':
      answer('LIST', [...session.peer.caps].join(' '));
      break;
    case 'REQ':
      session.negotiating = true;
      if (names.every((name) => CAPS.includes(name.replace(/^-/, '')))) {
        for (const name of names) {
          if (name.startsWith('-')) session.peer.caps.delete(name.slice(1));
          else session.peer.caps.add(name);
        }
        answer('ACK', list);
      } else answer('NAK', list);
      break;
    case 'END':
      session.negotiating = false;
      welcome(session);
      break;
  }
}

function nick(session: Session, [wanted = '']: readonly string[]) {
  if (!NICK.test(wanted) || wanted.length > LIMITS.nick)
    return session.reply('432', wanted.slice(0, 64) || '*', 'Erroneous nickname');
  if (session.network.taken(wanted, session.peer))
    return session.reply('433', wanted, 'Nickname is already in use');
  if (session.peer.registered) session.tell(session.network.neighbours(session.peer), 'NICK', [wanted]);
  session.peer.nick = wanted;
  welcome(session);
}

function user(session: Session, [user = '', , , realname = '']: readonly string[]) {
  if (session.peer.registered) return session.reply('462', 'You may not reregister');
  session.peer.user = user.replace(/[^\w-]/g, '').slice(0, 12) || 'web';
  session.peer.realname = realname.slice(0, LIMITS.realname);
  welcome(session);
}

function welcome(session: Session) {
  const { peer } = session;
  if (peer.registered || session.negotiating || !peer.nick || !peer.user) return;
  peer.registered = true;
  session.reply('001', `Welcome to the demo chat, ${peer.nick}`);
  session.reply('002', 'This server runs on this machine only, for trying Marquee out.');
  session.reply(
    '005',
    'CASEMAPPING=ascii',
    'CHANTYPES=#',
    'CHANMODES=,,,nt',
    'PREFIX=(o)@',
    'NETWORK=Demo',
    `NICKLEN=${LIMITS.nick}`,
    `CHANNELLEN=${LIMITS.channel}`,
    `TOPICLEN=${LIMITS.topic}`,
    'LINELEN=512',
    'UTF8ONLY',
    'are supported by this server',
  );
  session.reply('422', 'There is no message of the day');
}

function ping(session: Session, [token = '']: readonly string[]): void {
  session.peer.send({ source: SERVER, command: 'PONG', params: [SERVER, token] });
}

/** Commands that are allowed before a nick is set, and after. */
export const registration: Record<string, Command> = {
  CAP: cap,
  NICK: nick,
  USER: user,
  PASS: () => {},
  PING: ping,
  PONG: () => {},
  QUIT: (session, [reason = '']) => session.close(`Quit: ${reason}`),
};
