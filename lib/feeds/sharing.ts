import { nowAt } from '#lib/schedule/now.ts';
import { roomPath } from '#lib/schedule/room-path.ts';
import { say, type Words } from '#lib/words/words.ts';
import { roomView } from './room-view.ts';
import type { PublicSlot, SiteView } from './site-view.ts';
import { slotAddress, wholeAddress } from './slot-text.ts';

/** How many slots search engines get: what is on and what is next. With rooms, one slot of each room, and at most this many. */
const MOST_EVENTS = 2;
const MOST_OF_ROOMS = 4;

/**
 * The text of a shared link to the site at an instant (ms): what is on, or what is next; and the slot that it is about.
 * @param room the slug of a room; null means the first one
 */
export function sharing(
  site: SiteView,
  words: Words['sharing'],
  instant: number,
  room: string | null = null,
) {
  const view = roomView(site, room);
  const now = nowAt(view, instant);
  const find = (uid: string | null) => view.slots.find((slot) => slot.uid === uid) ?? null;
  const current = find(now.slot);
  const slot = current ?? find(now.next);
  const title = now.override?.title ?? slot?.title;
  const sentence = now.override || (current && now.state !== 'starting-soon') ? words.now : words.next;
  return {
    description: title ? `${say(sentence, { title })} ${words.about}` : words.about,
    slot: now.override ? null : slot,
    /** The title of what is shown, for the tab. */
    shown: now.override ? now.override.title : (current?.title ?? null),
  };
}

/** The slots that are on and next, in the form of schema.org, for search engines. `picture` gives the address of a slot's. */
export function broadcasts(
  view: SiteView,
  siteUrl: string,
  instant: number,
  picture: (slot: PublicSlot) => string,
): object[] {
  const coming = view.slots.filter(({ start, end }) => Date.parse(end ?? start) > instant);
  const ofRooms = view.rooms.flatMap(({ name }) => coming.find(({ room }) => room === name) ?? []);
  const told = view.rooms.length > 0 ? ofRooms.slice(0, MOST_OF_ROOMS) : coming.slice(0, MOST_EVENTS);
  return told.map((slot) => broadcast(slot, view, siteUrl, picture(slot)));
}

function broadcast(slot: PublicSlot, { title: site, rooms }: SiteView, siteUrl: string, picture: string) {
  const room = rooms.find(({ name }) => name === slot.room);
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
    location: {
      '@type': 'VirtualLocation',
      ...(room && { name: room.name }),
      url: siteUrl + roomPath(rooms, slot.room),
    },
    organizer: { '@type': 'Organization', name: site, url: `${siteUrl}/` },
    url: slotAddress(siteUrl, slot.uid),
  };
}

type Recorded = Pick<PublicSlot, 'title' | 'start' | 'end' | 'description' | 'recording'>;

/** A recording as schema.org has it, or null if there is none. `player` is the address that plays it within a page. */
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
