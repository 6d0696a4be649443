import { publicPaths } from '#lib/feeds/public-paths.ts';
import { getSite } from '#lib/site/current.ts';

export const dynamic = 'force-dynamic';

/** Every public page and feed, for whoever copies the site from another process (`npx marquee export`). */
export function GET(): Response {
  return Response.json(publicPaths(getSite(), Date.now()), { headers: { 'cache-control': 'no-store' } });
}
