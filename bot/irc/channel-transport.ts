import type { Transport } from '#bot/announce/delivery.ts';
import type { Outbox } from '#bot/store/outbox.ts';
import type { Conversation } from '#lib/irc/types.ts';
import { fitLine, keepsHistory, sendLine, until } from './send-line.ts';
import type { Session } from './session.ts';

/** How far (ms) the server's clock may be from ours. It matters if lines have no msgid to tell them apart. */
const CLOCKS_APART = 60_000;

/** Says announcements in a channel; asks the channel's history about those in doubt. */
export function channelTransport(
  session: Session,
  channel: string,
  outbox: Outbox,
  signal: AbortSignal,
): Transport {
  const joined = () => session.joined(channel) !== null;
  return {
    async say({ text }, begin) {
      if (!(await until(session, joined, signal))) return { outcome: 'later', after: 0 };
      return sendLine(session, channel, text, begin, joined);
    },
    async wasSaid({ text, sendingAt }) {
      const room = await heardHistory(session, channel, signal);
      if (!room || !keepsHistory(session, room)) return null;
      const wanted = fitLine(session, channel, text);
      const since = (sendingAt ?? 0) - CLOCKS_APART;
      for (let at = room.lines.end - 1; at >= room.lines.start; at--) {
        const line = room.lines.at(at);
        if (!line || line.status === 'failed' || line.text !== wanted || !session.isOurs(line)) continue;
        if (line.msgid ? !outbox.isProof(line.msgid) : line.time >= since) return { proof: line.msgid };
      }
      return reachesBack(room, since, outbox) ? false : null;
    },
  };
}

/** The channel, after we have joined it and received its history; null if the bot was stopped. */
async function heardHistory(
  session: Session,
  channel: string,
  signal: AbortSignal,
): Promise<Conversation | null> {
  for (;;) {
    const ready = () => {
      const room = session.joined(channel);
      return room?.membersComplete === true && room.history !== 'loading';
    };
    if (!(await until(session, ready, signal))) return null;
    // Modes tell whether the server keeps history; the core asks for them, too, but not at once.
    session.client.raw(`MODE ${channel}`);
    try {
      // History that comes unasked follows NAMES, and so does the answer to MODE; both come before this PONG.
      await session.client.ping();
    } catch {
      continue;
    }
    if (ready()) return session.joined(channel);
  }
}

/** If the history begins after `since`, it cannot tell what was said before. One without any line means a quiet channel. */
function reachesBack({ lines }: Conversation, since: number, outbox: Outbox): boolean {
  let kept = 0;
  for (let at = lines.start; at < lines.end; at++) {
    const line = lines.at(at);
    if (!line?.history) continue;
    // Everything that was said before this line is there, because we say one line after the other.
    if (line.time <= since || (line.msgid && outbox.isProof(line.msgid))) return true;
    kept++;
  }
  // Servers usually keep fifty lines or more. If there are fewer, they are all that the channel ever had.
  return kept < 40;
}
