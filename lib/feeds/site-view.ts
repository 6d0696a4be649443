import type { Override, Settings, Slot } from '#lib/schedule/types.ts';

/** Another chat than ours, to be framed. */
export type ChatFrame = { provider: string; src: string };

/** How viewers reach the chat. `url` is null where the site has no IRC chat of its own. */
export type ChatAccess = {
  url: string | null;
  channel: string;
  connect: 'ask' | 'load';
  frame?: ChatFrame;
  /** Another chat that does not let itself be framed: viewers get a link. */
  link?: string;
};

/** A slot as it leaves the site: without its place in the crew's sheet. */
export type PublicSlot = Omit<Slot, 'row'> & {
  /** There where `chat` is an address that may be framed. */
  chatFrame?: ChatFrame;
  /** There where it may not, but can be linked to. */
  chatLink?: string;
};

/**
 * What a browser needs to know what is on: the body of `/schedule.json`, and what of it rides along in every page.
 * Slots are sorted by start, then by row; instants are UTC.
 */
export type SiteView = {
  /** A hash of the schedule; it changes when, and only when, the schedule does. */
  revision: string;
  /** When the schedule was read from the sheet, UTC. */
  fetchedAt: string;
  title: string;
  /** What the site speaks, BCP 47: the language of the sheet where there are words of it, else English. */
  language: string;
  timeZone: string;
  chat: ChatAccess;
  settings: Settings;
  /** The themes that have a style sheet of the crew's, `/themes/NAME.css`; not there where none has. */
  themeFiles?: string[];
  /** `ask`: what others serve is loaded when a viewer wants it, and not before. */
  embeds?: 'ask';
  /** What was found out about streams near now, by their address; what is not in it is shown without question. */
  live?: Record<string, 'waiting'>;
  override: Override | null;
  slots: PublicSlot[];
  /** In a page: the later slots were left out. `/schedule.json` has them all. */
  part?: true;
};

const HOUR = 3_600_000;
/** Past slots of the last 12 hours and the coming ones of 14 days: the contract of `/schedule.json`. */
export const NEAR_PAST = 12 * HOUR;
export const NEAR_FUTURE = 14 * 24 * HOUR;

/** A page carries the slots that start within a day, and so many coming ones at least. */
const RIDE_ALONG = { time: 24 * HOUR, slots: 12 };

/**
 * What of a view rides along in a page made at an instant (ms): enough for the stage, what is next and an evening.
 * The rest comes with the first look at `/schedule.json`, and need not come before the stream.
 */
export function rideAlong(view: SiteView, instant: number): SiteView {
  const startsBy = (time: number) => view.slots.filter(({ start }) => Date.parse(start) <= time).length;
  const count = Math.max(startsBy(instant + RIDE_ALONG.time), startsBy(instant) + RIDE_ALONG.slots);
  return count < view.slots.length ? { ...view, slots: view.slots.slice(0, count), part: true } : view;
}
