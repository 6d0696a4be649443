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

/** The now of a view at an instant (ms). */
export function answer(view: SiteView | null, instant: number): NowView {
  if (view === null) return NOTHING;
  const now = nowAt(view, instant);
  const find = (uid: string | null) => view.slots.find((slot) => slot.uid === uid) ?? null;
  return { now, slot: find(now.slot), next: find(now.next) };
}

/** The slot whose recordings all viewers see at the same second, if one is shown. */
export function togetherOf({ now, slot }: NowView): PublicSlot | null {
  const isOwn = (now.override?.kind ?? 'slot') === 'slot';
  if (!slot || !isOwn || slot.playback === 'live') return null;
  return slot.streams.some(({ embed }) => /live|channel|whep|audio/.test(embed.kind)) ? null : slot;
}

/** Compares two answers within one view. Its override is there at every instant, or at none. */
export const same = (a: Now, b: Now) => a.state === b.state && a.slot === b.slot && a.next === b.next;

/** The now, looked up each second by the site's clock. The component renders again only when it changes. */
export function useNow(): NowView {
  const { view, clock, renderedAt } = useSite();
  // Both snapshots begin with the same object, so that hydration is not followed by an update that changes nothing.
  const { snapshot, atRender } = useMemo(() => {
    const first = answer(view, renderedAt);
    let last = first;
    return {
      snapshot() {
        const fresh = answer(view, clock.now());
        if (!same(fresh.now, last.now)) last = fresh;
        return last;
      },
      atRender: () => first,
    };
  }, [view, clock, renderedAt]);
  return useSyncExternalStore(clock.subscribe, snapshot, atRender);
}

/** The site's time to the full second, ms; renders each second. */
export function useInstant(): number {
  const { clock, renderedAt } = useSite();
  const second = useCallback(() => Math.floor(clock.now() / 1000) * 1000, [clock]);
  return useSyncExternalStore(clock.subscribe, second, () => Math.floor(renderedAt / 1000) * 1000);
}
