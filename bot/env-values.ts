import { z } from 'zod';
import { httpsAddress } from '#platform/env/values.ts';

/** Values that only the bot's variables may have; see platform/env/values.ts. */

export const webhook = httpsAddress('https://…');

// This excludes text that git would take for an option or for a helper (ext::…), and a host that looks like an option.
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
