import { timingSafeEqual } from 'node:crypto';
import { revalidateTag } from 'next/cache';
import { getSite } from '#lib/site/current.ts';
import { SCHEDULE_TAG } from '../../get-schedule.ts';

export const dynamic = 'force-dynamic';

function isOurs(token: string | null): boolean {
  const expected = getSite()?.config.revalidateToken;
  if (!expected || token?.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(token), Buffer.from(expected));
}

/** For this process alone: Next lets nothing but a route say that pages are to be made anew. */
export function POST(request: Request): Response {
  if (!isOurs(request.headers.get('x-marquee-token'))) return new Response(null, { status: 404 });
  // 'max': viewers get the page that stands until the new one is made, and keep it if making it fails.
  revalidateTag(SCHEDULE_TAG, 'max');
  return new Response(null, { status: 204 });
}
