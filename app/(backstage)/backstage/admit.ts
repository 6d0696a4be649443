import type { Crew } from '#lib/backstage/state.ts';
import { decodePeer, PEER_HEADER } from '#server/backstage/peer.ts';
import type { BackstageService } from '#server/backstage/service.ts';
import { cookieIn } from '#server/backstage/session.ts';
import { getServices } from '#server/services.ts';
import { isFromHere } from '../../from-here.ts';
import { getWords } from '../../get-words.ts';

type Reader = Pick<Headers, 'get'>;

/** Tells who sent a request; `off` if there is no backstage for them. */
export function identify(backstage: BackstageService, headers: Reader): Crew | 'sign-in' | 'off' {
  return backstage.access.admit(cookieIn(headers.get('cookie')), decodePeer(headers.get(PEER_HEADER)));
}

/** Calls `answer` for the crew only. Others get 404 if there is no backstage, and 401 without the key. */
export async function forCrew(
  request: Request,
  answer: (backstage: BackstageService, crew: Crew) => Response | Promise<Response>,
): Promise<Response> {
  const backstage = getServices()?.backstage;
  const crew = backstage ? identify(backstage, request.headers) : 'off';
  if (!backstage || crew === 'off') return refuse(404, 'There is no backstage here.');
  if (crew === 'sign-in') return refuse(401, (await getWords()).backstageAnswers.signInFirst);
  if (request.method !== 'GET' && !isFromHere(request.headers)) {
    return refuse(403, 'This did not come from the page itself.');
  }
  return answer(backstage, crew);
}

export const noStore = { 'cache-control': 'no-store' };
const refuse = (status: number, reason: string) =>
  Response.json({ ok: false, reason }, { status, headers: noStore });
