import { getSite } from '#lib/site/current.ts';

export const dynamic = 'force-dynamic';

/** 200 once viewers get a schedule. */
export function GET(): Response {
  const site = getSite();
  const served = site?.served ?? null;
  return Response.json(
    {
      state: served ? 'serving' : 'waiting',
      revision: served?.revision ?? null,
      build: site?.config.build ?? 'unknown',
      fetchedAt: site?.readAt() ?? null,
    },
    { status: served ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
