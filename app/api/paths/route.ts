import { lastingPaths, publicPaths } from '#lib/feeds/public-paths.ts';
import { getSite } from '#lib/site/current.ts';

export const dynamic = 'force-dynamic';

/**
 * Every public address that the schedule brings about, for whoever copies the site from another process
 * (`npx marquee export`).
 */
export function GET(): Response {
  const site = getSite();
  const instant = Date.now();
  const lasting = [...lastingPaths(site, instant)].map(([address, version]) => [address, version()]);
  return Response.json(
    { paths: publicPaths(site, instant), lasting: Object.fromEntries(lasting) },
    { headers: { 'cache-control': 'no-store' } },
  );
}
