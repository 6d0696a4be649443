import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';
import { getWords } from '../../../get-words.ts';
import { readLimited } from '../../../read-limited.ts';
import { forCrew, noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

const MAX_BYTES = 8 * 1024;
const asked = z.object({ text: z.string().trim().min(1).max(2000), room: z.string().max(100).optional() });

/** Answers with the site as viewers would see it if something were shown now. */
export function POST(request: Request): Promise<Response> {
  return forCrew(request, async (backstage) => {
    const body = await readLimited(request, MAX_BYTES);
    const parsed = asked.safeParse(parseJson(new TextDecoder().decode(body ?? new Uint8Array())));
    if (!parsed.success) {
      const { notUnderstood } = (await getWords()).backstageAnswers;
      return Response.json({ ok: false, reason: notUnderstood }, { status: 400 });
    }
    const tried = await backstage.tryOut(parsed.data.text, parsed.data.room);
    return Response.json(tried, { status: tried.ok ? 200 : 409, headers: noStore });
  });
}
