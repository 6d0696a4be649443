import type { Slot } from '#lib/schedule/types.ts';
import { say, type Words } from '#lib/words/words.ts';

// This file is small on purpose, because browsers load it, too.

/** The address of a slot on the site. */
export const slotAddress = (siteUrl: string, uid: string) => `${siteUrl}/schedule#slot-${uid}`;

/** An address of a row, which may be a path of the site's own, for readers elsewhere. */
export const wholeAddress = (siteUrl: string, address: string) =>
  address.startsWith('/') ? siteUrl + address : address;

/** A slot's text in a calendar, below its title. The address is last, because apps make it a link there. */
export function aboutSlot(
  slot: Pick<Slot, 'host' | 'contentWarning' | 'description'>,
  siteUrl: string,
  words: Words['feeds']['inCalendar'],
): string {
  return [
    slot.host === null ? null : say(words.with, { host: slot.host }),
    slot.contentWarning === null ? null : say(words.warning, { warning: slot.contentWarning }),
    slot.description,
    say(words.watch, { address: `${siteUrl}/` }),
  ]
    .filter((part) => part !== null)
    .join('\n\n');
}

/** `2026-11-28T20:00:00Z` as iCalendar's UTC form (RFC 5545, 3.3.5), `20261128T200000Z`. */
export const dateTime = (instant: string) => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
