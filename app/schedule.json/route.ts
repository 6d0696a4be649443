import { feedResponse } from '../feed-response.ts';
import { getSchedule } from '../get-schedule.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** The near schedule for browsers and for other programs; `null` until there is one. */
export async function GET(): Promise<Response> {
  return feedResponse(JSON.stringify(await getSchedule()), 'application/json');
}
