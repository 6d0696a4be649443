import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { PublicSlot, SiteView } from '#lib/feeds/site-view.ts';
import { nowAt } from '#lib/schedule/now.ts';
import type { Now } from '#lib/schedule/types.ts';
import { useSite } from './site-context.tsx';

/** The answer of `nowAt` with the slots themselves. */
export type NowView = { now: Now; slot: PublicSlot | null; next: PublicSlot | null };

const NOTHING: NowView = {
  now: { state: 'off-air', slot: null, next: null, override: null },
  slot: null,
  next: null,
};

function answer(view: SiteView | null, instant: number): NowView {
  if (view === null) return NOTHING;
  const now = nowAt(view, instant);
  const find = (uid: string | null) => view.slots.find((slot) => slot.uid === uid) ?? null;
  return { now, slot: find(now.slot), next: find(now.next) };
}

/** Within one view: its override is there at every instant, or at none. */
const same = (a: Now, b: Now) => a.state === b.state && a.slot === b.slot && a.next === b.next;

/** What is on, looked up each second by the site's clock; renders again only when the answer changes. */
export function useNow(): NowView {
  const { view, clock, renderedAt } = useSite();
  const snapshot = useMemo(() => {
    let last = answer(view, renderedAt);
    return () => {
      const fresh = answer(view, clock.now());
      if (!same(fresh.now, last.now)) last = fresh;
      return last;
    };
  }, [view, clock, renderedAt]);
  const atRender = useMemo(() => {
    const first = answer(view, renderedAt);
    return () => first;
  }, [view, renderedAt]);
  return useSyncExternalStore(clock.subscribe, snapshot, atRender);
}

/** The site's time to the full second, ms; renders each second. */
export function useInstant(): number {
  const { clock, renderedAt } = useSite();
  const second = useCallback(() => Math.floor(clock.now() / 1000) * 1000, [clock]);
  return useSyncExternalStore(clock.subscribe, second, () => Math.floor(renderedAt / 1000) * 1000);
}
