import { isolate } from '#lib/irc/message/safety.ts';
import type { Line } from '#lib/irc/types.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { button, MINI, setText } from '../panel/dom.ts';
import { chatLines, language } from '../words.ts';
import { FOLD_FROM } from './grouping.ts';

/** Hides the lines of one nick beyond a handful in a row behind a button that shows them. */
export function createFolds(redraw: () => void) {
  const unfolded = new Set<string>();
  let head: HTMLButtonElement | null = null;
  const isFolded = (line: Line | undefined) =>
    line !== undefined && line.streak > FOLD_FROM && !unfolded.has(line.nick);

  /** Hides `row` if its line is one too many; the first such row carries the button. */
  return (row: HTMLElement, line: Line, previous: Line | undefined): void => {
    if (!isFolded(line)) return;
    row.classList.add('mq-chat-folded');
    const text = sayCount(chatLines.folded, line.streak - FOLD_FROM, language(), {
      nick: isolate(line.nick),
    });
    if (head !== null && previous?.nick === line.nick && isFolded(previous)) {
      setText(head, text);
      return;
    }
    const { nick } = line;
    head = button(`${MINI} mq-chat-unfold`, text, () => {
      unfolded.add(nick);
      redraw();
    });
    row.prepend(head);
  };
}
