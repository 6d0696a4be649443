import { parseJson } from '#lib/parse-json.ts';
import { decodePeer, PEER_HEADER } from '#server/backstage/peer.ts';
import type { Answer, Refusal } from '#server/reminders/service.ts';
import { getServices } from '#server/services.ts';
import { isFromHere } from '../../from-here.ts';
import { readLimited } from '../../read-limited.ts';

export const dynamic = 'force-dynamic';

/** Enough for two subscriptions and a few words. */
const MAX_BYTES = 8 * 1024;

const STATUS: Record<Refusal, number> = {
  off: 404,
  'not-understood': 400,
  unknown: 404,
  full: 409,
  'too-many': 429,
};

/** The key that a browser subscribes with; null if this site sends no reminders. */
export function GET(): Response {
  return answer(200, { publicKey: getServices()?.reminders.publicKey ?? null });
}

/** Sets, lists and ends reminders, for the site's own pages. */
export async function POST(request: Request): Promise<Response> {
  const { headers } = request;
  if (!isFromHere(headers) || !headers.get('content-type')?.startsWith('application/json')) {
    return answer(403, refuse('not-understood'));
  }
  const body = await readLimited(request, MAX_BYTES);
  if (body === null) return answer(413, refuse('not-understood'));
  const { address } = decodePeer(headers.get(PEER_HEADER));
  const said =
    getServices()?.reminders.answer(parseJson(new TextDecoder().decode(body)), address) ?? refuse('off');
  return answer(said.ok ? 200 : STATUS[said.reason], said);
}

const refuse = (reason: Refusal): Extract<Answer, { ok: false }> => ({ ok: false, reason });
const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
