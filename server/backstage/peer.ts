import type { IncomingMessage } from 'node:http';
import { type Peer, peerOf } from '#platform/net/peer.ts';

/** The header in which the server tells Next's routes where a request comes from. */
export const PEER_HEADER = 'x-marquee-peer';

export const encodePeer = ({ address, isThisMachine }: Peer) =>
  `${isThisMachine ? 'here' : 'away'} ${address}`;

/** Tells Next's routes where a request comes from, whatever it says itself. */
export function notePeer(request: IncomingMessage): void {
  request.headers[PEER_HEADER] = encodePeer(peerOf(request));
}

/** If the header is missing, the request may come from anywhere. */
export function decodePeer(header: string | null): Peer {
  const [where, address = ''] = (header ?? '').split(' ');
  return { address, isThisMachine: where === 'here' };
}
