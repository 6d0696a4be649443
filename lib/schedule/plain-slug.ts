import { remembering, uidOf } from './uid.ts';

const LONGEST = 60;

/**
 * A name as lower case ASCII letters, digits and single hyphens, without transliteration: a name in another script becomes
 * a hash. It is small enough for browsers. Reminders are kept under it, frab XML names shows by it, and addresses had it
 * before `slugOf` (slug.ts) transliterated them.
 */
export const plainSlugOf = remembering((name) => {
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
});
