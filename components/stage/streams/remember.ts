import type { Remembered } from './choice.ts';
import { KEY, keepRemembered, readRemembered, rememberedText } from './remembered.ts';

/** At most this many series are kept; the one with the oldest choice is dropped first. */
const MOST = 50;

/** Keeps a choice for the next time. */
export function remember(series: string, more: Remembered): void {
  const all = readRemembered(rememberedText());
  const before = all.find(([name]) => name === series)?.[1];
  const others = all.filter(([name]) => name !== series);
  const text = JSON.stringify([[series, { ...before, ...more }], ...others].slice(0, MOST));
  keepRemembered(text);
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // Storage is off, so the choice is kept only until this page is closed.
  }
}
