// Most texts need no change.
const UNCLEAN = /[^\x20-\x25\x27-\x7e]| {2}/;
const SPACE = 0x20;
// Line breaks and tabs are kept here, and handled below.
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
// Marks that turn the direction of what follows them on the page, and characters that show as nothing. The joiners
// U+200C and U+200D stay: Persian and emoji need them.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  __proto__: null as never,
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** A cell as one line of text for the page: trimmed, without invisible characters, with its entities decoded. */
export function cleanLine(text: string, longest: number): string {
  if (isClean(text, longest)) return text;
  return cut(
    clean(text, longest)
      .replaceAll(/[\s\u2028\u2029]+/g, ' ')
      .trim(),
    longest,
  );
}

/** The same for a text of several lines. */
export function cleanLines(text: string, longest: number): string {
  if (isClean(text, longest)) return text;
  const lines = clean(text, longest)
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n');
  return cut(lines.trim(), longest);
}

function isClean(text: string, longest: number): boolean {
  const { length } = text;
  if (length > longest || text.charCodeAt(0) === SPACE || text.charCodeAt(length - 1) === SPACE) return false;
  return !UNCLEAN.test(text);
}

function clean(text: string, longest: number): string {
  // This is enough to fill the limit even if much of it is thrown away; the rest is ignored.
  const head = text.length > longest * 8 ? text.slice(0, longest * 8) : text;
  return decodeEntities(head)
    .replaceAll(CONTROLS, '')
    .replaceAll(INVISIBLE, '')
    .replaceAll(LONE_SURROGATE, '\ufffd')
    .normalize('NFC');
}

/** Whether a cleaned text is shorter than the text of the cell. */
export function isCut(cleaned: string, longest: number, text: string): boolean {
  return text.length > longest && cleaned.endsWith('…');
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const head = text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '');
  return `${head.trimEnd()}…`;
}

/** Sheets are filled from web pages: `&#x27;` in a title is an apostrophe. The result is text, never HTML. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
