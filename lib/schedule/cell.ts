import { fold } from './fold.ts';
import type { Cell, RichCell } from './types.ts';

export function cellText(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : (cell?.text ?? '');
}

export function richCell(cell: Cell | undefined): RichCell | null {
  return typeof cell === 'object' ? cell : null;
}

export function isBlank(cell: Cell | undefined): boolean {
  if (cell === undefined || cell === '') return true;
  if (typeof cell === 'string' && cell.charCodeAt(0) > 0x20 && cell.charCodeAt(0) < 0x7f) return false;
  return cellText(cell).trim() === '' && !(typeof cell === 'object' && cell.error);
}

const ERROR_TEXT = /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|ERROR!|SPILL!|BEZUG!|WERT!|NV)$/i;

/** `N_A`, `LOADING`, … if a formula failed or has not finished; else null. */
export function formulaError(cell: Cell | undefined): string | null {
  if (typeof cell === 'object') {
    if (cell.error) return cell.error;
    cell = cell.text;
  }
  if (cell === undefined || (cell[0] !== '#' && cell[0] !== 'L')) return null;
  const text = cell.trim();
  if (/^Loading(?:\.\.\.|…)$/.test(text)) return 'LOADING';
  return ERROR_TEXT.test(text) ? text : null;
}

/** A cell's name in A1 form, both counted from 0. */
export function a1(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters + (row + 1);
}

const NOTHING = new Set(['', '-', '--', '---', 'n/a', 'na', 'none', 'nil', 'x', '.', '/', '?']);
const UNKNOWN_YET = new Set(
  'tba|tbd|tbc|t.b.a.|t.b.d.|t.b.c.|tba.|tbd.|?|??|???|to be announced|to be determined|to be confirmed|to be decided|not yet known|unknown|n.n.|offen|noch offen|wird noch bekannt gegeben|a confirmer|a determiner|por confirmar|a confirmar|a definir|por definir|未定|調整中'.split(
    '|',
  ),
);
const SAME_AS_ABOVE = new Set([
  '"',
  "''",
  '〃',
  'ditto',
  '″',
  '”',
  '“',
  'dito',
  'idem',
  'same',
  'same as above',
  '同上',
]);

// This runs for every cell, and the answer is nearly always no.
const DITTO_WORD = /^(?:dit|ide|sam)/i;
const DITTO_LETTERS = new Set(Array.from('dDiIsS', (letter) => letter.charCodeAt(0)));

/** "Not yet known", in any of the ways it is written. */
export function isUnknownYet(text: string): boolean {
  if (text.length > 30) return false;
  return UNKNOWN_YET.has(fold(text)) || (/\bt\.?b\.?[acd]\b/i.test(text) && !/\d/.test(text));
}

/** A way to write that there is nothing. */
export function isNothing(text: string): boolean {
  return text.length <= 4 && NOTHING.has(text.trim().replace(/[–—]/g, '-').toLowerCase());
}

/** Ditto marks: the cell above counts. */
export function isSameAsAbove(text: string): boolean {
  const { length } = text;
  if (length > 13 || length === 0) return false;
  const first = text.charCodeAt(0);
  if (first >= 0x30 && first < 0x7f && !(length > 3 && DITTO_LETTERS.has(first) && DITTO_WORD.test(text)))
    return false;
  return SAME_AS_ABOVE.has(text.trim().toLowerCase());
}
