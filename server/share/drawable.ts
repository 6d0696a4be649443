import { createCanvas } from '@napi-rs/canvas';

const SIZE = 32;
const known = new Map<string, boolean>();
let unknown: Buffer | null = null;

/** How a character looks in a font. */
function look(character: string, family: string): Buffer {
  const canvas = createCanvas(SIZE, SIZE);
  const context = canvas.getContext('2d');
  context.font = `20px ${family}`;
  context.fillText(character, 4, 24);
  return Buffer.from(context.getImageData(0, 0, SIZE, SIZE).data.buffer);
}

/** Whether the fonts of this machine have a character. If none has it, it is drawn like a character that does not exist. */
function has(character: string, family: string): boolean {
  unknown ??= look('\u{10fffe}', family);
  let found = known.get(character);
  if (found === undefined) {
    found = !look(character, family).equals(unknown);
    known.set(character, found);
  }
  return found;
}

/**
 * A text as far as it can be drawn: one line, nothing invisible that steers, no character that would be an empty box. Gives ''
 * if most of it would be missing.
 */
export function drawable(text: string, family: string): string {
  const plain = text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    // Marks that turn the direction of what follows, tags, and what shows nothing.
    .replaceAll(
      /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff0-\uffff\p{Co}\p{Cs}\p{Cn}\u{e0000}-\u{e0fff}]/gu,
      '',
    )
    .slice(0, MOST);
  const letters = [...plain].filter((character) => /[\p{L}\p{N}]/u.test(character));
  const drawn = [...plain].filter((character) => /[\p{M}\p{Z}]/u.test(character) || has(character, family));
  const left = drawn.filter((character) => /[\p{L}\p{N}]/u.test(character));
  if (left.length * 2 < letters.length || drawn.length === 0) return '';
  return (
    drawn
      .join('')
      .replaceAll(/ +/g, ' ')
      // A run of marks on one letter would be drawn far over the lines around it.
      .replaceAll(/(\p{M}{3})\p{M}+/gu, '$1')
      .trim()
  );
}

const MOST = 300;
