import { createHash } from 'node:crypto';

/**
 * The answer of a feed: any site may read it, and whoever has it already is told so (server/pages/not-modified.ts). Its cache
 * headers are the server's (server/headers.ts).
 */
export function feedResponse(body: string, type: string): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag, Date, Age',
      etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    },
  });
}
