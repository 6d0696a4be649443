import { getSchedule } from '../get-schedule.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** The near schedule for browsers and for other programs. */
export async function GET(): Promise<Response> {
  const view = await getSchedule();
  if (view === null) return Response.json({ error: 'The sheet was not read yet.' }, { status: 503 });
  return Response.json(view, { headers: { 'access-control-allow-origin': '*' } });
}
