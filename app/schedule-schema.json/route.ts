import { SCHEDULE_SCHEMA } from '#lib/feeds/schedule-schema.ts';
import { feedResponse } from '../feed-response.ts';

export const dynamic = 'force-static';

/** What `/schedule.json` is made of, for whoever reads it by program. */
export function GET(): Response {
  return feedResponse(JSON.stringify(SCHEDULE_SCHEMA, null, 2), 'application/schema+json');
}
