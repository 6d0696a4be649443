import { sayCount } from '#lib/words/say-count.ts';
import { chatLines, language } from '../words.ts';

/** How a screen reader is told of new lines. */
export type Announce = 'all' | 'mentions' | 'off';

export type AnnouncedLine = { nick: string; text: string; mention: boolean };

const READ_OUT = 3;
const LONGEST = 200;

const sentence = ({ nick, text }: AnnouncedLine) =>
  `${nick}: ${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`;

/**
 * One sentence or a few for all lines since the last announcement. A handful of lines is read out; if there are more, only
 * their number, the mentions and the last line. `skipped` is the number of lines that are no longer held.
 */
export function announcement(lines: readonly AnnouncedLine[], skipped: number, announce: Announce): string {
  if (announce === 'off') return '';
  const mentions = lines.filter((line) => line.mention).slice(-READ_OUT);
  const count = lines.length + skipped;
  if (announce === 'mentions') return mentions.map(sentence).join('\n');
  if (count <= READ_OUT) return lines.map(sentence).join('\n');
  const read = mentions.length > 0 ? mentions : lines.slice(-1);
  return [sayCount(chatLines.announced, count, language()), ...read.map(sentence)].join('\n');
}
