import { createECDH } from 'node:crypto';
import { z } from 'zod';
import { hostIsPublic } from '#lib/net/guarded-lookup.ts';

/** Longer than any push service's; they may be long, as some carry the key inside. */
const LONGEST_ENDPOINT = 2000;
const A_DAY = 24 * 60;

/** Where an endpoint may be: on the public internet, by https; on this machine where that is asked for, for tests. */
export function isEndpoint(text: string, loopback: boolean): boolean {
  if (text.length > LONGEST_ENDPOINT || !URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (loopback && hostIsPublic(url, { loopback }) && !hostIsPublic(url)) return true;
  return url.protocol === 'https:' && url.port === '' && hostIsPublic(url);
}

/** A point on the curve that RFC 8291 uses, uncompressed: what is none would fail only when something is sent. */
function isPoint(text: string): boolean {
  const point = Buffer.from(text, 'base64url');
  if (point.length !== 65 || point[0] !== 4) return false;
  try {
    const ecdh = createECDH('prime256v1');
    ecdh.generateKeys();
    ecdh.computeSecret(point);
    return true;
  } catch {
    return false;
  }
}

const key = (bytes: number) =>
  z
    .string()
    .max(200)
    .regex(/^[\w-]+=*$/)
    .refine((text) => Buffer.from(text, 'base64url').length === bytes);

/**
 * What a page asks of `POST /api/reminders`. Whoever knows an endpoint may change what it is reminded of: it is an address
 * that nobody can guess, and that only its browser and we know (RFC 8030, 8.3).
 */
export function orderSchema(loopback: boolean) {
  const endpoint = z.string().refine((text) => isEndpoint(text, loopback));
  const subscription = z.object({
    endpoint,
    keys: z.object({ p256dh: key(65).refine(isPoint), auth: key(16) }),
  });
  const wanted = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('show'), key: z.string().regex(/^[0-9a-z]{1,40}$/) }),
    z.object({ kind: z.literal('series'), key: z.string().regex(/^[0-9a-z-]{1,80}$/) }),
  ]);
  return z.discriminatedUnion('act', [
    z.object({
      act: z.literal('remind'),
      subscription,
      wanted,
      /** Minutes before the start. */
      lead: z.int().min(0).max(A_DAY),
      language: z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$/),
    }),
    z.object({ act: z.literal('forget'), endpoint, wanted }),
    z.object({ act: z.literal('list'), endpoint }),
    z.object({ act: z.literal('move'), from: endpoint, subscription }),
  ]);
}

export type Order = z.infer<ReturnType<typeof orderSchema>>;
export type Subscription = Extract<Order, { act: 'remind' }>['subscription'];
/** A show is known by its slot's uid, a series by its slug. */
export type Wanted = Extract<Order, { act: 'remind' }>['wanted'];
