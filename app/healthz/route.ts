import { getSite } from '#lib/site/current.ts';

export const dynamic = 'force-dynamic';

/** 200 once a schedule is being served. */
export function GET(): Response {
  const site = getSite();
  const current = site?.current ?? null;
  return Response.json(
    {
      state: current ? 'serving' : 'waiting',
      revision: current?.revision ?? null,
      build: site?.config.build ?? 'unknown',
      fetchedAt: current?.fetchedAt ?? null,
    },
    { status: current ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
