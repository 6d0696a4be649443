import { useSyncExternalStore } from 'react';
import { attributesOf, KEPT_AS, type Layout, readLayout, USUAL } from './layout.ts';

const listeners = new Set<() => void>();
let current: Layout | null = null;

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    // Storage is refused: the layout lasts as long as the page.
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
  const root = document.documentElement;
  for (const [name, value] of Object.entries(attributesOf(current))) root.setAttribute(name, value);
  if (current.split === null) root.style.removeProperty('--mq-split');
  else root.style.setProperty('--mq-split', `${current.split}vw`);
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(current));
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The viewer's layout; the usual one in the HTML and while it hydrates. */
export const useLayout = (): Layout => useSyncExternalStore(subscribe, getLayout, () => USUAL);
