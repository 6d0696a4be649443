import { useSyncExternalStore } from 'react';
import { attributesOf, KEPT_AS, type Layout, readLayout, USUAL } from './layout.ts';

const listeners = new Set<() => void>();
let current: Layout | null = null;

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    // If storage is refused, the layout lasts as long as the page.
    return null;
  }
}

export function getLayout(): Layout {
  current ??= readLayout(kept());
  return current;
}

/** Changes the layout at once: nothing is mounted anew, only attributes of the root change. */
export function setLayout(change: Partial<Layout>): void {
  current = { ...getLayout(), ...change };
  showLayout(current);
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(current));
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

function showLayout(layout: Layout): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(attributesOf(layout))) root.setAttribute(name, value);
  if (layout.split === null) root.style.removeProperty('--mq-split');
  else root.style.setProperty('--mq-split', `${layout.split}vw`);
}

/** Puts a layout that was kept back on the root, whose attributes React takes away if it makes the whole page anew. */
export function restoreLayout(): void {
  if (kept() !== null) showLayout(getLayout());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The viewer's layout; the usual one in the HTML and while it hydrates. */
export const useLayout = (): Layout => useSyncExternalStore(subscribe, getLayout, () => USUAL);
