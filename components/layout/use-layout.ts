import { useSyncExternalStore } from 'react';
import { attributesOf, KEPT_AS, type Layout, readLayout } from './layout.ts';
import { onLayout, setShown } from './shown-layout.ts';

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
  setShown(current);
}

function showLayout(layout: Layout): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(attributesOf(layout))) root.setAttribute(name, value);
  if (layout.split === null) root.style.removeProperty('--mq-split');
  else root.style.setProperty('--mq-split', `${layout.split}vw`);
}

/** The whole layout of the viewer, in parts that are loaded later. */
export const useLayout = (): Layout => useSyncExternalStore(onLayout, getLayout, getLayout);
