import { createElement, type ReactNode, useSyncExternalStore } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { Part as Contained } from '#components/hydration/part.tsx';
import { el } from './dom.ts';

// The parts are drawn within the React tree of the page, because a root of their own would need another module of React, and
// that splits the scripts of the first load (by 0.4 kB).

type Part = { id: number; element: HTMLElement; node: ReactNode };

let parts: readonly Part[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const others = (id: number) => parts.filter((part) => part.id !== id);

/** Draws before it returns. */
function setParts(next: readonly Part[]): void {
  parts = next;
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}

function ReactParts() {
  const all = useSyncExternalStore(subscribe, () => parts);
  // A part that cannot be drawn is left out, and takes nothing else along.
  return all.map(({ id, element, node }) => createPortal(<Contained>{node}</Contained>, element, id));
}

/** Lets `show` put all parts into the page's React tree. Call it before a part is made. */
export const showParts = (show: (all: ReactNode) => void) => flushSync(() => show(createElement(ReactParts)));

/** A part of the panel that React draws. `element` is put into the page by the caller; it has no box of its own. */
export function createReactPart() {
  const element = el('div', 'contents');
  const id = ++lastId;
  return {
    element,
    /** Draws before it returns, so that the caller can show, hide or focus what is there then. */
    draw(node: ReactNode): void {
      setParts([...others(id), { id, element, node }]);
    },
    remove(): void {
      setParts(others(id));
      element.remove();
    },
  };
}
