import { forCrew, noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

/** What the timeline is drawn from. */
export function GET(request: Request): Promise<Response> {
  return forCrew(request, (desk) => Response.json(desk.timeline(), { headers: noStore }));
}
