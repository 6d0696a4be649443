import { timingSafeEqual } from 'node:crypto';
import { revalidateTag } from 'next/cache';
import { getSite } from '#server/services.ts';
import { SCHEDULE_TAG } from '../../get-schedule.ts';

export const dynamic = 'force-dynamic';

function isOurs(token: string | null): boolean {
  const expected = getSite()?.config.revalidateToken;
  if (!expected || token === null) return false;
  const given = Buffer.from(token);
  // In bytes: a token of as many letters may have more of them, and timingSafeEqual throws then.
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}

/** For this process alone: Next lets nothing but a route say that pages are to be made anew. */
export function POST(request: Request): Response {
  if (!isOurs(request.headers.get('x-marquee-token'))) return new Response(null, { status: 404 });
  const site = getSite();
  if (site) site.instant = Date.now();
  // 'max': viewers get the page that stands until the new one is made, and keep it if making it fails.
  revalidateTag(SCHEDULE_TAG, 'max');
  return new Response(null, { status: 204 });
}
