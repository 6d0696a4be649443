import { type ComponentType, type ReactNode, useCallback, useEffect, useState } from 'react';
import type { SiteClock } from '#components/clock/site-clock.ts';
import { whenStreamRuns } from '#components/later/when-stream-runs.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';
import { askSchedule, sameView } from './ask-schedule.ts';
import type { KeepFreshProps } from './keep-fresh.ts';

/** How long (ms) until the part that goes on asking is loaded again, where that failed. */
const AGAIN = 5000;

/**
 * The newest schedule: the page's own at first, then what the server says. It is asked once at once, which also sets
 * the clock; `keeper`, to be rendered, goes on asking, and comes when the stream runs.
 */
export function useFreshView(
  initial: SiteView | null,
  clock: SiteClock,
): { view: SiteView | null; keeper: ReactNode } {
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
      import('./keep-fresh.ts').then(
        ({ KeepFresh }) => setKeeper({ Part: KeepFresh, isOld }),
        () => {
          timer = setTimeout(load, AGAIN, isOld);
        },
      );
    };
    // After the first answer: two at once might leave the older one.
    const cancel = whenStreamRuns(() => void first.then(load));
    return () => {
      cancel();
      clearTimeout(timer);
    };
  }, [clock, onView]);

  return { view, keeper: keeper && <keeper.Part view={view} isOld={keeper.isOld} {...{ clock, onView }} /> };
}
