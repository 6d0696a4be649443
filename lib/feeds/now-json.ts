import { nextChange, nowAt } from '#lib/schedule/now.ts';
import { itemAt, type ProgrammeItem } from '#lib/schedule/programme.ts';
import type { Now } from '#lib/schedule/types.ts';
import { isoSeconds } from '#lib/time.ts';
import { roomView } from './room-view.ts';
import type { PublicSlot, SiteView } from './site-view.ts';

/** The body of `/now.json`: what `nowAt` answers, with the slots themselves. For overlays, bots and sites elsewhere. */
type NowAnswer = {
  revision: string;
  title: string;
  /** The instant the answer is for, UTC. */
  at: string;
  /** The instant (UTC) at which it changes, or null if it never does. */
  until: string | null;
  state: Now['state'];
  slot: PublicSlot | null;
  next: PublicSlot | null;
  override: Now['override'];
  /** The recording that plays in a slot that is played together. */
  item: ProgrammeItem | null;
  /** The same for each room; empty if there are none. */
  rooms: RoomNow[];
};

export type RoomNow = { name: string; slug: string; now: Now };

/** The body of `/now.json` at an instant (ms). */
export function nowAnswer(view: SiteView, instant: number): NowAnswer {
  const first = roomView(view, null);
  const now = nowAt(first, instant);
  const change = nextChangeOf(view, instant);
  const find = (uid: string | null) => first.slots.find((slot) => slot.uid === uid) ?? null;
  return {
    revision: view.revision,
    title: view.title,
    at: isoSeconds(instant),
    until: change === null ? null : isoSeconds(change),
    state: now.state,
    slot: find(now.slot),
    next: find(now.next),
    override: now.override,
    item: itemOf(first, now, instant),
    rooms: view.rooms.map(({ name, slug }) => ({ name, slug, now: nowAt(roomView(view, slug), instant) })),
  };
}

function itemOf(view: SiteView, { slot: uid, override }: Now, instant: number): ProgrammeItem | null {
  const slot = view.slots.find((one) => one.uid === uid);
  return slot && override?.kind !== 'card' ? itemAt(slot, instant) : null;
}

/** The next instant (ms) at which something else is on, in any room; null if it never is. */
export function nextChangeOf(view: SiteView, instant: number): number | null {
  const views = view.rooms.length > 0 ? view.rooms.map(({ slug }) => roomView(view, slug)) : [view];
  const changes = views.flatMap((one) => {
    const item = itemOf(one, nowAt(one, instant), instant);
    return [nextChange(one, instant), item?.end ? Date.parse(item.end) : null].filter((at) => at !== null);
  });
  return changes.length > 0 ? Math.min(...changes) : null;
}
