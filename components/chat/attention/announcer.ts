import { stripFormatting } from '#lib/irc/message/format.ts';
import type { Conversation } from '#lib/irc/types.ts';
import { el } from '../panel/dom.ts';
import { type Announce, announcement, type Spoken } from './announcement.ts';

const EVERY_MS = 4000;
/** Lines that are looked at for one announcement. */
const MOST = 60;

/** Tells screen readers what is new, a few seconds' worth at a time, without a word while nothing is. */
export function createAnnouncer(announce: () => Announce) {
  const element = el('div', 'mq-chat-unseen');
  element.setAttribute('aria-live', 'polite');
  let conversation: Conversation | undefined;
  let toldTo = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    timer = undefined;
    if (conversation === undefined) return;
    const { lines } = conversation;
    const from = Math.max(toldTo, lines.end - MOST);
    const spoken: Spoken[] = [];
    for (let position = from; position < lines.end; position++) {
      const line = lines.at(position);
      if (line === undefined || line.self || line.history) continue;
      if (line.kind !== 'message' && line.kind !== 'action') continue;
      spoken.push({ nick: line.nick, text: stripFormatting(line.text), mention: line.mention });
    }
    element.textContent = announcement(spoken, Math.max(0, from - toldTo), announce());
    toldTo = lines.end;
  }

  return {
    element,
    /** What is there when a conversation is opened is not announced. */
    open(next: Conversation | undefined): void {
      conversation = next;
      toldTo = next?.lines.end ?? 0;
    },
    /** Something new may be there. Costs nothing for the lines that come before the timer. */
    stir(): void {
      if (timer === undefined && announce() !== 'off') timer = setTimeout(tell, EVERY_MS);
    },
    dispose: () => clearTimeout(timer),
  };
}
