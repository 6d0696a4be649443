import { createHash } from 'node:crypto';
import { wordsFor } from '#lib/words/languages.ts';

/**
 * What a reminder carries to the service worker (public/sw.js). `{time}` in its texts is filled in there, in the zone of
 * whoever reads it. `id` makes it the same one, however often it arrives; a newer one of the same `tag` takes its place.
 */
export type PushMessage = {
  id: string;
  tag: string;
  title: string;
  /** What it says before the start, and after it. */
  before: string;
  after: string;
  /** ms since 1970. */
  start: number;
  /** Where a click leads. */
  path: string;
  language: string;
};

type About = { uid: string; title: string; start: number; cancelled: boolean; lead: number };

/** A push message holds 3993 bytes (RFC 8291, 4); a title this long is cut by every system anyway. */
const LONGEST_TITLE = 160;

export function reminderMessage(
  { uid, title, start, cancelled, lead }: About,
  language: string,
): PushMessage {
  const { about, reminders } = wordsFor(language);
  const { starts, started, cancelled: off } = reminders.push;
  return {
    id: `${uid}:${start}:${cancelled ? 'off' : lead}`,
    tag: `show-${uid}`,
    title: [...title].slice(0, LONGEST_TITLE).join(''),
    before: cancelled ? off : starts,
    after: cancelled ? off : started,
    start,
    path: cancelled ? `/schedule#slot-${uid}` : '/',
    language: about.language,
  };
}

/** What a push service calls all messages of a show, so that a newer one takes an older one's place (RFC 8030, 5.4). */
export const topicOf = ({ tag }: PushMessage) =>
  createHash('sha256').update(tag).digest('base64url').slice(0, 32);
