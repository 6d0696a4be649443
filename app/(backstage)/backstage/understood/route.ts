import { forCrew, noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

/** A page of the newest sheet's rows, each cell with what the site makes of it; null if none was read yet. */
export function GET(request: Request): Promise<Response> {
  const { searchParams: given } = new URL(request.url);
  const number = (name: string) => {
    const text = given.get(name) ?? '';
    return /^\d{1,5}$/.test(text) ? Number(text) : null;
  };
  const only = given.get('only') === 'problems' ? 'problems' : 'all';
  const wanted = { tab: number('tab'), page: number('page') ?? 0, only } as const;
  return forCrew(request, (backstage) => Response.json(backstage.understood(wanted), { headers: noStore }));
}
