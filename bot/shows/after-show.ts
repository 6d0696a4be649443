import { type Announcement, line, title } from '#bot/announce/announcement.ts';
import { numberText } from '#lib/format/counts.ts';
import { MINUTE } from '#lib/time.ts';
import { roundedCount } from '#lib/viewers/rounded-count.ts';
import type { SiteStatus } from '#platform/site-status.ts';
import { clock } from './times.ts';

/** How long (ms) after a show the bot may still say how many watched, if it was away. */
const NEWS_FOR = 30 * MINUTE;

/** Says how many watched the show that is over, once; null if there is none, or if it is old. */
export function afterShow(
  { lastShow }: Pick<SiteStatus, 'lastShow'>,
  timeZone: string,
  now: number,
): Announcement | null {
  if (!lastShow || lastShow.most === 0) return null;
  const { uid, start, most, chat } = lastShow;
  const over = Date.parse(lastShow.lastAt);
  if (now < over || now - over > NEWS_FOR) return null;
  const number = (n: number) => numberText(roundedCount(n), 'en');
  const when = clock(Date.parse(lastShow.mostAt), timeZone, now);
  return {
    key: `watched:${uid}:${start}`,
    lines: [
      chat === null
        ? line`${title(lastShow.title)}: ${number(most)} watching at the most, ${when}.`
        : line`${title(lastShow.title)}: ${number(most)} watching and ${number(chat)} in the chat at the most, ${when}.`,
    ],
    expiresAt: over + NEWS_FOR,
  };
}
