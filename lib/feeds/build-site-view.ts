import { overrideAt } from '#lib/schedule/override.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Current } from '#lib/site/current.ts';
import { type ChatAccess, NEAR_FUTURE, NEAR_PAST, publicSlot, type SiteView } from './site-view.ts';

/** The near schedule at an instant (ms), as it leaves the site. */
export function siteView(current: Current, chat: ChatAccess, instant: number): SiteView {
  const { schedule, revision, fetchedAt } = current;
  return {
    revision,
    fetchedAt,
    title: schedule.title ?? 'Marquee',
    timeZone: schedule.timeZone,
    chat: { ...chat, channel: schedule.settings.chatChannel ?? chat.channel },
    settings: schedule.settings,
    override: overrideAt(schedule, instant),
    slots: slotsBetween(schedule, instant - NEAR_PAST, instant + NEAR_FUTURE).map(publicSlot),
  };
}
