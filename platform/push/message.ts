import { createHash } from 'node:crypto';
import { wordsFor } from '#lib/words/read-words.ts';

/**
 * The data that a reminder carries to the service worker (public/sw.js), which fills in `{time}` in its texts, in the time zone
 * of the reader. A message with the same `id` is shown once, however often it arrives. A newer one with the same `tag` replaces
 * it.
 */
export type PushMessage = {
  id: string;
  tag: string;
  title: string;
  /** Its text before the start, and after it. */
  before: string;
  after: string;
  /** ms since 1970. */
  start: number;
  /** The path that a click opens. */
  path: string;
  language: string;
};

type About = {
  uid: string;
  title: string;
  start: number;
  cancelled: boolean;
  lead: number;
  /** The name of its room and the page that shows it; null without rooms. */
  room?: { name: string; path: string } | null;
};

/** A push message holds 3993 bytes (RFC 8291, 4); a title this long is cut by every system anyway. */
const LONGEST_TITLE = 160;
const LONGEST_ROOM = 80;

export function reminderMessage(
  { uid, title, start, cancelled, lead, room = null }: About,
  language: string,
): PushMessage {
  const { about, reminders } = wordsFor(language);
  const { starts, started, cancelled: off } = reminders.push;
  // After the sentence, in which the service worker replaces the first {time}.
  const where = room ? ` · ${[...room.name].slice(0, LONGEST_ROOM).join('')}` : '';
  return {
    id: `${uid}:${start}:${cancelled ? 'off' : lead}`,
    tag: `show-${uid}`,
    title: [...title].slice(0, LONGEST_TITLE).join(''),
    before: (cancelled ? off : starts) + where,
    after: (cancelled ? off : started) + where,
    start,
    path: cancelled ? `/schedule#slot-${uid}` : (room?.path ?? '/'),
    language: about.language,
  };
}

/** The topic of all messages about a show, so that a newer one replaces an older one at the push service (RFC 8030, 5.4). */
export const topicOf = ({ tag }: PushMessage) =>
  createHash('sha256').update(tag).digest('base64url').slice(0, 32);
