import { join } from 'node:path';
import { writeAtomically } from '#platform/files.ts';
import type { Log } from '#platform/log.ts';
import type { Session } from './session.ts';

/** How often (ms) the count is written. */
const EVERY = 10_000;

/**
 * Counts the members of the viewers' channel and their messages, for the site (`DATA_DIR/bot/chat.json`). Only numbers are
 * written. The function that it returns is to be called every second.
 */
export function countChat(
  session: Session,
  channel: string,
  folder: string,
  log: Log,
): (now: number) => void {
  let messages = 0;
  let writtenAt = Number.NEGATIVE_INFINITY;
  session.onLine((line, conversation) => {
    const isViewers = conversation.key === session.client.state.fold(channel);
    if (isViewers && line.kind === 'message' && !line.bot) messages++;
  });
  return (now) => {
    const room = session.joined(channel);
    if (!room?.membersComplete || Math.abs(now - writtenAt) < EVERY) return;
    writtenAt = now;
    // Without the bot itself.
    const text = JSON.stringify({ at: now, members: Math.max(0, room.members.size - 1), messages });
    writeAtomically(join(folder, 'chat.json'), text, { mode: 0o600 }).catch((error: unknown) =>
      log('warn', 'chat-count-unwritten', { error }),
    );
  };
}
