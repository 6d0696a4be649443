import { useMemo, useSyncExternalStore } from 'react';
import type { Remembered } from './choice.ts';

export const KEY = 'marquee:streams';
/** If a browser keeps nothing, this page still remembers. */
let kept = '';

export function keepRemembered(text: string): void {
  kept = text;
}

export function rememberedText(): string {
  try {
    return localStorage.getItem(KEY) ?? kept;
  } catch {
    return kept;
  }
}

/** The kept text changes only by a choice in this page, and that choice has precedence over it. */
const subscribe = () => () => {};

/** Checks the text, because another version, an extension or a person may have written it. */
export function readRemembered(json: string): [string, Remembered][] {
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

/** The viewer's earlier choice for a series; empty in the HTML. */
export function useRemembered(series: string): Remembered {
  const json = useSyncExternalStore(subscribe, rememberedText, () => '');
  return useMemo(() => readRemembered(json).find(([name]) => name === series)?.[1] ?? {}, [json, series]);
}
