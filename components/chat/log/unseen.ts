import type { Conversation, Line } from '#lib/irc/types.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { setText, toggle } from '../panel/dom.ts';
import { chatLines, language } from '../words.ts';

/** Counts lines that come while somebody reads older ones, on the button that leads to the new lines. */
export function createUnseen(
  newer: HTMLElement,
  conversation: Conversation,
  wants: (line: Line) => boolean,
): (atEnd: boolean) => void {
  let unseen = 0;
  let countedTo = conversation.lines.end;

  function count(): void {
    const { start, end } = conversation.lines;
    for (let position = Math.max(start, countedTo); position < end; position++) {
      const line = conversation.lines.at(position);
      if (line !== undefined && wants(line)) unseen++;
    }
  }

  return (atEnd) => {
    if (atEnd) unseen = 0;
    else count();
    countedTo = conversation.lines.end;
    toggle(newer, !atEnd);
    if (atEnd) return;
    setText(newer, unseen > 0 ? sayCount(chatLines.unseen, unseen, language()) : chatLines.newest);
  };
}
