import type { KnownState } from '#lib/live/stream-check.ts';
import { LONGEST_WITHOUT_END } from '#lib/schedule/now.ts';
import type { ProgrammeEdit, ProgrammeItem } from '#lib/schedule/programme.ts';
import { slotsOfRoom } from '#lib/schedule/rooms.ts';
import type { Override, Room, Settings, Slot } from '#lib/schedule/types.ts';
import type { ChatAccess, ChatFrame } from '#lib/site/chat-access.ts';
import { HOUR } from '#lib/time.ts';

/** A slot as it leaves the site: without its place in the crew's sheet. */
export type PublicSlot = Omit<Slot, 'row'> & {
  /** Present if `chat` is an address that may be framed. */
  chatFrame?: ChatFrame;
  /** Present if it may not be framed, but can be linked to. */
  chatLink?: string;
  /** Of a slot that is played together: what plays when, as far as it is known. */
  programme?: ProgrammeItem[];
  /** When its first recording begins, if an override shows it at another time than its own. */
  zero?: string;
  /** The edits of the crew while it played. */
  edits?: readonly ProgrammeEdit[];
};

/** A room as it leaves the site. */
export type PublicRoom = Room & {
  /** As with a slot's chat: present if `chat` is an address that may be framed. */
  chatFrame?: ChatFrame;
  chatLink?: string;
  /** Null for the first room, whose override is the view's own. */
  override: Override | null;
};

/**
 * The data from which a browser knows what is on: the body of `/schedule.json`. A part of it is in every page.
 * Slots are sorted by start, then by row; instants are UTC.
 */
export type SiteView = {
  /** A hash of the schedule; it changes when, and only when, the schedule does. */
  revision: string;
  /** When the schedule was read from the sheet, UTC. */
  fetchedAt: string;
  title: string;
  /** The site's language, BCP 47: that of the sheet if there are words for it, else English. */
  language: string;
  timeZone: string;
  chat: ChatAccess;
  settings: Settings;
  /** The themes that have a style sheet of the crew's, `/themes/NAME.css`; undefined if none has. */
  themeFiles?: string[];
  /** `ask`: streams from other servers are loaded when a viewer wants them, and not before. */
  embeds?: 'ask';
  /** The known states of streams near now, by their address. A stream that is not in it is shown without a check. */
  live?: Record<string, KnownState>;
  /** Of the first room, if there are rooms. */
  override: Override | null;
  /** In their order; empty if nothing runs in parallel. */
  rooms: PublicRoom[];
  slots: PublicSlot[];
  /** In a page: the later slots were left out. `/schedule.json` has them all. */
  part?: true;
};

/** Past slots of the last 12 hours and the coming ones of 14 days at least: the contract of `/schedule.json`. */
export const NEAR_PAST = 12 * HOUR;
export const NEAR_FUTURE = 14 * 24 * HOUR;

/** A page carries the slots that start within this time (ms), and at least this many coming ones. */
const IN_PAGE = { time: 24 * HOUR, slots: 8 };

/**
 * The part of a view that is in a page made at an instant (ms): enough for the stage, what is next and an evening. The rest
 * comes with the first request for `/schedule.json`, and is not needed before the stream.
 */
export function pageView(view: SiteView, instant: number): SiteView {
  return withoutProgrammes(nearOf(view, instant));
}

/** A browser computes the running order itself, because two hundred recordings would be larger than the rest of the page. */
function withoutProgrammes(view: SiteView): SiteView {
  if (view.slots.every(({ programme }) => programme === undefined)) return view;
  return { ...view, slots: view.slots.map(({ programme: _programme, ...slot }) => slot) };
}

function nearOf(view: SiteView, instant: number): SiteView {
  if (view.rooms.length > 0) return pageViewOfRooms(view, instant);
  const startsBy = (time: number) => view.slots.filter(({ start }) => Date.parse(start) <= time).length;
  const count = Math.max(startsBy(instant + IN_PAGE.time), startsBy(instant) + IN_PAGE.slots);
  return count < view.slots.length ? { ...view, slots: view.slots.slice(0, count), part: true } : view;
}

/** With rooms, a page has this many coming slots in all. With many rooms, only off-air ones have any. */
const COMING_OF_ROOMS = { all: 48, least: 2, manyRooms: 12 };

/** Keeps, of each room, the slots that are on or may be on, and the next ones. */
function pageViewOfRooms(view: SiteView, instant: number): SiteView {
  const { all, least, manyRooms } = COMING_OF_ROOMS;
  const isMany = view.rooms.length > manyRooms;
  const each = Math.max(least, Math.floor(all / view.rooms.length));
  const along = new Set<PublicSlot>();
  for (const { name } of view.rooms) {
    const slots = slotsOfRoom(view.slots, name);
    const next = slots.findIndex(({ start }) => Date.parse(start) > instant);
    const from = next === -1 ? slots.length : next;
    const { overrun } = view.settings;
    const until = ({ end, start }: PublicSlot) =>
      end === null ? Date.parse(start) + LONGEST_WITHOUT_END : Date.parse(end);
    const begun = slots.slice(0, from);
    const on = begun.filter((slot) => slot.status !== 'cancelled' && until(slot) > instant);
    // The last one may overrun if nothing is on.
    const over = begun.filter((slot, at) => at === from - 1 || until(slot) + overrun * 60_000 > instant);
    // The first room is the front page, which says what is next.
    const isShort = isMany && on.length > 0 && name !== view.rooms[0]?.name;
    const coming = slots.slice(from, from + (isShort ? 0 : isMany ? least : each));
    for (const slot of [...(on.length > 0 ? on : over), ...coming]) along.add(slot);
  }
  if (along.size === view.slots.length) return view;
  return { ...view, slots: view.slots.filter((slot) => along.has(slot)), part: true };
}
