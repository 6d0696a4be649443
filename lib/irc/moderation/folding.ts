import type { Fold } from '../message/casemapping.ts';
import { isSpeech } from '../state/line.ts';
import type { Conversation, Line } from '../types.ts';
import { type Ban, fitsBan, readBan } from './extban.ts';

/** The client tag by which an operator takes one line off everybody's screen; its value is the line's msgid. */
export const HIDE_TAG = '+marquee/hide';
/** The address of the bot's list: the msgids of lines that were taken away in the last hour. */
export const TAKEN_PATH = '/api/taken';
/** When somebody is kicked, banned or silenced, their lines of this time before it are taken away, ms. */
export const TAKEN_BACK = 10 * 60_000;
/** Bans older than this (ms) belong to another evening. It is also how long lines stay away from people who join later. */
export const TAKEN_KEPT = 60 * 60_000;

/** The lines that a kick, a ban or a silencing at `time` takes off the screen. */
export function takenLines(channel: Conversation, bans: readonly Ban[], time: number, fold: Fold): Line[] {
  return linesSince(channel, time - TAKEN_BACK).filter(
    (line) => line.time <= time && bans.some((ban) => fitsBan(ban, line, fold)),
  );
}

/** The ban that a kick of somebody amounts to, for their lines. */
export const kicked = (nick: string): Ban => ({ quiet: false, mask: `${nick}!*@*`, account: null });

/**
 * Lines that were said before somebody came, by people whom the channel's own list keeps out or quiet since. Only the server's
 * list counts: what strangers say of others in history does not.
 */
export function takenBefore(
  channel: Conversation,
  entries: readonly { mask: string; time: number; letter: string }[],
  now: number,
  fold: Fold,
): Line[] {
  const bans = entries
    .filter(({ time }) => time > now - TAKEN_KEPT)
    .map(({ mask, time, letter }) => ({ time, ban: readBan(mask, letter) }));
  if (bans.length === 0) return [];
  return linesSince(channel, now - TAKEN_KEPT).filter((line) =>
    bans.some(
      ({ time, ban }) =>
        line.time <= time + 1000 && line.time > time - TAKEN_BACK && fitsBan(ban, line, fold),
    ),
  );
}

function linesSince({ lines }: Conversation, since: number): Line[] {
  const found: Line[] = [];
  for (let at = lines.end - 1; at >= lines.start; at--) {
    const line = lines.at(at);
    // Lines of ours that wait have the device's time, which may be off.
    if (line === undefined || line.time < since) break;
    if (isSpeech(line) && !line.self && !line.folded) found.push(line);
  }
  return found;
}
