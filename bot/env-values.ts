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

export const webhook = address(['https:', 'http:'], 'https://…').refine(
  (url) => url.protocol === 'https:' || LOOPBACK.has(url.hostname),
  'must begin with https://',
);

export const channel = z
  .string()
  .regex(/^[#&][^\s,:]{1,63}$/, 'must be an IRC channel such as "#crew" (in a .env file, put it in quotes)');

// What git would take for an option, a helper (ext::…) or a host that is an option is none of these.
const REMOTE =
  /^(?:(?:https|ssh):\/\/(?:[\w.~%+-]+(?::[^@\s/]*)?@)?[\w[][\w.:[\]-]*(?:\/[^\s]*)?|[\w][\w.+-]*@[\w][\w.-]*:[^\s:-][^\s:]*|(?:file:\/\/)?\/[^\s]*)$/;
export const remote = z
  .string()
  .refine(
    (text) => REMOTE.test(text),
    'must be a git address: https://…, ssh://…, user@host:path or an absolute path',
  );

/** A branch by git's own rules, as far as they matter (git-check-ref-format). */
export const branch = z
  .string()
  .regex(
    /^(?!-)(?!.*(?:\.\.|\/\/|@\{|\.lock(?:\/|$)|\/\.|\.$))[\w][\w./+-]{0,199}(?<!\/)$/,
    'must be the name of a branch such as main',
  );

export const yesNo = z.enum(['yes', 'no'], 'must be "yes" or "no"').transform((word) => word === 'yes');
