import anyAscii from 'any-ascii';
import { plainSlugOf } from './plain-slug.ts';
import { remembering } from './uid.ts';

/**
 * A name as a part of an address: lower case ASCII letters, digits and single hyphens, with other letters transliterated.
 * Every name has a slug, and always the same one. Pages must not import it, because the tables are 220 kB (gzip); the worker of
 * `/check` loads them when a room has a name that is not ASCII.
 */
export const slugOf = remembering((name) => {
  const letters = name.normalize('NFC');
  const ascii = anyAscii(letters);
  const found = ascii.match(/[a-z0-9]/gi)?.length ?? 0;
  // A name that is mostly of letters that the tables lack would share the others with too many.
  const lost = [...letters].filter((letter) => /\p{L}/u.test(letter) && anyAscii(letter) === '').length;
  return plainSlugOf(found > lost ? ascii : name);
});

/** The slug that a name had before other letters were transliterated; null if it is the same. */
export function formerSlugOf(name: string): string | null {
  const former = plainSlugOf(name);
  return former === slugOf(name) ? null : former;
}

/** The slug of the one of these names that an address means: by the slug that it has, else by the one that it had. */
export function slugNow(slug: string, names: readonly string[]): string | null {
  if (names.some((name) => slugOf(name) === slug)) return slug;
  const name = names.find((one) => formerSlugOf(one) === slug);
  return name === undefined ? null : slugOf(name);
}
