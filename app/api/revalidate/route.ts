import { timingSafeEqual } from 'node:crypto';
import { revalidateTag } from 'next/cache';
import { getSite } from '#server/services.ts';
import { SCHEDULE_TAG } from '../../get-schedule.ts';

export const dynamic = 'force-dynamic';

function isOurs(token: string | null): boolean {
  const expected = getSite()?.config.revalidateToken;
  if (!expected || token === null) return false;
  const given = Buffer.from(token);
  // The lengths are compared in bytes, because a token of as many letters may have more bytes, and timingSafeEqual would throw.
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}

/** Only this process calls it. It is a route, because Next lets only a route mark pages as old. */
export function POST(request: Request): Response {
  if (!isOurs(request.headers.get('x-marquee-token'))) return new Response(null, { status: 404 });
  const site = getSite();
  if (site) site.instant = Date.now();
  // 'max': viewers get the old page until the new one is made, and keep it if making it fails.
  revalidateTag(SCHEDULE_TAG, 'max');
  return new Response(null, { status: 204 });
}
