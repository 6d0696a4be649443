import type { SiteClock } from '#components/clock/site-clock.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';

export const SCHEDULE = '/schedule.json';

/** The newest schedule by the server, which tells the clock its time along with it. */
export async function askSchedule(clock: SiteClock): Promise<SiteView> {
  const asked = Date.now();
  const response = await fetch(SCHEDULE, { cache: 'no-cache' });
  clock.learn({
    asked,
    came: Date.now(),
    date: response.headers.get('date'),
    age: response.headers.get('age'),
  });
  if (!response.ok) throw new Error(`${SCHEDULE} answered ${response.status}`);
  return response.json();
}

/** Whether nothing that is shown differs. */
export const sameView = (a: SiteView | undefined | null, b: SiteView | undefined | null) =>
  a?.revision === b?.revision &&
  a?.fetchedAt === b?.fetchedAt &&
  a?.slots.length === b?.slots.length &&
  a?.embeds === b?.embeds &&
  JSON.stringify(a?.live) === JSON.stringify(b?.live);
