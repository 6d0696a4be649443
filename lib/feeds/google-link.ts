import type { Words } from '#lib/words/words.ts';
import type { PublicSlot } from './site-view.ts';
import { aboutSlot, dateTime, slotAddress } from './slot-text.ts';

/** The address at which Google Calendar offers to add a slot. It requires an end. If a slot has none, its start is given. */
export function googleLink(slot: PublicSlot, siteUrl: string, words: Words['feeds']['inCalendar']): string {
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: slot.title,
    dates: `${dateTime(slot.start)}/${dateTime(slot.end ?? slot.start)}`,
    details: `${aboutSlot(slot, siteUrl, words)}\n${slotAddress(siteUrl, slot.uid)}`.slice(0, 1000),
  });
  return `https://calendar.google.com/calendar/render?${query}`;
}
