import { useEffect } from 'react';
import useSWR from 'swr';
import type { SiteClock } from '#components/clock/site-clock.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';
import { askSchedule, SCHEDULE, sameView } from './ask-schedule.ts';

/** Seconds between looks at the schedule: an edit is on an open page within fifteen without any push. */
const VISIBLE_SECONDS = 10;
const HIDDEN_SECONDS = 60;
/** A push reaches every page in the same moment; the pages ask within this many ms of it. */
const PUSH_SPREAD = 1000;

/** Each page asks at its own moments: 50,000 that opened together do not ask together. */
const spread = (seconds: number) => seconds * 1000 * (0.85 + Math.random() * 0.3);
const untilNext = () => spread(document.hidden ? HIDDEN_SECONDS : VISIBLE_SECONDS);

export type KeepFreshProps = {
  view: SiteView | null;
  /** The page's first question had no answer. */
  isOld: boolean;
  clock: SiteClock;
  onView(view: SiteView): void;
};

/** Asks for edits as long as the page is open. A failed look keeps what was there. Shows nothing. */
export function KeepFresh({ view, isOld, clock, onView }: KeepFreshProps) {
  const { data, mutate } = useSWR<SiteView | null>(SCHEDULE, () => askSchedule(clock), {
    fallbackData: view,
    compare: sameView,
    revalidateOnMount: isOld,
    refreshInterval: untilNext,
    // No look waits longer for those that failed: SWR's own would be twenty minutes apart after an outage of ten.
    onErrorRetry: (_error, _key, _config, look, again) => {
      setTimeout(() => void look(again), untilNext());
    },
    refreshWhenHidden: true,
    keepPreviousData: true,
  });

  useEffect(() => {
    if (data) onView(data);
  }, [data, onView]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void mutate(), Math.random() * PUSH_SPREAD);
    };
    window.addEventListener('marquee:refresh', look);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('marquee:refresh', look);
    };
  }, [mutate]);

  return null;
}
