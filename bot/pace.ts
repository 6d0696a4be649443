import { MINUTE, SECOND } from '#lib/time.ts';

/** How often the bot checks things, and how long it waits before it tries again (ms). */
export const PACE = {
  /** Shows, reminders, the topic. */
  tick: SECOND,
  /** The schedule: viewers in the chat get an edit within two seconds, and an answer 304 costs next to nothing. */
  site: SECOND,
  siteFailing: 5 * SECOND,
  /** The state of the sheet, as the site reports it. */
  status: 2 * SECOND,
  /** After a push service failed; it doubles. */
  pushAgain: SECOND,
  irc: {
    /** The first wait before the bot tries again to join a channel that it is not in; it doubles up to the longest. */
    firstReturn: 3 * SECOND,
    longestReturn: 10 * MINUTE,
    /** After a K-line, a wrong password or no free nick: somebody has to do something first. */
    firstComeback: 10 * MINUTE,
    longestComeback: 2 * 60 * MINUTE,
    look: SECOND,
  },
};

export type Pace = typeof PACE;
