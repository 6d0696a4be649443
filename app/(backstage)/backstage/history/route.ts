import { forCrew, noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

/** The sheets that were taken last, or what is different in one of them. */
export function GET(request: Request): Promise<Response> {
  const id = new URL(request.url).searchParams.get('id');
  return forCrew(request, async (backstage) =>
    Response.json(id === null ? await backstage.history() : await backstage.compare(id), {
      headers: noStore,
    }),
  );
}
