import { createECDH } from 'node:crypto';
import { z } from 'zod';
import { yesNo } from '#platform/env/values.ts';
import type { EndpointRules } from './reminder-request.ts';

/**
 * The keys by which push services know this site (RFC 8292), base64url: 65 bytes and 32; `subject` is the address that they may
 * write to.
 */
export type Vapid = { publicKey: string; privateKey: string; subject: string };

/** How messages are sent, and to which push services. */
export type PushConfig = { vapid: Vapid; endpoints: EndpointRules };

const CURVE = 'prime256v1';

/** Hosts of push services besides those of the big browsers, such as a UnifiedPush server's. */
const pushHosts = z
  .string()
  .toLowerCase()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine((hosts) => hosts.every((host) => /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(host)), {
    message: 'must be host names such as push.example.org, separated by commas',
  })
  .default([]);

/** The variables of the site and of the bot that concern push messages. */
export const pushVariables = {
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^B[\w-]{86}$/, 'must be the public key that `npx marquee init` made')
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, 'must be the private key that `npx marquee init` made')
    .optional(),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(?:mailto:[^@\s]+@[^@\s]+\.[^@\s]+|https:\/\/[^\s/]+\.[^\s/]+(?:\/\S*)?)$/, {
      message: 'must be an address that a push service can write to: mailto:crew@example.org or https://…',
    })
    .optional(),
  PUSH_HOSTS: pushHosts,
  PUSH_LOOPBACK: yesNo.default(false),
};

type Keys = Partial<Record<'VAPID_PUBLIC_KEY' | 'VAPID_PRIVATE_KEY' | 'VAPID_SUBJECT', string | undefined>>;
type Values = Keys & { PUSH_HOSTS: string[]; PUSH_LOOPBACK: boolean };

/** How to send messages, by an environment; null if there are no keys, or wrong ones. */
export function pushFrom(values: Values, siteUrl: URL, wrong: string[]): PushConfig | null {
  const vapid = vapidFrom(values, siteUrl, wrong);
  return vapid && { vapid, endpoints: { moreHosts: values.PUSH_HOSTS, loopback: values.PUSH_LOOPBACK } };
}

/** The keys of an environment, or null if there are none. If they are wrong, `wrong` gets sentences that say why. */
export function vapidFrom(values: Keys, siteUrl: URL, wrong: string[]): Vapid | null {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = values;
  if (!publicKey && !privateKey) return null;
  if (!publicKey || !privateKey) {
    wrong.push('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY go together: set both or none.');
    return null;
  }
  if (publicKeyOf(privateKey) !== publicKey) {
    wrong.push(
      'VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY are not of one pair: take both from the same `npx marquee init`.',
    );
    return null;
  }
  // Push services want an address that they can write to. At home, without https, nobody will write to it.
  const subject =
    values.VAPID_SUBJECT ?? (siteUrl.protocol === 'https:' ? siteUrl.origin : 'mailto:nobody@example.org');
  return { publicKey, privateKey, subject };
}

/** A new pair. */
export function makeVapidKeys(): { publicKey: string; privateKey: string } {
  const ecdh = createECDH(CURVE);
  ecdh.generateKeys();
  // A number that begins with zero bytes is written without them.
  const privateKey = Buffer.concat([Buffer.alloc(32), ecdh.getPrivateKey()]).subarray(-32);
  return { publicKey: ecdh.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') };
}

function publicKeyOf(privateKey: string): string | null {
  try {
    const ecdh = createECDH(CURVE);
    ecdh.setPrivateKey(privateKey, 'base64url');
    return ecdh.getPublicKey('base64url');
  } catch {
    return null;
  }
}
