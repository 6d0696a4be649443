import { lastingPaths, publicPaths } from '#lib/feeds/public-paths.ts';
import { getSite } from '#lib/site/current.ts';

export const dynamic = 'force-dynamic';

/** So many share pictures are drawn at once, the newest shows' first: each takes a tenth of a second. */
const MOST_PICTURES = 500;

/**
 * Every public address that the schedule brings about, for whoever copies the site from another process
 * (`npx marquee export`).
 */
export function GET(): Response {
  const site = getSite();
  const instant = Date.now();
  let pictures = 0;
  const lasting = [...lastingPaths(site, instant)]
    .filter(([address]) => !address.startsWith('/share/') || ++pictures <= MOST_PICTURES)
    .map(([address, version]) => [address, version()]);
  return Response.json(
    { paths: publicPaths(site, instant), lasting: Object.fromEntries(lasting) },
    { headers: { 'cache-control': 'no-store' } },
  );
}
