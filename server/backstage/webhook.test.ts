import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplayGuard, signWebhook, verifyWebhook } from './webhook.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const NOW = 1_614_265_330_000;
const BODY = Buffer.from('{"test": 2432232314}');
const HEADERS = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: '1614265330',
  // The example that the libraries of standardwebhooks.com test themselves with.
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const verify = (headers: Partial<typeof HEADERS>, body: Uint8Array = BODY, secret = SECRET, now = NOW) =>
  verifyWebhook({ ...HEADERS, ...headers }, body, secret, now);

describe('verifyWebhook', () => {
  it('takes a call that is signed', () => {
    expect(verify({})).toEqual({ ok: true, id: HEADERS.id, timestamp: NOW });
    expect(signWebhook(HEADERS.id, HEADERS.timestamp, BODY, SECRET)).toBe(HEADERS.signature);
  });

  it.each([['one signature of several is enough', { signature: `v1,AAAA v1a,BBBB ${HEADERS.signature}` }]])(
    '%s',
    (_, headers) => expect(verify(headers).ok).toBe(true),
  );

  it.each([
    ['another id', { id: 'msg_p5jXN8AQM9LWM0D4loKWxJel' }, 'bad-signature'],
    ['no id', { id: '' }, 'no-headers'],
    ['another second', { timestamp: '1614265331' }, 'bad-signature'],
    ['a timestamp that is no number', { timestamp: '1614265330.0' }, 'no-headers'],
    ['no signature', { signature: '' }, 'no-headers'],
    ['a signature of another version', { signature: HEADERS.signature.replace('v1', 'v2') }, 'bad-signature'],
    ['a signature without its end', { signature: HEADERS.signature.slice(0, -1) }, 'bad-signature'],
    ['an empty signature', { signature: 'v1,' }, 'bad-signature'],
  ])('refuses %s', (_, headers, reason) => expect(verify(headers)).toEqual({ ok: false, reason }));

  it.each([
    [300, true],
    [301, false],
    [-300, true],
    [-301, false],
  ])('of a call that is %i s old: taken is %s', (age, ok) => {
    expect(verify({}, BODY, SECRET, NOW + age * 1000).ok).toBe(ok);
  });

  it('refuses a body that is off by one byte, anywhere', () => {
    fc.assert(
      fc.property(fc.nat(BODY.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const body = Buffer.from(BODY);
        body[at] = (body[at] ?? 0) ^ change;
        expect(verify({}, body).ok).toBe(false);
      }),
    );
    expect(verify({}, BODY.subarray(0, -1)).ok).toBe(false);
    expect(verify({}, Buffer.concat([BODY, Buffer.from('\n')])).ok).toBe(false);
  });

  it('refuses another secret', () => {
    expect(verify({}, BODY, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx')).toMatchObject({ ok: false });
  });

  it.each([
    ['a plain text', 'a plain secret, long enough', 'utf8'],
    ['base64 without its prefix, as text', 'c2VjcmV0IHNlY3JldCBzZWNyZXQh', 'utf8'],
    ['base64 without its prefix, decoded', 'c2VjcmV0IHNlY3JldCBzZWNyZXQh', 'base64'],
  ] as const)('knows %s', (_, secret, encoding) => {
    const asBase64 = `whsec_${Buffer.from(secret, encoding).toString('base64')}`;
    const signature = signWebhook('id', '1614265330', BODY, asBase64);
    expect(verify({ id: 'id', signature }, BODY, secret).ok).toBe(true);
  });
});

describe('createReplayGuard', () => {
  it('lets an id in once, until its timestamp is too old by itself', () => {
    const guard = createReplayGuard();
    expect(guard.isFirst('a', NOW, NOW)).toBe(true);
    expect(guard.isFirst('a', NOW, NOW)).toBe(false);
    expect(guard.isFirst('b', NOW, NOW)).toBe(true);
    expect(guard.isFirst('a', NOW, NOW + 300_999)).toBe(false);
    // From the future: as long again.
    expect(guard.isFirst('c', NOW + 300_000, NOW)).toBe(true);
    expect(guard.isFirst('c', NOW + 300_000, NOW + 600_999)).toBe(false);
  });
});
