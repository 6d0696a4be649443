import { useMemo, useSyncExternalStore } from 'react';
import { useSite } from '#components/schedule/site-context.tsx';
import { answer, type NowView, same } from '#components/schedule/use-now.ts';
import { roomView } from '#lib/feeds/room-view.ts';
import type { PublicRoom, SiteView } from '#lib/feeds/site-view.ts';

/** A room with the show that is on in it. */
export type RoomNow = { room: PublicRoom; view: SiteView; nowView: NowView };

function answers(all: SiteView | null, instant: number): RoomNow[] {
  if (all === null) return [];
  return all.rooms.map((room) => {
    const view = roomView(all, room.slug);
    return { room, view, nowView: answer(view, instant) };
  });
}

/** Looks up each second which show is on in each room, and renders again only when an answer changes. */
export function useRoomsNow(): RoomNow[] {
  const { all, clock, renderedAt } = useSite();
  const first = useMemo(() => answers(all, renderedAt), [all, renderedAt]);
  const snapshot = useMemo(() => {
    let last = first;
    return () => {
      const fresh = answers(all, clock.now());
      const isSame = fresh.every(({ nowView }, at) => {
        const before = last[at];
        return before !== undefined && same(nowView.now, before.nowView.now);
      });
      if (!isSame) last = fresh;
      return last;
    };
  }, [all, clock, first]);
  return useSyncExternalStore(clock.subscribe, snapshot, () => first);
}
