import { z } from 'zod';
import { ROLES } from '#lib/backstage/role.ts';
import { parseJson } from '#lib/parse-json.ts';
import type { Field } from '#lib/schedule/words/headers.ts';
import { english } from '#lib/words/english.ts';
import { getWords } from '../../../get-words.ts';
import { readLimited } from '../../../read-limited.ts';
import { forCrew, noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

const MAX_BYTES = 8 * 1024;

const columnName = z.custom<Field | '-'>(
  (name) => name === '-' || (typeof name === 'string' && Object.hasOwn(english.check.columns, name)),
);

const common = { room: z.string().max(100).optional(), seen: z.int().optional() };
const uid = z.string().max(100);
const text = z.string().trim().min(1).max(2000);

const wish = z.union([
  z.object({ act: z.literal('stream'), text: text.nullable() }),
  z.object({ act: z.literal('delay'), by: z.int().min(1).max(1440) }),
  z.object({ act: z.literal('delay'), to: z.iso.datetime() }),
  z.object({ act: z.literal('cancel') }),
  z.object({ act: z.literal('hide') }),
  z.object({ act: z.literal('swap') }),
]);

const order = z.discriminatedUnion('act', [
  z.object({ ...common, act: z.literal('hold'), uid }),
  z.object({ ...common, act: z.literal('next') }),
  z.object({ ...common, act: z.literal('show'), text }),
  z.object({ ...common, act: z.literal('release') }),
  z.object({ ...common, act: z.literal('undo'), id: z.int().optional() }),
  z.object({
    ...common,
    act: z.literal('programme'),
    uid,
    edit: z.enum(['skip', 'restart', 'pause', 'resume']),
  }),
  z.object({
    act: z.literal('make-key'),
    name: z.string().max(200),
    role: z.enum(ROLES),
    account: z.string().trim().max(64).regex(/^\S*$/),
  }),
  z.object({ act: z.enum(['new-link', 'revoke']), id: z.string().max(20) }),
  z.object({ act: z.literal('column'), column: z.int().min(0).max(200), field: columnName }),
  z.object({ act: z.literal('bring-back') }),
  z.object({ act: z.literal('restore'), id: z.string().max(100), revision: z.string().max(100) }),
  z.object({ ...common, act: z.literal('slot'), uid, wish, trial: z.boolean().optional() }),
  z.object({ act: z.literal('accept'), revision: z.string().max(100) }),
  z.object({ act: z.literal('read') }),
]);

/** Does what an organizer asks for. */
export function POST(request: Request): Promise<Response> {
  return forCrew(request, async (backstage, crew) => {
    const body = await readLimited(request, MAX_BYTES);
    const parsed = order.safeParse(parseJson(new TextDecoder().decode(body ?? new Uint8Array())));
    if (!parsed.success) {
      const { notUnderstood } = (await getWords()).backstageAnswers;
      return Response.json({ ok: false, reason: notUnderstood }, { status: 400 });
    }
    const result = await backstage.run(parsed.data, crew);
    return Response.json(result, { status: result.ok ? 200 : 409, headers: noStore });
  });
}
