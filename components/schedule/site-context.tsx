'use client';

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { createSiteClock, type SiteClock } from '#components/clock/site-clock.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';
import { useFreshView } from './use-fresh-view.tsx';

type Site = {
  /** Null until the sheet was read for the first time. */
  view: SiteView | null;
  clock: SiteClock;
  /** The instant the HTML was made for, ms: what hydration must show first. */
  renderedAt: number;
};

const SiteContext = createContext<Site | null>(null);

/** The schedule and the clock, for all that is on the page. */
export function SiteProvider(props: { initial: SiteView | null; renderedAt: number; children: ReactNode }) {
  const [clock] = useState(() => createSiteClock(props.renderedAt));
  const { view, keeper } = useFreshView(props.initial, clock);
  const { renderedAt } = props;
  const site = useMemo(() => ({ view, clock, renderedAt }), [view, clock, renderedAt]);

  useEffect(() => {
    // For tests and for help from afar: what this page believes, readable in the console.
    document.documentElement.dataset.revision = view?.revision ?? '';
  }, [view]);

  return (
    <SiteContext value={site}>
      {props.children}
      {keeper}
    </SiteContext>
  );
}

/** The site at one instant (ms), which stands still: for a look at another time. */
export function SiteAt(props: { view: SiteView; instant: number; children: ReactNode }) {
  const { view, instant } = props;
  const site = useMemo(() => ({ view, clock: standingAt(instant), renderedAt: instant }), [view, instant]);
  return <SiteContext value={site}>{props.children}</SiteContext>;
}

const standingAt = (instant: number): SiteClock => ({
  now: () => instant,
  subscribe: () => () => {},
  learn() {},
  giveUp() {},
});

export function useSite(): Site {
  const site = use(SiteContext);
  if (site === null) throw new Error('useSite is called outside of SiteProvider');
  return site;
}
