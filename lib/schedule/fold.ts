const PLAIN = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
// Zero-width characters, soft hyphens and the marks that set a text's direction.
const INVISIBLE = /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/**
 * A text as it is compared and searched for words: lower case, without accents and invisible characters, full-width
 * digits and all sorts of dashes and spaces as the plain ones.
 */
export function fold(text: string): string {
  if (PLAIN.test(text) && !text.includes('  ')) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\u2010-\u2015\u2212\u301c\uff5e\u30fc\ufe63]/g, (dash) => (dash === 'ー' ? dash : '-'))
    .replaceAll(/[\u2018\u2019\u201b\u2032]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Only the letters and digits of the folded text, so that `Start_time (UK)` and `start time uk` are the same. */
export function foldWords(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
