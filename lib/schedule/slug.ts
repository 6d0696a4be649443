import { uidOf } from './uid.ts';

const LONGEST = 60;

/** Names recur: each series' page asks for the slug of every slot's series. */
const MOST_KNOWN = 10_000;
const known = new Map<string, string>();

/**
 * A name as a part of an address: lower case ASCII letters, digits and single hyphens. A name without these (a title
 * in another script) becomes a hash, so that every name has a slug, and always the same one.
 */
export function slugOf(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const slug = makeSlug(name);
  known.set(name, slug);
  return slug;
}

function makeSlug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase();
  const slug = plain
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
  // A name that is mostly of other letters would share its few ASCII ones with too many.
  const lost = [...plain.replaceAll(/[\p{ASCII}\p{Punctuation}\p{Symbol}\s]/gu, '')].length;
  return slug.length > lost ? slug : uidOf(name.normalize('NFC').toLowerCase().trim(), 0, null);
}
