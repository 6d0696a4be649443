import { nextChange, nowAt } from '#lib/schedule/now.ts';
import type { Now } from '#lib/schedule/types.ts';
import type { PublicSlot, SiteView } from './site-view.ts';

/** The body of `/now.json`: what `nowAt` answers, with the slots themselves. For overlays, bots and sites elsewhere. */
export type NowAnswer = {
  revision: string;
  title: string;
  /** The instant the answer is for, UTC. */
  at: string;
  /** The instant at which it becomes another one, UTC; null where it never does. */
  until: string | null;
  state: Now['state'];
  slot: PublicSlot | null;
  next: PublicSlot | null;
  override: Now['override'];
};

/** What is on at an instant (ms). */
export function nowAnswer(view: SiteView, instant: number): NowAnswer {
  const now = nowAt(view, instant);
  const change = nextChange(view, instant);
  const find = (uid: string | null) => view.slots.find((slot) => slot.uid === uid) ?? null;
  return {
    revision: view.revision,
    title: view.title,
    at: iso(instant),
    until: change === null ? null : iso(change),
    state: now.state,
    slot: find(now.slot),
    next: find(now.next),
    override: now.override,
  };
}

const iso = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`;
