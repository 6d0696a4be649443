import { usePathname } from 'next/navigation';
import { useState } from 'react';
import type { SiteClock } from '#components/clock/site-clock.ts';
import { roomOf, roomView } from '#lib/feeds/room-view.ts';
import type { PublicRoom, SiteView } from '#lib/feeds/site-view.ts';
import { nowAt } from '#lib/schedule/now.ts';

/** The room of an address: null for the first one, undefined for a page that belongs to no room. */
export function roomIn(pathname: string): string | null | undefined {
  const match = /^\/(?:(?:rooms|embed|overlay)\/([0-9a-z-]+)|embed|overlay)?$/.exec(pathname);
  return match ? (match[1] ?? null) : undefined;
}

/**
 * The room that is watched: that of the page, and on other pages the one that was watched before. If rooms turn on while
 * the page is open, it is the room of what is on there, and if an edit makes another room the first one, who watches the
 * front page stays in theirs: nobody is moved. An overlay follows the first room instead, because it runs for days.
 */
export function useRoom(
  all: SiteView | null,
  clock: SiteClock,
): { room: PublicRoom | null; watch(slug: string): void } {
  const pathname = usePathname();
  const [seen, setSeen] = useState({ pathname, all });
  const [slug, setSlug] = useState(roomIn(pathname) ?? null);
  if (seen.pathname !== pathname || seen.all !== all) {
    setSeen({ pathname, all });
    const next = roomIn(pathname);
    if (seen.pathname === pathname) {
      if (slug === null && pathname !== '/overlay') setSlug(seen.all?.rooms[0]?.slug ?? null);
    } else if (next !== undefined) setSlug(next);
    if (seen.all?.rooms.length === 0 && all && all.rooms.length > 0) {
      const { slot } = nowAt(roomView(seen.all, null), clock.now());
      const name = all.slots.find(({ uid }) => uid === slot)?.room;
      setSlug(all.rooms.find((room) => room.name === name)?.slug ?? null);
    }
  }
  return { room: all && roomOf(all, slug), watch: setSlug };
}
