import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useHydrated } from '#components/hydration/use-hydrated.ts';

/** With this the grid of rooms is shown, and the list is not: see DAYS. */
const GRID = 'screen and (min-width: 820px)';
const isGridShown = () => typeof matchMedia === 'function' && matchMedia(GRID).matches;

/** React finds the rows of the HTML in it, and keeps them. */
const KEPT = { __html: '' };

/** The days: their names beside the rows, or seven days a row. Phones have this list in place of the grid, and so has paper. */
const DAYS =
  'sched-days grid grid-cols-[4.25rem_minmax(0,1fr)] gap-x-2 @min-[60rem]:grid-cols-7 @min-[60rem]:gap-y-6 [&_abbr]:no-underline [@media_screen_and_(min-width:820px)]:[.room-grid~&]:hidden';

type Props = { hasGrid: boolean; children: () => ReactNode };

/**
 * The list of all days. Thirty rooms have thousands of rows, which take seconds of a slow machine. So while the grid hides the list,
 * the rows of the HTML stay as they are, or there are none, until a narrow window or paper needs them.
 */
export function LateList({ hasGrid, children }: Props) {
  const [isInHtml] = useState(!useHydrated());
  const [isNeeded, setNeeded] = useState(() => !isGridShown());
  const isLive = isNeeded || !hasGrid;
  useEffect(() => {
    if (isLive) return;
    const media = matchMedia(GRID);
    // Paper does not wait for React's next turn.
    const need = () => flushSync(() => setNeeded(true));
    const look = () => {
      if (!media.matches) need();
    };
    media.addEventListener('change', look);
    addEventListener('beforeprint', need);
    return () => {
      media.removeEventListener('change', look);
      removeEventListener('beforeprint', need);
    };
  }, [isLive]);
  if (isLive) {
    return (
      <div key="live" className={DAYS}>
        {children()}
      </div>
    );
  }
  return isInHtml ? (
    <div key="html" className={DAYS} suppressHydrationWarning dangerouslySetInnerHTML={KEPT} />
  ) : null;
}
