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
