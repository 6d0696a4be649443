import { withEdits } from '#lib/backstage/programme-edits.ts';
import { parseChatAddress } from '#lib/embed/chat-address.ts';
import type { EmbedOptions } from '#lib/embed/types.ts';
import { overrideAt } from '#lib/schedule/override.ts';
import { runningOrder } from '#lib/schedule/programme.ts';
import type { Schedule, ScheduleRoom } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Override, Slot } from '#lib/schedule/types.ts';
import { zoneName } from '#lib/schedule/zone.ts';
import type { ChatAccess, ChatFrame } from '#lib/site/chat-access.ts';
import type { Current, Site, SiteConfig } from '#lib/site/current.ts';
import { DAY } from '#lib/time.ts';
import { findLanguage } from '#lib/words/find-language.ts';
import { NEAR_FUTURE, NEAR_PAST, type PublicRoom, type PublicSlot, type SiteView } from './site-view.ts';

/** The near schedule at an instant (ms), as it leaves the site. */
export function siteView(
  current: Current,
  config: SiteConfig,
  instant: number,
  known: Site['known'] = {},
): SiteView {
  const { schedule, revision, fetchedAt, held, heldIn = {}, programmes } = current;
  const options = { siteHost: new URL(config.siteUrl).hostname, allowedHosts: config.embedHosts };
  return {
    revision,
    fetchedAt,
    title: schedule.title ?? 'Marquee',
    language: findLanguage(schedule.locale),
    timeZone: zoneName(schedule.timeZone),
    chat: chatOf(config.chat, schedule.settings.chatChannel, options),
    settings: schedule.settings,
    ...(config.themeFiles.length > 0 ? { themeFiles: config.themeFiles } : {}),
    ...((schedule.settings.embeds ?? config.embeds) === 'ask' ? { embeds: 'ask' } : {}),
    ...(Object.keys(known).length > 0 ? { live: known } : {}),
    override: held ?? overrideAt(schedule, instant),
    rooms: schedule.rooms.map((room) => publicRoom(room, schedule, instant, options, heldIn[room.slug])),
    slots: nearSlots(schedule, instant).map((slot) => publicSlot(withEdits(slot, programmes), options)),
  };
}

/** If no slot is near, how far (ms) ahead the next one is looked for: some communities meet once a month. */
const FAR = 400 * DAY;

function nearSlots(schedule: Schedule, instant: number): Slot[] {
  const end = instant + NEAR_FUTURE;
  const isComing = ({ status, start }: Slot) => status !== 'cancelled' && Date.parse(start) > instant;
  const near = slotsBetween(schedule, instant - NEAR_PAST, end);
  if (near.some(isComing)) return near;
  const next = slotsBetween(schedule, end, instant + FAR).find(isComing);
  return next ? [...near, next] : near;
}

const isChannel = (chat: string) => /^[#&]/.test(chat);

/** A chat other than ours. It is framed if it allows that, otherwise linked to if possible, otherwise left out. */
function otherChat(chat: string, options: EmbedOptions): { frame?: ChatFrame; link?: string } {
  const result = parseChatAddress(chat, options);
  if (result.ok) return { frame: { provider: result.provider, src: result.src } };
  return result.link === undefined ? {} : { link: result.link };
}

/** The operator's chat, unless the sheet names another channel or another chat. */
function chatOf(access: ChatAccess, named: string | null, options: EmbedOptions): ChatAccess {
  if (named === null) return access;
  if (isChannel(named)) return { ...access, channel: named };
  return { ...access, ...otherChat(named, options) };
}

function publicRoom(
  { showNow: _showNow, ...room }: ScheduleRoom,
  schedule: Schedule,
  instant: number,
  options: EmbedOptions,
  held: Override | undefined,
): PublicRoom {
  const isFirst = room.slug === schedule.rooms[0]?.slug;
  // The override of the first room is the view's own.
  const override = isFirst ? null : (held ?? overrideAt(schedule, instant, room.slug));
  if (room.chat === null || isChannel(room.chat)) return { ...room, override };
  const { frame, link } = otherChat(room.chat, options);
  return { ...room, ...(frame && { chatFrame: frame }), ...(link && { chatLink: link }), override };
}

function publicSlot({ row: _row, ...given }: Slot, options: EmbedOptions): PublicSlot {
  const slot = given.playback === 'live' ? given : { ...given, programme: runningOrder(given) };
  if (slot.chat === null || isChannel(slot.chat)) return slot;
  const { frame, link } = otherChat(slot.chat, options);
  return { ...slot, ...(frame && { chatFrame: frame }), ...(link && { chatLink: link }) };
}
