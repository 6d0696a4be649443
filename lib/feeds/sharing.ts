import { nowAt } from '#lib/schedule/now.ts';
import { say, type Words } from '#lib/words/words.ts';
import type { PublicSlot, SiteView } from './site-view.ts';
import { slotAddress, wholeAddress } from './slot-text.ts';

/** How many slots are told to search engines: what is on and what is next. */
const MOST_EVENTS = 2;

/** What a link to the site says where it is shared, at an instant (ms): what is on, or what is next; and of which slot. */
export function sharing(view: SiteView, words: Words['sharing'], instant: number) {
  const now = nowAt(view, instant);
  const find = (uid: string | null) => view.slots.find((slot) => slot.uid === uid) ?? null;
  const current = find(now.slot);
  const slot = current ?? find(now.next);
  const title = now.override?.title ?? slot?.title;
  const sentence = now.override || (current && now.state !== 'starting-soon') ? words.now : words.next;
  return {
    description: title ? `${say(sentence, { title })} ${words.about}` : words.about,
    slot: now.override ? null : slot,
  };
}

/** What is on and what is next as schema.org has it, for search engines. `picture` gives the address of a slot's. */
export function broadcasts(
  view: SiteView,
  siteUrl: string,
  instant: number,
  picture: (slot: PublicSlot) => string,
): object[] {
  return view.slots
    .filter(({ start, end }) => Date.parse(end ?? start) > instant)
    .slice(0, MOST_EVENTS)
    .map((slot) => broadcast(slot, view.title, siteUrl, picture(slot)));
}

function broadcast(slot: PublicSlot, site: string, siteUrl: string, picture: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BroadcastEvent',
    name: slot.title,
    startDate: slot.start,
    ...(slot.end === null ? {} : { endDate: slot.end }),
    ...(slot.description === null ? {} : { description: slot.description.slice(0, 300) }),
    image: wholeAddress(siteUrl, picture),
    isLiveBroadcast: true,
    eventStatus: `https://schema.org/${slot.status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    location: { '@type': 'VirtualLocation', url: `${siteUrl}/` },
    organizer: { '@type': 'Organization', name: site, url: `${siteUrl}/` },
    url: slotAddress(siteUrl, slot.uid),
  };
}

type Recorded = Pick<PublicSlot, 'title' | 'start' | 'end' | 'description' | 'recording'>;

/** A recording as schema.org has it; null where there is none. `player` is what plays it within a page. */
export function recordingObject(
  { title, start, end, description, recording }: Recorded,
  { image, page, player }: { image: string; page: string; player: { kind: string; src: string } | null },
): object | null {
  if (recording === null) return null;
  const minutes = end === null ? null : Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
  return {
    '@context': 'https://schema.org',
    '@type': 'VideoObject',
    name: title,
    description: description?.slice(0, 300) ?? title,
    thumbnailUrl: image,
    uploadDate: start,
    ...(minutes === null ? {} : { duration: `PT${minutes}M` }),
    ...(player === null ? {} : { [player.kind === 'file' ? 'contentUrl' : 'embedUrl']: player.src }),
    url: page,
  };
}

/** JSON for a script element: nothing in it can end the element (html.spec.whatwg.org, restrictions for contents). */
export const scriptJson = (value: object) => JSON.stringify(value).replaceAll('<', '\\u003c');
