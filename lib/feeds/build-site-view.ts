import { parseChatAddress } from '#lib/embed/chat-address.ts';
import type { EmbedOptions } from '#lib/embed/types.ts';
import { overrideAt } from '#lib/schedule/override.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Slot } from '#lib/schedule/types.ts';
import { zoneName } from '#lib/schedule/zone.ts';
import type { Current, Site, SiteConfig } from '#lib/site/current.ts';
import { wordsFor } from '#lib/words/languages.ts';
import {
  type ChatAccess,
  type ChatFrame,
  NEAR_FUTURE,
  NEAR_PAST,
  type PublicSlot,
  type SiteView,
} from './site-view.ts';

/** The near schedule at an instant (ms), as it leaves the site. */
export function siteView(
  current: Current,
  config: SiteConfig,
  instant: number,
  waiting: Site['waiting'] = {},
): SiteView {
  const { schedule, revision, fetchedAt, held } = current;
  const options = { siteHost: new URL(config.siteUrl).hostname, allowedHosts: config.embedHosts };
  return {
    revision,
    fetchedAt,
    title: schedule.title ?? 'Marquee',
    language: wordsFor(schedule.locale).about.language,
    timeZone: zoneName(schedule.timeZone),
    chat: chatOf(config.chat, schedule.settings.chatChannel, options),
    settings: schedule.settings,
    ...(config.themeFiles.length > 0 ? { themeFiles: config.themeFiles } : {}),
    ...((schedule.settings.embeds ?? config.embeds) === 'ask' ? { embeds: 'ask' } : {}),
    ...(Object.keys(waiting).length > 0 ? { live: waiting } : {}),
    override: held ?? overrideAt(schedule, instant),
    slots: slotsBetween(schedule, instant - NEAR_PAST, instant + NEAR_FUTURE).map((slot) =>
      publicSlot(slot, options),
    ),
  };
}

const isChannel = (chat: string) => /^[#&]/.test(chat);

/** Another chat than ours: framed, where it lets itself be, else linked to, else left alone. */
function otherChat(chat: string, options: EmbedOptions): { frame?: ChatFrame; link?: string } {
  const result = parseChatAddress(chat, options);
  if (result.ok) return { frame: { provider: result.provider, src: result.src } };
  return result.link === undefined ? {} : { link: result.link };
}

/** The operator's chat, where the sheet does not name another channel or another chat. */
function chatOf(access: ChatAccess, named: string | null, options: EmbedOptions): ChatAccess {
  if (named === null) return access;
  if (isChannel(named)) return { ...access, channel: named };
  return { ...access, ...otherChat(named, options) };
}

function publicSlot({ row: _row, ...slot }: Slot, options: EmbedOptions): PublicSlot {
  if (slot.chat === null || isChannel(slot.chat)) return slot;
  const { frame, link } = otherChat(slot.chat, options);
  return { ...slot, ...(frame && { chatFrame: frame }), ...(link && { chatLink: link }) };
}
