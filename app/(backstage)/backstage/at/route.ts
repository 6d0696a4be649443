import { forCrew, noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

/** The schedule as a page made at `?instant=` would have it. */
export function GET(request: Request): Promise<Response> {
  return forCrew(request, (backstage) => {
    const instant = Date.parse(new URL(request.url).searchParams.get('instant') ?? '');
    if (Number.isNaN(instant)) {
      return Response.json({ ok: false, reason: 'Say ?instant=2026-11-28T20:00:00Z.' }, { status: 400 });
    }
    return Response.json(backstage.viewAt(instant), { headers: noStore });
  });
}
