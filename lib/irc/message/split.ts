/** Bytes of a text in UTF-8; a lone surrogate counts as the U+FFFD that it is sent as. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x80) bytes += 1;
    else if (c < 0x800) bytes += 2;
    else if (c >= 0xd800 && c < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}

// These belong to the character before them: combining marks, joiners, variation selectors, skin tones.
const CONTINUES = /^(?:\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}])/u;

/**
 * Cuts text into pieces of at most `most` bytes: between words if a space is near, else between characters, and if
 * possible not inside a character as people see it. The space at a cut stays at the end of its piece, so that the
 * pieces join to the text again.
 */
export function splitText(text: string, most: number): string[] {
  const out: string[] = [];
  let start = 0;
  let bytes = 0;
  let space = -1; // after the last space in this piece
  let whole = -1; // after the last whole character
  for (let i = 0; i < text.length; ) {
    const point = text.codePointAt(i) ?? 0;
    const width = point > 0xffff ? 2 : 1;
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point > 0xffff ? 4 : 3;
    if (
      i > start &&
      (size === 1 || !CONTINUES.test(text.slice(i, i + 2))) &&
      text.charCodeAt(i - 1) !== 0x200d
    )
      whole = i;
    // Cuts again if the rest after a space is too long with this character.
    while (bytes + size > most && i > start) {
      const enough = start + (i - start) / 2;
      const cut = space > enough ? space : whole > enough ? whole : i;
      out.push(text.slice(start, cut));
      start = cut;
      bytes = utf8Length(text.slice(start, i));
      space = -1;
      whole = -1;
    }
    bytes += size;
    i += width;
    if (point === 32) space = i;
  }
  if (start < text.length) out.push(text.slice(start));
  return out;
}

/** The longest beginning of a text that fits into `most` bytes, on a character's edge. */
export function cutText(text: string, most: number): string {
  return utf8Length(text) <= most ? text : (splitText(text, most)[0] ?? '');
}
