/**
 * Characters that pass for others, after Unicode TR 39: only those that a nick can hold and a reader would not tell
 * apart at 12 px. Not loaded before it is needed.
 */
const LOOKS_LIKE = [
  ['a', 'аɑα@4'],
  ['b', 'ЬЪ6'],
  ['c', 'сϲⅽ'],
  ['d', 'ԁⅾ'],
  ['e', 'еєҽ3'],
  ['f', 'ƒ'],
  ['g', 'ɡց9'],
  ['h', 'һհ'],
  ['i', 'іıɩι'],
  ['j', 'јϳ'],
  ['k', 'кκ'],
  ['l', 'ӏⅼ1|'],
  ['m', 'мⅿ'],
  ['n', 'пո'],
  ['o', 'оοօ0'],
  ['p', 'рρ'],
  ['q', 'ԛգ'],
  ['r', 'гᴦ'],
  ['s', 'ѕ5$'],
  ['t', 'тτ7'],
  ['u', 'υս'],
  ['v', 'ѵνⅴ'],
  ['w', 'ԝѡω'],
  ['x', 'хχⅹ'],
  ['y', 'уүγ'],
  ['z', 'ᴢ2'],
] as const;

const PLAIN = new Map<string, string>(
  LOOKS_LIKE.flatMap(([plain, others]) => [...others].map((c) => [c, plain])),
);
const DECORATION = /[\p{M}\p{Cf}_\-`^.]/gu;

/** Two nicks with the same skeleton look alike: `rainbow`, `Ra1nb0w_`, `rаinbow` with a Cyrillic letter. */
export function skeleton(nick: string): string {
  const plain = nick.normalize('NFKD').toLowerCase().replace(DECORATION, '');
  let out = '';
  for (const c of plain) out += PLAIN.get(c) ?? c;
  // i and l cannot be told apart in most faces, nor rn from m, vv from w, cl from d.
  return out.replaceAll('i', 'l').replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('cl', 'd');
}
