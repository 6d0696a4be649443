import { z } from 'zod';
import { getWords } from '../../../get-words.ts';
import { readLimited } from '../../../read-limited.ts';
import { forCrew, noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

const MAX_BYTES = 8 * 1024;

const order = z.discriminatedUnion('act', [
  z.object({ act: z.literal('hold'), uid: z.string().max(100) }),
  z.object({ act: z.literal('next') }),
  z.object({ act: z.literal('show'), address: z.string().trim().min(1).max(2000) }),
  z.object({ act: z.literal('release') }),
  z.object({ act: z.literal('undo') }),
  z.object({ act: z.literal('accept'), revision: z.string().max(100) }),
  z.object({ act: z.literal('read') }),
]);

/** Does what an organizer asks for. */
export function POST(request: Request): Promise<Response> {
  return forCrew(request, async (desk, crew) => {
    const body = await readLimited(request, MAX_BYTES);
    const parsed = order.safeParse(parse(body));
    if (!parsed.success) {
      const { notUnderstood } = (await getWords()).desk;
      return Response.json({ ok: false, reason: notUnderstood }, { status: 400 });
    }
    const result = await desk.obey(parsed.data, crew);
    return Response.json(result, { status: result.ok ? 200 : 409, headers: noStore });
  });
}

function parse(body: Uint8Array | null): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body ?? new Uint8Array()));
  } catch {
    return null;
  }
}
