import { createHash } from 'node:crypto';
import { getSchedule } from '../get-schedule.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** The near schedule for browsers and for other programs; `null` until there is one. */
export async function GET(): Promise<Response> {
  const body = JSON.stringify(await getSchedule());
  return new Response(body, {
    headers: {
      'content-type': 'application/json',
      'access-control-allow-origin': '*',
      etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    },
  });
}
