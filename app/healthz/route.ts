import { getSite } from '#server/services.ts';

export const dynamic = 'force-dynamic';

/**
 * 200 once viewers get a schedule. It stays 200 while no process reads the sheet, because viewers still get the last schedule.
 */
export function GET(): Response {
  const site = getSite();
  const served = (site?.isPublished() && site.served) || null;
  return Response.json(
    {
      state: !served ? 'waiting' : site?.reader.isSilent() ? 'reader-silent' : 'serving',
      revision: served?.revision ?? null,
      build: site?.config.build ?? 'unknown',
      fetchedAt: site?.reader.readAt() ?? null,
    },
    { status: served ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
