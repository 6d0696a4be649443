import { stripFormatting } from '#lib/irc/message/format.ts';
import type { Conversation } from '#lib/irc/types.ts';
import { el } from '../panel/dom.ts';
import { type Announce, type AnnouncedLine, announcement } from './announcement.ts';

const EVERY_MS = 4000;
/** At most this many lines are read for one announcement. */
const MOST = 60;

/** Tells screen readers every few seconds of new lines, if there are any. */
export function createAnnouncer(announce: () => Announce) {
  const element = el('div', 'absolute size-px overflow-hidden whitespace-nowrap [clip-path:inset(50%)]');
  element.setAttribute('aria-live', 'polite');
  let conversation: Conversation | undefined;
  let toldTo = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    timer = undefined;
    if (conversation === undefined) return;
    const { lines } = conversation;
    const from = Math.max(toldTo, lines.end - MOST);
    const spoken: AnnouncedLine[] = [];
    for (let position = from; position < lines.end; position++) {
      const line = lines.at(position);
      if (line === undefined || line.self || line.history || line.folded !== '') continue;
      if (line.kind !== 'message' && line.kind !== 'action') continue;
      spoken.push({ nick: line.nick, text: stripFormatting(line.text), mention: line.mention });
    }
    element.textContent = announcement(spoken, Math.max(0, from - toldTo), announce());
    toldTo = lines.end;
  }

  return {
    element,
    /** Lines that are there when a conversation is opened are not announced. */
    open(next: Conversation | undefined): void {
      conversation = next;
      toldTo = next?.lines.end ?? 0;
    },
    /** Call this if there may be new lines. While the timer runs, a call costs nothing. */
    stir(): void {
      if (timer === undefined && announce() !== 'off') timer = setTimeout(tell, EVERY_MS);
    },
    dispose: () => clearTimeout(timer),
  };
}
