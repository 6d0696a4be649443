import { z } from 'zod';

/** The values that variables of the environment may have, each with the words for one that it may not. */

export const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export const wholeNumber = (low: number, high: number, what: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be ${what}`)
    .transform(Number)
    .refine((n) => n >= low && n <= high, `must be ${what}`);

export const address = (protocols: string[], example: string) =>
  z.string().transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url && protocols.includes(url.protocol) && url.hostname !== '') return url;
    context.addIssue({ code: 'custom', message: `must be an address such as ${example}` });
    return z.NEVER;
  });

/** An address that is asked by https, or is on this machine. */
export const httpsAddress = (example: string) =>
  address(['https:', 'http:'], example).refine(
    (url) => url.protocol === 'https:' || LOOPBACK.has(url.hostname),
    'must begin with https://',
  );

/** The address of the site. Its links begin at the root, so it cannot lie below a path of another one. */
export const siteAddress = address(['https:', 'http:'], 'https://watch.example.org').refine(
  (url) => url.href === `${url.origin}/`,
  'must be a host of its own such as https://watch.example.org, without a path or anything else behind it',
);

export const channel = z
  .string()
  .regex(/^[#&][^\s,:]{1,63}$/, 'must be an IRC channel such as "#lobby" (in a .env file, put it in quotes)');

export const yesNo = z.enum(['yes', 'no'], 'must be "yes" or "no"').transform((word) => word === 'yes');
