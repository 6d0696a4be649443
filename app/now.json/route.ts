import { nowAnswer } from '#lib/feeds/now-json.ts';
import { feedResponse } from '../feed-response.ts';
import { getSchedule } from '../get-schedule.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** The now as JSON; made again when it changes. `null` until there is a schedule. */
export async function GET(): Promise<Response> {
  const view = await getSchedule();
  return feedResponse(JSON.stringify(view && nowAnswer(view, Date.now())), 'application/json');
}
