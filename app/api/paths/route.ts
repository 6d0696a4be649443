import { onDemandPaths, publicPaths } from '#server/pages/public-paths.ts';
import { getSite } from '#server/services.ts';

export const dynamic = 'force-dynamic';

/** At most this many share pictures are drawn at once, the newest shows' first, because each takes 0.1 s. */
const MOST_PICTURES = 500;

/**
 * Every public address that the schedule makes, for another process that copies the site (`npx marquee export`).
 */
export function GET(): Response {
  const site = getSite();
  const instant = Date.now();
  let pictures = 0;
  const lasting = [...onDemandPaths(site, instant)]
    .filter(([address]) => !address.startsWith('/share/') || ++pictures <= MOST_PICTURES)
    .map(([address, version]) => [address, version()]);
  return Response.json(
    { paths: publicPaths(site, instant), lasting: Object.fromEntries(lasting) },
    { headers: { 'cache-control': 'no-store' } },
  );
}
