import { type Desk, getDesk } from '#lib/backstage/desk.ts';
import { decodePeer, PEER_HEADER } from '#lib/backstage/peer.ts';
import { cookieIn } from '#lib/backstage/session.ts';
import type { Crew } from '#lib/backstage/state.ts';
import { isFromHere } from '../../from-here.ts';
import { getWords } from '../../get-words.ts';

type Reader = Pick<Headers, 'get'>;

/** Who asks; `off` where there is no backstage for them. */
export function whoAsks(desk: Desk, headers: Reader): Crew | 'sign-in' | 'off' {
  return desk.door.admit(cookieIn(headers.get('cookie')), decodePeer(headers.get(PEER_HEADER)));
}

/** Lets the crew through to what answers them: 404 where there is no backstage, 401 without the key. */
export async function forCrew(
  request: Request,
  answer: (desk: Desk, crew: Crew) => Response | Promise<Response>,
): Promise<Response> {
  const desk = getDesk();
  const crew = desk ? whoAsks(desk, request.headers) : 'off';
  if (!desk || crew === 'off') return refuse(404, 'There is no backstage here.');
  if (crew === 'sign-in') return refuse(401, (await getWords()).desk.signInFirst);
  if (request.method !== 'GET' && !isFromHere(request.headers)) {
    return refuse(403, 'This did not come from the page itself.');
  }
  return answer(desk, crew);
}

export const noStore = { 'cache-control': 'no-store' };
const refuse = (status: number, reason: string) =>
  Response.json({ ok: false, reason }, { status, headers: noStore });
