import type { Line } from '#lib/irc/types.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { button, MINI, setText } from '../panel/dom.ts';
import { chatLines, language } from '../words.ts';

/** Hides rows that the list of words holds back behind one button for each run of them. */
export function createHeldRows(isHeld: (line: Line) => boolean, redraw: () => void) {
  const shown = new Set<number>();
  let head: HTMLButtonElement | null = null;
  let run: number[] = [];
  const isHidden = (line: Line | undefined) => line !== undefined && isHeld(line) && !shown.has(line.id);

  return (row: HTMLElement, line: Line, previous: Line | undefined): void => {
    if (!isHidden(line)) return;
    row.classList.add('mq-chat-folded');
    const goesOn = head !== null && previous !== undefined && run.at(-1) === previous.id;
    if (!goesOn) {
      const ids = [line.id];
      run = ids;
      head = button(`${MINI} mq-chat-unfold`, '', () => {
        for (const id of ids) shown.add(id);
        redraw();
      });
      row.prepend(head);
    } else run.push(line.id);
    if (head !== null) setText(head, sayCount(chatLines.held, run.length, language()));
  };
}
