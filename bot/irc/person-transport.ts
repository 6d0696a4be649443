import type { Transport } from '#bot/announce/delivery.ts';
import type { Person } from '#bot/store/reminders.ts';
import { sendLine } from './send-line.ts';
import type { Session } from './session.ts';

const LOOK_AGAIN = 15_000;

/**
 * Says a row to its recipient (`account:NAME NICK` or `nick:NAME NICK`), if that person is in a channel with us; else it
 * waits until they are, or until it is too late.
 */
export function personTransport(session: Session, channels: readonly string[]): Transport {
  return {
    async say({ recipient, text }, begin) {
      const nick = await present(session, channels, recipient);
      if (!nick) return { outcome: 'later', after: LOOK_AGAIN };
      return sendLine(session, nick, text, begin, () => isHere(session, channels, nick));
    },
    // Private messages have no history that could be asked.
    wasSaid: () => Promise.resolve(null),
  };
}

/** The person who asks for a reminder: their account if they have one, because another person may take a nick. */
export function personOf(session: Session, nick: string, account: string): Person {
  const { fold } = session.client.state;
  return { recipient: account ? `account:${fold(account)}` : `nick:${fold(nick)}`, nick };
}

const isHere = (session: Session, channels: readonly string[], nick: string) =>
  channels.some((channel) => session.joined(channel)?.members.has(nick));

/** The nick of a recipient who is here now. */
async function present(
  session: Session,
  channels: readonly string[],
  recipient: string,
): Promise<string | null> {
  const { fold } = session.client.state;
  const [who = '', lastNick = ''] = recipient.split(' ');
  const [kind, name] = who.split(':', 2);
  if (kind === 'nick') return isHere(session, channels, lastNick) ? lastNick : null;
  const isMeant = (account: string | null | undefined) => Boolean(account) && fold(account ?? '') === name;
  for (const channel of channels)
    for (const { user } of session.joined(channel)?.members.sorted() ?? [])
      if (isMeant(user.account)) return user.nick;
  // The accounts of people who were here before us are not always known, so the server is asked.
  for (const nick of new Set([lastNick, session.lastNickOf(name ?? '') ?? lastNick])) {
    if (!isHere(session, channels, nick)) continue;
    const whois = await session.client.whois(nick);
    if (isMeant(whois?.account)) return nick;
  }
  return null;
}
