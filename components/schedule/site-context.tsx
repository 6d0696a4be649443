'use client';

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { createSiteClock, type SiteClock } from '#components/clock/site-clock.ts';
import { roomView } from '#lib/feeds/room-view.ts';
import type { PublicRoom, SiteView } from '#lib/feeds/site-view.ts';
import { useFreshView } from './use-fresh-view.tsx';
import { useRoom } from './use-room.ts';

type Site = {
  /** The site's own title. */
  title: string;
  /** The schedule of the room that is watched; null until the sheet was read for the first time. */
  view: SiteView | null;
  /** The whole schedule. Without rooms it is the same. */
  all: SiteView | null;
  /** The room that is watched; null without rooms. */
  room: PublicRoom | null;
  /** Turns to another room. */
  watch(slug: string): void;
  clock: SiteClock;
  /** The instant the HTML was made for, ms: what hydration must show first. */
  renderedAt: number;
};

export const SiteContext = createContext<Site | null>(null);

/** The schedule and the clock, for all that is on the page. */
export function SiteProvider(props: {
  initial: SiteView | null;
  /** The title of a site whose sheet cannot be served yet. */
  title: string | undefined;
  renderedAt: number;
  children: ReactNode;
}) {
  const [clock] = useState(() => createSiteClock(props.renderedAt));
  const { view: all, keeper } = useFreshView(props.initial, clock);
  const { room, watch } = useRoom(all, clock);
  const { renderedAt } = props;
  const title = all?.title ?? props.title ?? '';
  const site = useMemo(
    () => ({ title, view: all && roomView(all, room?.slug ?? null), all, room, watch, clock, renderedAt }),
    [title, all, room, watch, clock, renderedAt],
  );

  useEffect(() => {
    // The state of this page, which tests and people who help others can read in the console.
    document.documentElement.dataset.revision = all?.revision ?? '';
  }, [all]);

  return (
    <SiteContext value={site}>
      {props.children}
      {keeper(room?.slug ?? null)}
    </SiteContext>
  );
}

export function useSite(): Site {
  const site = use(SiteContext);
  if (site === null) throw new Error('useSite is called outside of SiteProvider');
  return site;
}
