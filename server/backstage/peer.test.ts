import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { peerOf } from '#platform/net/peer.ts';
import { decodePeer, encodePeer } from './peer.ts';

const from = (remoteAddress: string, headers: Record<string, string>) =>
  peerOf({ socket: { remoteAddress }, headers } as unknown as IncomingMessage);

it.each([
  ['this machine', '127.0.0.1', { host: 'localhost:3000' }, true, '127.0.0.1'],
  ['this machine, IPv6', '::1', { host: '[::1]:3000' }, true, '::1'],
  ['a name that leads here (DNS rebinding)', '127.0.0.1', { host: 'evil.example' }, false, '127.0.0.1'],
  ['a name that begins alike', '127.0.0.1', { host: 'localhost.evil.example' }, false, '127.0.0.1'],
  ['elsewhere, who says it is here', '203.0.113.7', { host: 'localhost' }, false, '203.0.113.7'],
  [
    'through a proxy on this machine',
    '::ffff:127.0.0.1',
    { host: 'localhost', 'x-forwarded-for': 'made up, 203.0.113.7' },
    false,
    '203.0.113.7',
  ],
  [
    'elsewhere with a forwarded address of its own',
    '203.0.113.7',
    { host: 'watch.example.org', 'x-forwarded-for': '127.0.0.1' },
    false,
    '203.0.113.7',
  ],
])('knows who comes from %s', (_, address, headers, isThisMachine, said) => {
  const peer = from(address, headers);
  expect(peer).toEqual({ address: said, isThisMachine });
  expect(decodePeer(encodePeer(peer))).toEqual(peer);
});

it('takes a request without the header for one from anywhere', () => {
  expect(decodePeer(null)).toEqual({ address: '', isThisMachine: false });
});
