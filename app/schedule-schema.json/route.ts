import { scheduleJsonSchema } from '#lib/feeds/schedule-schema.ts';
import { feedResponse } from '../feed-response.ts';

export const dynamic = 'force-static';

/** The JSON schema of `/schedule.json`, for programs that read it. */
export function GET(): Response {
  return feedResponse(JSON.stringify(scheduleJsonSchema(), null, 2), 'application/schema+json');
}
