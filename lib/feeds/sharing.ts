import { nowAt } from '#lib/schedule/now.ts';
import type { PublicSlot, SiteView } from './site-view.ts';
import { slotAddress, wholeAddress } from './slot-text.ts';

/** How many slots are told to search engines: what is on and what is next. */
const MOST_EVENTS = 2;

/** What a link to the site says where it is shared, at an instant (ms): what is on, or what is next. */
export function sharing(view: SiteView, siteUrl: string, instant: number) {
  const now = nowAt(view, instant);
  const find = (uid: string | null) => view.slots.find((slot) => slot.uid === uid) ?? null;
  const current = find(now.slot);
  const slot = current ?? find(now.next);
  const title = now.override?.title ?? slot?.title;
  const word = now.override || (current && now.state !== 'starting-soon') ? 'On now' : 'Next';
  return {
    description: title
      ? `${word}: ${title}. What is on, what is next, and the chat beside it.`
      : 'What is on, what is next, and the chat beside it.',
    image: slot?.poster ? wholeAddress(siteUrl, slot.poster) : null,
  };
}

/** What is on and what is next as schema.org has it, for search engines. */
export function broadcasts(view: SiteView, siteUrl: string, instant: number): object[] {
  return view.slots
    .filter(({ start, end }) => Date.parse(end ?? start) > instant)
    .slice(0, MOST_EVENTS)
    .map((slot) => broadcast(slot, view.title, siteUrl));
}

function broadcast(slot: PublicSlot, site: string, siteUrl: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BroadcastEvent',
    name: slot.title,
    startDate: slot.start,
    ...(slot.end === null ? {} : { endDate: slot.end }),
    ...(slot.description === null ? {} : { description: slot.description.slice(0, 300) }),
    ...(slot.poster === null ? {} : { image: wholeAddress(siteUrl, slot.poster) }),
    isLiveBroadcast: true,
    eventStatus: `https://schema.org/${slot.status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    location: { '@type': 'VirtualLocation', url: `${siteUrl}/` },
    organizer: { '@type': 'Organization', name: site, url: `${siteUrl}/` },
    url: slotAddress(siteUrl, slot.uid),
  };
}

/** JSON for a script element: nothing in it can end the element (html.spec.whatwg.org, restrictions for contents). */
export const scriptJson = (value: object) => JSON.stringify(value).replaceAll('<', '\\u003c');
