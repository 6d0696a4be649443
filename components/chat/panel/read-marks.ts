import type { Conversation } from '#lib/irc/types.ts';
import type { LogView } from '../log/log-view.ts';
import { keep, readKept } from './settings.ts';

const KEY = 'marquee:chat:read';

/** The time (ms) of the last line that was read in a conversation; 0 if nothing is kept. */
export function keptRead(conversation: string): number {
  const kept = readKept(KEY) as Record<string, unknown> | null;
  const time = kept?.[conversation];
  return typeof time === 'number' ? time : 0;
}

export function keepRead(conversation: string, time: number): void {
  const kept = readKept(KEY);
  keep(KEY, { ...(typeof kept === 'object' ? kept : null), [conversation]: time });
}

/** Lines that were read on another device do not count as new here. */
export function readElsewhere(views: readonly LogView[], conversation: Conversation, time: number): void {
  if (time > keptRead(conversation.key)) keepRead(conversation.key, time);
  for (const view of views) {
    // Marks do not move while a viewer sees them.
    if (view.conversation !== conversation || !document.hidden) continue;
    view.markAfter(time);
    view.redraw();
  }
}
