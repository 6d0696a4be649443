import { createECDH } from 'node:crypto';
import { z } from 'zod';
import { hostIsPublic } from '#platform/net/guarded-lookup.ts';

/** Longer than any push service's; they may be long, as some carry the key inside. */
const LONGEST_ENDPOINT = 2000;
const A_DAY = 24 * 60;

/**
 * The push services of browsers, as of 2026-11-29: Google's (Chrome and browsers made from it), Mozilla's (Firefox),
 * Apple's (Safari), Microsoft's (Edge on Windows). An entry that begins with a dot is the end of a host name.
 */
const PUSH_SERVICES = [
  'fcm.googleapis.com',
  'android.googleapis.com',
  'jmt17.google.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
];

export type EndpointRules = {
  /** More hosts of push services, PUSH_HOSTS. */
  moreHosts: readonly string[];
  /** Push services on this machine are allowed too, for tests. */
  loopback: boolean;
};

/** Whether an endpoint is at a push service that browsers use, by https. Anybody may send one, and the bot calls it. */
export function isEndpoint(text: string, { moreHosts, loopback }: EndpointRules): boolean {
  if (text.length > LONGEST_ENDPOINT || !URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (loopback && hostIsPublic(url, { loopback }) && !hostIsPublic(url)) return true;
  const isKnown = [...PUSH_SERVICES, ...moreHosts].some((host) =>
    host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host,
  );
  return isKnown && url.protocol === 'https:' && url.port === '' && hostIsPublic(url);
}

/**
 * A point on the curve that RFC 8291 uses, uncompressed. Without this check, a wrong key would fail only when a reminder is
 * sent.
 */
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
 * The request of a page to `POST /api/reminders`. To know an endpoint is enough to change its reminders: it is an address
 * that nobody can guess, and that only its browser and we know (RFC 8030, 8.3).
 */
export function reminderRequestSchema(rules: EndpointRules) {
  const endpoint = z.string().refine((text) => isEndpoint(text, rules));
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

export type ReminderRequest = z.infer<ReturnType<typeof reminderRequestSchema>>;
export type Subscription = Extract<ReminderRequest, { act: 'remind' }>['subscription'];
/** A show is known by its slot's uid, a series by its slug. */
export type Wanted = Extract<ReminderRequest, { act: 'remind' }>['wanted'];
