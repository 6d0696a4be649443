const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

type Measure = (text: string) => number;

/**
 * Breaks a text into at most `most` lines of a width; a text that does not fit ends in an ellipsis. Breaks it between
 * words, also in scripts that put no spaces between them, and within a word only if it is longer than a line.
 */
export function wrap(text: string, width: number, most: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  const take = (piece: string) => {
    if (measure(line + piece.trimEnd()) <= width) {
      line += piece;
      return;
    }
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
    if (measure(piece) <= width) {
      line = piece.trimStart();
      return;
    }
    for (const { segment } of graphemes.segment(piece)) {
      if (line !== '' && measure(line + segment) > width) {
        lines.push(line);
        line = '';
      }
      line += segment;
    }
  };
  for (const piece of piecesOf(text.replaceAll(/\s+/g, ' ').trim())) {
    take(piece);
    // Text beyond the lines that are shown need not be broken.
    if (lines.length > most) break;
  }
  if (line.trim() !== '') lines.push(line.trim());
  if (lines.length <= most) return lines;
  const shown = lines.slice(0, most);
  let last = `${shown.at(-1) ?? ''}`;
  while (last !== '' && measure(`${last}…`) > width) {
    last = [...graphemes.segment(last)]
      .slice(0, -1)
      .map(({ segment }) => segment)
      .join('');
  }
  return [...shown.slice(0, -1), `${last.trimEnd()}…`];
}

/** The places at which a text may be broken: at spaces, after hyphens, and between words without anything between them. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let before: { isBreak: boolean; isWord: boolean } | null = null;
  for (const { segment, isWordLike = false } of words.segment(text)) {
    const isSpace = segment.trim() === '';
    if (before === null || isSpace || before.isBreak || (before.isWord && isWordLike)) pieces.push(segment);
    // Punctuation stays with its word, before and after it.
    else pieces.push(`${pieces.pop() ?? ''}${segment}`);
    before = { isBreak: isSpace || /[-\u2010\u2013\u2014]$/.test(segment), isWord: isWordLike };
  }
  return pieces;
}
