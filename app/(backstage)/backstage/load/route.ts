import { forCrew, noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

/** How many watched this evening and each show. */
export function GET(request: Request): Promise<Response> {
  return forCrew(request, (backstage) => Response.json(backstage.load(), { headers: noStore }));
}
