import { inRoom } from '#lib/schedule/rooms.ts';
import type { PublicRoom, SiteView } from './site-view.ts';

const known = new WeakMap<SiteView, Map<string, SiteView>>();

/**
 * The view as a room has it: its slots, its override, its chat, and what it shows off air. The same view gives the same object.
 * Without rooms it is the view itself.
 * @param slug null means the first room, and so does an unknown slug
 */
export function roomView(view: SiteView, slug: string | null): SiteView {
  const room = roomOf(view, slug);
  if (room === null) return view;
  let views = known.get(view);
  if (!views) {
    views = new Map();
    known.set(view, views);
  }
  let own = views.get(room.slug);
  if (!own) {
    own = makeView(view, room);
    views.set(room.slug, own);
  }
  return own;
}

/** The room of a slug, else the first one; null without rooms. */
export const roomOf = ({ rooms }: Pick<SiteView, 'rooms'>, slug: string | null): PublicRoom | null =>
  rooms.find((room) => room.slug === slug) ?? rooms[0] ?? null;

function makeView(view: SiteView, room: PublicRoom): SiteView {
  const { settings } = view;
  const { stream } = room;
  const { slots, ...own } = inRoom(view, room.slug);
  return {
    ...own,
    slots: stream
      ? slots.map((slot) => (slot.streams.length > 0 ? slot : { ...slot, streams: [stream] }))
      : slots,
    chat: chatOf(view, room),
    settings: {
      ...settings,
      offAirStream: room.offAirStream ?? settings.offAirStream,
      offAirMessage: room.offAirMessage ?? settings.offAirMessage,
      theme: room.theme ?? settings.theme,
    },
  };
}

function chatOf({ chat }: SiteView, { chat: own, chatFrame, chatLink }: PublicRoom): SiteView['chat'] {
  if (own === null) return chat;
  if (/^[#&]/.test(own)) return { url: chat.url, channel: own, connect: chat.connect };
  return { ...chat, ...(chatFrame && { frame: chatFrame }), ...(chatLink && { link: chatLink }) };
}
