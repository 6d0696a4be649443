import { forCrew, noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

/** The schedule, from which the timeline is drawn. */
export function GET(request: Request): Promise<Response> {
  return forCrew(request, (backstage) => Response.json(backstage.timeline(), { headers: noStore }));
}
