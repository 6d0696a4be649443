import { useMemo, useSyncExternalStore } from 'react';
import type { Remembered } from './choice.ts';

const KEY = 'marquee:streams';
/** So many series; the one that was chosen for longest ago goes first. */
const MOST = 50;

/** Where a browser keeps nothing, this page still remembers. */
let kept = '';

function text(): string {
  try {
    return localStorage.getItem(KEY) ?? kept;
  } catch {
    return kept;
  }
}

/** What is kept changes by a choice in this page only, which counts before it. */
const subscribe = () => () => {};

/** Whatever stands in storage was written by another version, an extension or a person. */
function read(json: string): [string, Remembered][] {
  try {
    const parsed: unknown = JSON.parse(json || '[]');
    if (!Array.isArray(parsed)) return [];
    return parsed.flatMap((entry): [string, Remembered][] => {
      if (!Array.isArray(entry) || typeof entry[0] !== 'string' || typeof entry[1] !== 'object') return [];
      const { layout, label } = (entry[1] ?? {}) as Record<string, unknown>;
      const known: Remembered = {};
      if (layout === 'tabs' || layout === 'grid') known.layout = layout;
      if (typeof label === 'string') known.label = label;
      return [[entry[0], known]];
    });
  } catch {
    return [];
  }
}

/** What the viewer chose for a series before; empty in the HTML. */
export function useRemembered(series: string): Remembered {
  const json = useSyncExternalStore(subscribe, text, () => '');
  return useMemo(() => read(json).find(([name]) => name === series)?.[1] ?? {}, [json, series]);
}

/** Keeps a choice for the next time. */
export function remember(series: string, more: Remembered): void {
  const all = read(text());
  const before = all.find(([name]) => name === series)?.[1];
  const others = all.filter(([name]) => name !== series);
  kept = JSON.stringify([[series, { ...before, ...more }], ...others].slice(0, MOST));
  try {
    localStorage.setItem(KEY, kept);
  } catch {
    // Storage is off: until this page is closed, then.
  }
}
