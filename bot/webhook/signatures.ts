import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export type Secrets = { secret: string | null; signingToken: string | null };

/** How far a signed timestamp may be off, in seconds (the Standard Webhooks specification). */
const TOLERANCE = 300;

/** Headers that hold a signature or a token, and the ways to check them. All that are present must be right. */
const CHECKS: Record<string, (given: string, body: Buffer, secret: string) => boolean> = {
  'x-hub-signature-256': (given, body, secret) =>
    same(given, `sha256=${hmac('sha256', secret, body, 'hex')}`),
  // GitHub and Gitea send the old form beside the new one. It is checked, but it alone is not enough.
  'x-hub-signature': (given, body, secret) => same(given, `sha1=${hmac('sha1', secret, body, 'hex')}`),
  'x-gitea-signature': (given, body, secret) => same(given, hmac('sha256', secret, body, 'hex')),
  'x-forgejo-signature': (given, body, secret) => same(given, hmac('sha256', secret, body, 'hex')),
  'x-gogs-signature': (given, body, secret) => same(given, hmac('sha256', secret, body, 'hex')),
  'x-gitlab-token': (given, _body, secret) => same(given, secret),
};
const WEAK = 'x-hub-signature';

/**
 * Whether the sender of a delivery knows the secret: null if so, else a sentence that says what is wrong. The body is the
 * bytes as they came. A wrong signature beside a right one is a refusal, and an empty secret matches nothing.
 */
export function refusal(
  headers: IncomingHttpHeaders,
  body: Buffer,
  secrets: Secrets,
  now: number,
): string | null {
  let good = 0;
  for (const [name, check] of Object.entries(CHECKS)) {
    const given = headers[name];
    if (given === undefined || given === '') continue;
    if (!secrets.secret) return `The delivery has ${name}, and DEPLOY_SECRET is not set.`;
    if (typeof given !== 'string' || !check(given, body, secrets.secret)) return `${name} is wrong.`;
    if (name !== WEAK) good++;
  }
  if (headers['webhook-signature'] !== undefined) {
    if (!secrets.signingToken)
      return 'The delivery has webhook-signature, and DEPLOY_SIGNING_TOKEN is not set.';
    const wrong = standardRefusal(headers, body, secrets.signingToken, now);
    if (wrong) return wrong;
    good++;
  }
  return good > 0 ? null : 'The delivery is not signed.';
}

/**
 * GitLab's signing token. https://www.standardwebhooks.com: HMAC of `id.timestamp.body`. Several signatures may stand
 * there; GitLab sends one, so that each must be right.
 */
function standardRefusal(
  headers: IncomingHttpHeaders,
  body: Buffer,
  token: string,
  now: number,
): string | null {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': given } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof given !== 'string')
    return 'webhook-id, webhook-timestamp and webhook-signature belong together.';
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE)
    return 'webhook-timestamp is too far from the clock here.';
  const key = Buffer.from(token.replace(/^whsec_/, ''), 'base64');
  if (key.length === 0) return 'DEPLOY_SIGNING_TOKEN is empty.';
  const expected = `v1,${hmac('sha256', key, Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]), 'base64')}`;
  const signatures = given.split(' ').filter(Boolean);
  const right = signatures.length > 0 && signatures.every((signature) => same(signature, expected));
  return right ? null : 'webhook-signature is wrong.';
}

function hmac(algorithm: string, key: string | Buffer, body: Buffer, encoding: 'hex' | 'base64'): string {
  return createHmac(algorithm, key).update(body).digest(encoding);
}

/** Whether they are equal, in a time that depends only on the length. */
function same(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
