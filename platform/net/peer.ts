import type { IncomingMessage } from 'node:http';

/** The address that a request comes from. */
export type Peer = { address: string; isThisMachine: boolean };

const LOOPBACK_ADDRESS = /^(?:127\.|::1$|::ffff:127\.)/;
const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;
const PROXIED = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'];

/** The address that a request comes from. A name that only resolves to this machine is not this machine: see DNS rebinding. */
export function peerOf(request: IncomingMessage): Peer {
  const address = request.socket.remoteAddress ?? '';
  const { headers } = request;
  const isLocal = LOOPBACK_ADDRESS.test(address);
  const isThisMachine =
    isLocal && LOOPBACK_HOST.test(headers.host ?? '') && !PROXIED.some((name) => name in headers);
  // A proxy on this machine adds the address of its client at the end of the header.
  const forwarded = isLocal
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  return { address: forwarded || address, isThisMachine };
}
