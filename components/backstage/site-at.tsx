'use client';

import { type ReactNode, useMemo } from 'react';
import type { SiteClock } from '#components/clock/site-clock.ts';
import { SiteContext } from '#components/schedule/site-context.tsx';
import { roomOf, roomView } from '#lib/feeds/room-view.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';

/** The site at one instant (ms), which stands still: for a look at another time. */
export function SiteAt(props: {
  view: SiteView;
  instant: number;
  room?: string | null;
  children: ReactNode;
}) {
  const { view: all, instant, room: slug = null } = props;
  const site = useMemo(
    () => ({
      title: all.title,
      view: roomView(all, slug),
      all,
      room: roomOf(all, slug),
      watch() {},
      clock: standingAt(instant),
      renderedAt: instant,
    }),
    [all, slug, instant],
  );
  return <SiteContext value={site}>{props.children}</SiteContext>;
}

const standingAt = (instant: number): SiteClock => ({
  now: () => instant,
  subscribe: () => () => {},
  learn() {},
  giveUp() {},
});
