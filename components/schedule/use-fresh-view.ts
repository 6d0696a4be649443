import { useEffect } from 'react';
import useSWR from 'swr';
import type { SiteClock } from '#components/clock/site-clock.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';

/** Seconds between looks at the schedule: an edit is on an open page within fifteen without any push. */
const VISIBLE_SECONDS = 10;
const HIDDEN_SECONDS = 60;
/** A push reaches every page in the same moment; the pages ask within this many ms of it. */
const PUSH_SPREAD = 1000;

async function fetchView(path: string, clock: SiteClock): Promise<SiteView> {
  const asked = Date.now();
  const response = await fetch(path, { cache: 'no-cache' });
  clock.learn({
    asked,
    came: Date.now(),
    date: response.headers.get('date'),
    age: response.headers.get('age'),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

/** Each page asks at its own moments: 50,000 that opened together do not ask together. */
const spread = (seconds: number) => seconds * 1000 * (0.85 + Math.random() * 0.3);

const sameView = (a: SiteView | undefined | null, b: SiteView | undefined | null) =>
  a?.revision === b?.revision &&
  a?.fetchedAt === b?.fetchedAt &&
  a?.slots.length === b?.slots.length &&
  a?.embeds === b?.embeds &&
  JSON.stringify(a?.live) === JSON.stringify(b?.live);

/** The newest schedule: the page's own at first, then what the server says. A failed look keeps what was there. */
export function useFreshView(initial: SiteView | null, clock: SiteClock): SiteView | null {
  const { data, mutate } = useSWR<SiteView | null>(
    '/schedule.json',
    (path: string) => fetchView(path, clock),
    {
      fallbackData: initial,
      compare: sameView,
      refreshInterval: () => spread(document.hidden ? HIDDEN_SECONDS : VISIBLE_SECONDS),
      refreshWhenHidden: true,
      keepPreviousData: true,
      onError: clock.giveUp,
    },
  );

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

  return data ?? initial;
}
