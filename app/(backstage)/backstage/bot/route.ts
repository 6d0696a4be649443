import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';
import { getServices } from '#server/services.ts';
import { readLimited } from '../../../read-limited.ts';
import { noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

const MAX_BYTES = 4 * 1024;
const call = z.object({ account: z.string().min(1).max(100), text: z.string().max(2000) });

/** The bot's question: to do what somebody said on the admin channel. Its key stands in a header, never in an address. */
export async function POST(request: Request): Promise<Response> {
  const [, key] = /^Bearer (\S{1,200})$/.exec(request.headers.get('authorization') ?? '') ?? [];
  const body = await readLimited(request, MAX_BYTES);
  const parsed = call.safeParse(parseJson(new TextDecoder().decode(body ?? new Uint8Array())));
  const ask = getServices()?.backstage.askedByBot;
  if (!ask || key === undefined || !parsed.success) return new Response(null, { status: 401 });
  const said = await ask({ key, ...parsed.data });
  return said === null ? new Response(null, { status: 401 }) : Response.json({ said }, { headers: noStore });
}
