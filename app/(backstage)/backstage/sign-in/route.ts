import { decodePeer, PEER_HEADER } from '#server/backstage/peer.ts';
import { getServices } from '#server/services.ts';
import { isFromHere } from '../../../from-here.ts';
import { readLimited } from '../../../read-limited.ts';
import { identify, noStore } from '../admit.ts';

export const dynamic = 'force-dynamic';

const MAX_BYTES = 4 * 1024;

/** The form of the sign-in page, and the one that asks for a name; both work without scripts. */
export async function POST(request: Request): Promise<Response> {
  const backstage = getServices()?.backstage;
  const asks = backstage ? identify(backstage, request.headers) : 'off';
  if (!backstage || asks === 'off') return new Response(null, { status: 404 });
  const body = isFromHere(request.headers) ? await readLimited(request, MAX_BYTES) : null;
  if (body === null) return new Response(null, { status: 400 });
  const form = new URLSearchParams(new TextDecoder().decode(body));
  const name = form.get('name') ?? '';
  if (form.get('leave') !== null) return toPage(backstage.access.signOut());
  if (asks !== 'sign-in') return toPage(asks.key === null ? backstage.access.rename(name) : null);
  const peer = decodePeer(request.headers.get(PEER_HEADER));
  const token = form.get('token');
  const result = token
    ? backstage.access.spend(token)
    : backstage.access.signIn(form.get('key') ?? '', name, peer);
  return typeof result === 'string' ? toPage(null, result) : toPage(result.cookie);
}

function toPage(cookie: string | null, refused?: string): Response {
  const location = refused ? `/backstage?refused=${refused}` : '/backstage';
  return new Response(null, {
    status: 303,
    headers: { ...noStore, location, ...(cookie === null ? {} : { 'set-cookie': cookie }) },
  });
}
