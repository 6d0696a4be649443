import type { SiteClock } from '#components/clock/site-clock.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';

export const SCHEDULE = '/schedule.json';

/** Longest wait for an answer, ms. */
const PATIENCE = 20_000;

/**
 * The newest schedule by the server, which tells the clock its time along with it. `take` has the schedule before the
 * clock has the time: at another time another slot may be on, and what is known of its stream is in the schedule.
 */
export async function askSchedule(
  clock: SiteClock,
  take: (view: SiteView) => void = () => undefined,
): Promise<SiteView> {
  const asked = Date.now();
  const response = await fetch(SCHEDULE, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE) });
  const came = Date.now();
  const learn = () =>
    clock.learn({ asked, came, date: response.headers.get('date'), age: response.headers.get('age') });
  if (!response.ok) {
    learn();
    throw new Error(`${SCHEDULE} answered ${response.status}`);
  }
  const view: SiteView = await response.json();
  take(view);
  learn();
  return view;
}

/** Whether everything that is shown is the same. */
export const sameView = (a: SiteView | undefined | null, b: SiteView | undefined | null) =>
  a?.revision === b?.revision &&
  a?.fetchedAt === b?.fetchedAt &&
  a?.slots.length === b?.slots.length &&
  a?.embeds === b?.embeds &&
  JSON.stringify(a?.live) === JSON.stringify(b?.live);
