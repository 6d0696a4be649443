/** The shortest NICKLEN that is common today; the server says its own on connecting. */
const LONGEST = 30;

// Latin letters that no decomposition takes apart.
const LETTERS: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ĳ: 'ij',
};
const latin = (letter: string) => {
  const plain = LETTERS[letter.toLowerCase()] ?? letter;
  return letter === letter.toLowerCase() ? plain : plain.charAt(0).toUpperCase() + plain.slice(1);
};

/**
 * A nick that IRC servers take, made from what somebody typed: of Latin letters accents fall, and what no server allows becomes
 * `_`. Letters of other scripts stay, because some networks take them. A network that does not gives a guest name. '' if
 * nothing is left.
 */
export function cleanNick(typed: string): string {
  const nick = typed
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[øłđðħıŋŧßæœþĳ]/giu, latin)
    .trim()
    .replace(/[^\p{L}\p{N}\p{M}\-[\]\\`_^{|}]+/gu, '_')
    .replace(/^\p{M}+/u, '');
  const short = Array.from(nick)
    .slice(0, LONGEST)
    .join('')
    .replace(/[\p{M}]+$/u, (marks) => marks.slice(0, 4));
  if (/^[_\p{M}]*$/u.test(short)) return '';
  // RFC 2812, 2.3.1: a nick does not begin with a digit or a hyphen.
  return /^[0-9-]/.test(short) ? Array.from(`_${short}`).slice(0, LONGEST).join('') : short;
}
