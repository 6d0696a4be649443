import { getServices } from '#server/services.ts';
import { readLimited } from '../../read-limited.ts';

export const dynamic = 'force-dynamic';

/** Far more than any sheet's script sends. */
const MAX_BYTES = 64 * 1024;

/** Handles "the sheet changed", signed as Standard Webhooks say: reads the sheet, and answers with the result. */
export async function POST(request: Request): Promise<Response> {
  const refresh = getServices()?.backstage.refresh ?? null;
  if (refresh === null) return say(404, 'No REFRESH_SECRET is set on this site.');
  const body = await readLimited(request, MAX_BYTES);
  if (body === null) return say(413, 'The body is too large.');
  const { headers } = request;
  const result = await refresh(
    {
      id: headers.get('webhook-id'),
      timestamp: headers.get('webhook-timestamp'),
      signature: headers.get('webhook-signature'),
    },
    body,
  );
  // One answer for all: whoever forges a call need not learn how near it came.
  if (result.kind === 'refused') return say(401, 'The signature is wrong, too old, or was used before.');
  return Response.json(result.answer, { status: result.read ? 200 : 202, headers: NO_STORE });
}

const NO_STORE = { 'cache-control': 'no-store' };
const say = (status: number, error: string) => Response.json({ error }, { status, headers: NO_STORE });
