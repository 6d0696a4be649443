import { z } from 'zod';
import { isAtLeast, type Role } from '#lib/backstage/role.ts';
import { parseJson } from '#lib/parse-json.ts';
import { readLimited } from '../../../read-limited.ts';
import { forCrew, noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

const MAX_BYTES = 1024;
const wish = z.object({ forget: z.string().min(1).max(300) });

/** Calls `answer` if the key has the role, because this is about people. */
const forRole = (request: Request, role: Role, answer: Parameters<typeof forCrew>[1]) =>
  forCrew(request, (backstage, crew) =>
    isAtLeast(crew.role, role)
      ? answer(backstage, crew)
      : Response.json(null, { status: 403, headers: noStore }),
  );

/** Gives all that the bot keeps about people in the chat; null if there is no bot here. */
export function GET(request: Request): Promise<Response> {
  return forRole(request, 'night', (backstage) =>
    Response.json(backstage.chatLog.read(), { headers: noStore }),
  );
}

/** Deletes what is kept about somebody. */
export function POST(request: Request): Promise<Response> {
  return forRole(request, 'all', async (backstage, crew) => {
    const body = await readLimited(request, MAX_BYTES);
    const parsed = wish.safeParse(parseJson(new TextDecoder().decode(body ?? new Uint8Array())));
    if (!parsed.success) return Response.json(null, { status: 400, headers: noStore });
    return Response.json(backstage.chatLog.forget(parsed.data.forget, crew), { headers: noStore });
  });
}
