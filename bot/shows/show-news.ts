import {
  type Announcement,
  type Audience,
  dim,
  good,
  line,
  type TextLine,
  title,
  unlessConfirmed,
} from '#bot/announce/announcement.ts';
import { nowAt } from '#lib/schedule/now.ts';
import { inRoom } from '#lib/schedule/rooms.ts';
import { MINUTE } from '#lib/time.ts';
import { roomAddress } from './room-address.ts';
import type { Schedule, Slot } from './schedule.ts';
import { clock, endOfTonight } from './times.ts';

const SOON = 10 * MINUTE;
/** How long (ms) after the start of a show the bot may still announce it, if it was away. */
const NEWS_FOR = 5 * MINUTE;

export type News = { audience: Audience; announcement: Announcement };

/** The announcements about the shows at an instant (ms). Some may have been said before: their keys tell. */
export function showNews(schedule: Schedule, instant: number, siteUrl: string): News[] {
  const news: News[] = [];
  for (const slot of schedule.slots) {
    const start = Date.parse(slot.start);
    if (slot.status === 'cancelled' || start - SOON > instant || start + NEWS_FOR <= instant) continue;
    if (instant < start) {
      const minutes = Math.ceil((start - instant) / MINUTE);
      news.push({
        audience: 'crew',
        announcement: {
          key: `soon:${slot.uid}:${slot.start}`,
          lines: [
            line`${title(slot.title)}${unlessConfirmed(slot)} starts in ${minutes} min, at ${clock(start, schedule.timeZone, instant)}.`,
          ],
          expiresAt: start,
        },
      });
    } else if (isOnAir(schedule, slot, instant)) {
      const where = roomAddress(schedule, slot.room, siteUrl);
      news.push(...live(`live:${slot.uid}:${slot.start}`, slot.title, start + NEWS_FOR, where));
    }
  }
  return news;
}

/** Whether its room shows a slot, by the clock. If the slot is in all rooms, the first room decides. */
function isOnAir(schedule: Schedule, { uid, room }: Slot, instant: number): boolean {
  const slug = schedule.rooms.find(({ name }) => name === room)?.slug ?? null;
  const now = nowAt(inRoom(schedule, slug), instant);
  return !now.override && now.slot === uid && now.state === 'on-air';
}

/** Announces an override when it begins, also one that was shown before. A card is not a show, so it is no news. */
export function overrideNews(schedule: Schedule, instant: number, siteUrl: string): News[] {
  if (!schedule.override || schedule.override.kind === 'card') return [];
  return live(
    `override:${schedule.revision}:${instant}`,
    schedule.override.title,
    instant + NEWS_FOR,
    siteUrl,
  );
}

function live(key: string, what: string, expiresAt: number, siteUrl: string): News[] {
  const lines = [line`Now ${good('live')}: ${title(what)} ${dim(siteUrl)}`];
  return (['crew', 'viewers'] as const).map((audience) => ({
    audience,
    announcement: { key, lines, expiresAt },
  }));
}

/** A slot, as far as tonight's changes are about it. */
export type Tonight = Pick<Slot, 'uid' | 'title' | 'start' | 'status'>;

/** The slots that start between now and tomorrow morning. */
export function tonightOf(schedule: Schedule, instant: number): Tonight[] {
  const end = endOfTonight(instant, schedule.timeZone);
  return schedule.slots
    .filter((slot) => Date.parse(slot.start) >= instant && Date.parse(slot.start) < end)
    .map(({ uid, title, start, status }) => ({ uid, title, start, status }));
}

/**
 * The changes of tonight, in words; [] if nothing changed. `before` may hold slots that have started since, or slots of
 * an evening that is over: neither is news.
 */
export function tonightChanges(before: readonly Tonight[], schedule: Schedule, instant: number): TextLine[] {
  const now = new Map(schedule.slots.map((slot) => [slot.uid, slot]));
  const then = new Map(before.map((slot) => [slot.uid, slot]));
  const at = (start: string) => clock(Date.parse(start), schedule.timeZone, instant);
  const lines: TextLine[] = [];
  for (const old of before) {
    if (Date.parse(old.start) <= instant) continue;
    const slot = now.get(old.uid);
    if (!slot) lines.push(line`${title(old.title)} (${at(old.start)}) is off the schedule.`);
    else if (slot.status !== old.status && slot.status === 'cancelled')
      lines.push(line`${title(slot.title)} (${at(old.start)}) is cancelled.`);
    else if (slot.status !== old.status && old.status === 'cancelled')
      lines.push(line`${title(slot.title)} is on again, at ${at(slot.start)}.`);
    else if (slot.start !== old.start)
      lines.push(line`${title(slot.title)} is at ${at(slot.start)} now (was ${at(old.start)}).`);
    else if (slot.title !== old.title)
      lines.push(line`${title(old.title)} at ${at(slot.start)} is ${title(slot.title)} now.`);
  }
  for (const slot of tonightOf(schedule, instant))
    if (!then.has(slot.uid) && slot.status !== 'cancelled')
      lines.push(line`New: ${title(slot.title)} at ${at(slot.start)}.`);
  return lines;
}
