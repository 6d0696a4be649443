import { createHmac, timingSafeEqual } from 'node:crypto';

/** The three headers of a Standard Webhooks call (standardwebhooks.com); null if one is missing. */
export type WebhookHeaders = { id: string | null; timestamp: string | null; signature: string | null };

type Verified =
  | { ok: true; id: string; timestamp: number }
  | { ok: false; reason: 'no-headers' | 'too-old' | 'too-new' | 'bad-signature' };

/** How far (seconds) a call's clock may be from ours, either way. */
export const TOLERANCE = 300;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Whether a call is signed with the secret, and its timestamp is near now.
 * @param now milliseconds
 */
export function verifyWebhook(
  headers: WebhookHeaders,
  body: Uint8Array,
  secret: string,
  now: number,
): Verified {
  const { id, timestamp, signature } = headers;
  if (!id || !signature || !timestamp || !/^\d{1,12}$/.test(timestamp)) return refuse('no-headers');
  const age = Math.floor(now / 1000) - Number(timestamp);
  if (age > TOLERANCE) return refuse('too-old');
  if (age < -TOLERANCE) return refuse('too-new');
  const given = signature.split(' ').flatMap((part) => (part.startsWith('v1,') ? [part.slice(3)] : []));
  const isSigned = keysOf(secret)
    .map((key) => signatureOf(id, timestamp, body, key))
    .some((expected) => given.some((text) => isSame(text, expected)));
  return isSigned ? { ok: true, id, timestamp: Number(timestamp) * 1000 } : refuse('bad-signature');
}

const refuse = (reason: Extract<Verified, { ok: false }>['reason']): Verified => ({ ok: false, reason });

/**
 * The signature header of a call.
 * @param timestamp seconds since the epoch, as it stands in the header
 */
export function signWebhook(id: string, timestamp: string, body: Uint8Array, secret: string): string {
  const [key = Buffer.from(secret)] = keysOf(secret);
  return `v1,${signatureOf(id, timestamp, body, key)}`;
}

function signatureOf(id: string, timestamp: string, body: Uint8Array, key: Uint8Array): string {
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
}

/**
 * The bytes that a secret stands for. `whsec_` says base64. Without it some libraries take the text as it is and some
 * decode it; both know the secret, so both count.
 */
function keysOf(secret: string): Uint8Array[] {
  const encoded = secret.replace(/^whsec_/, '');
  const decoded = BASE64.test(encoded) ? Buffer.from(encoded, 'base64') : null;
  if (secret.startsWith('whsec_') && decoded) return [decoded];
  return decoded ? [Buffer.from(secret), decoded] : [Buffer.from(secret)];
}

function isSame(text: string, expected: string): boolean {
  const given = Buffer.from(text);
  const wanted = Buffer.from(expected);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Remembers the ids of accepted calls, for as long as their timestamps would let them be accepted again. */
export function createReplayGuard() {
  const expires = new Map<string, number>();
  return {
    /** Whether this is the first call of this id. `timestamp` is the call's own, both are milliseconds. */
    isFirst(id: string, timestamp: number, now: number): boolean {
      for (const [known, at] of expires) if (at < now) expires.delete(known);
      if (expires.has(id)) return false;
      expires.set(id, timestamp + (TOLERANCE + 1) * 1000);
      return true;
    },
  };
}
