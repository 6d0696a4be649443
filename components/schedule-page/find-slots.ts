import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { sortNames } from '#lib/format/lists.ts';

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();

/** The slots that have every word of a search in them, and are of a series if one is given ('' is any). */
export function findSlots(slots: readonly PublicSlot[], search: string, series: string): PublicSlot[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return slots.filter((slot) => {
    if (series !== '' && slot.series !== series) return false;
    if (words.length === 0) return true;
    const text = plain([slot.title, slot.host, slot.series, slot.description].filter(Boolean).join(' '));
    return words.every((word) => text.includes(word));
  });
}

/** The names of the series, in the order of a language; without one, in an order that is the same on every machine. */
export function seriesNames(slots: readonly PublicSlot[], locale: string | null): string[] {
  const names = new Set(slots.flatMap(({ series }) => (series === null ? [] : [series])));
  return locale === null ? [...names].sort() : sortNames(names, locale);
}
