import { forCrew, noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

/** The sheets that were taken last, or what is different in one of them. */
export function GET(request: Request): Promise<Response> {
  const id = new URL(request.url).searchParams.get('id');
  return forCrew(request, async (desk) =>
    Response.json(id === null ? await desk.history() : await desk.compare(id), { headers: noStore }),
  );
}
