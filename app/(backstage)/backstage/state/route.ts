import { forCrew, noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

/** How the sheet is read, what is wrong in it, who did what. */
export function GET(request: Request): Promise<Response> {
  return forCrew(request, (backstage, crew) => Response.json(backstage.state(crew), { headers: noStore }));
}
