import { useSyncExternalStore } from 'react';
import type { Layout } from './layout.ts';

/** The part of the layout that buttons name. It is all that the first load knows of it; the rest is in use-layout.ts. */
type Shown = Pick<Layout, 'chat' | 'theatre' | 'split'>;

const USUAL: Shown = { chat: 'end', theatre: false, split: null };
const listeners = new Set<() => void>();

const root = globalThis.document?.documentElement;
/** The attributes of the root before React knows of it. The script before the first painting has put the layout there. */
const before = [...(root?.attributes ?? [])];
let shown: Shown = root
  ? {
      chat: (root.dataset.chatAt as Layout['chat']) ?? USUAL.chat,
      theatre: root.dataset.theatre === 'on',
      split: Number.parseInt(root.style.getPropertyValue('--mq-split'), 10) || null,
    }
  : USUAL;

export function setShown(layout: Shown): void {
  shown = layout;
  for (const listener of listeners) listener();
}

/** Puts back on the root what React takes away if it makes the whole page anew. */
export function restoreRoot(): void {
  for (const { name, value } of before) {
    if (root?.hasAttribute(name)) continue;
    // The policy forbids styles as an attribute.
    if (name === 'style') root.style.cssText = value;
    else root.setAttribute(name, value);
  }
}

export function onLayout(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The viewer's layout; the usual one in the HTML and while it hydrates. */
export const useShownLayout = (): Shown =>
  useSyncExternalStore(
    onLayout,
    () => shown,
    () => USUAL,
  );
