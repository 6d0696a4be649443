import { line } from '#bot/announce/announcement.ts';
import type { Announce } from '#bot/announce/announcer.ts';
import { sharedHost } from '#lib/irc/moderation/select.ts';
import type { Session } from './session.ts';

const EVERY = 3600_000;
const SETTLING = 60_000;

/** Tells the crew, once for each address, that everybody in the public channel has it. The tick is called every second. */
export function watchAddresses(session: Session, channel: string, announce: Announce): (now: number) => void {
  // People come back one after the other when the bot or the server has just started.
  let next = 0;
  return (now) => {
    next ||= now + SETTLING;
    const room = session.joined(channel);
    if (now < next || !room?.membersComplete) return;
    next = now + EVERY;
    void session.client.learnHosts(channel).then(() => {
      // The bot itself may come by another way.
      const others = room.members
        .sorted()
        .map(({ user }) => user)
        .filter(({ nick }) => nick !== session.client.state.self.nick);
      const host = sharedHost(others);
      if (host === '') return;
      const text = line`All ${others.length} people in ${channel} have the address ${host}: a ban of one keeps all out. Let the IRC server trust the proxy (docs/chat.md).`;
      announce('crew', { key: `irc:address:${host}`, lines: [text] });
    });
  };
}
