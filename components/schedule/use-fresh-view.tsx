import { type ComponentType, type ReactNode, useCallback, useEffect, useState } from 'react';
import { whenStreamRuns } from '#components/after-stream-starts/when-stream-runs.ts';
import type { SiteClock } from '#components/clock/site-clock.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';
import { askSchedule, sameView } from './ask-schedule.ts';
import type { KeepFreshProps } from './keep-fresh.tsx';

/** If the part that goes on asking could not be loaded, it is tried again after this time (ms). */
const AGAIN = 5000;

/**
 * The newest schedule: the page's own at first, then the server's. The server is asked once at the start, which also sets
 * the clock. `keeper` is to be rendered; it is loaded when the stream runs, and goes on asking.
 */
export function useFreshView(
  initial: SiteView | null,
  clock: SiteClock,
): { view: SiteView | null; keeper(room: string | null): ReactNode } {
  const [view, setView] = useState(initial);
  const [keeper, setKeeper] = useState<{ Part: ComponentType<KeepFreshProps>; isOld: boolean } | null>(null);
  const onView = useCallback((next: SiteView) => setView((last) => (sameView(last, next) ? last : next)), []);

  useEffect(() => {
    const first = askSchedule(clock, onView).then(
      () => false,
      () => {
        clock.giveUp();
        return true;
      },
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = (isOld: boolean) => {
      import('./keep-fresh.tsx').then(
        ({ KeepFresh }) => setKeeper({ Part: KeepFresh, isOld }),
        () => {
          timer = setTimeout(load, AGAIN, isOld);
        },
      );
    };
    // It is loaded after the first answer, because of two questions at once the older answer might stay.
    const cancel = whenStreamRuns(() => void first.then(load));
    return () => {
      cancel();
      clearTimeout(timer);
    };
  }, [clock, onView]);

  return {
    view,
    keeper: (room) => keeper && <keeper.Part view={view} isOld={keeper.isOld} {...{ clock, room, onView }} />,
  };
}
