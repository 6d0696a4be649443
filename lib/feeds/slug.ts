import { uidOf } from '#lib/schedule/uid.ts';

const LONGEST = 60;

/**
 * A name as a part of an address: lower case ASCII letters, digits and single hyphens. What has none of these (a title in
 * another script) becomes a hash, so that every name has a slug and each the same one for ever.
 */
export function slugOf(name: string): string {
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
