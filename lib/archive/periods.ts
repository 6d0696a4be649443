import type { Show } from './show.ts';

/** A year, month or day of the archive: `2026`, `2026-11`, `2026-11-28`. */
export const isPeriod = (text: string) => /^\d{4}(?:-\d\d){0,2}$/.test(text);

/** How many shows a page names. */
const MOST_ON_A_PAGE = 100;

export type Period = { name: string; count: number };

export type PeriodView = {
  shows: readonly Show[];
  /** The period's months or days, if it has too many shows for one page. */
  parts: Period[];
  older: string | null;
  newer: string | null;
};

/** The years in which there were shows, the newest first. */
export const yearsOf = (shows: readonly Show[]) => partsOf(shows, 4);

function partsOf(shows: readonly Show[], length: number): Period[] {
  const counts = new Map<string, number>();
  for (const { day } of shows) {
    const name = day.slice(0, length);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count }));
}

/** The page of a period, made from all shows, the newest first; null if nothing was shown then. */
export function periodView(shows: readonly Show[], period: string): PeriodView | null {
  const within = shows.filter(({ day }) => day.startsWith(period));
  if (within.length === 0) return null;
  const names = partsOf(shows, period.length).map(({ name }) => name);
  const at = names.indexOf(period);
  const neighbours = { older: names[at + 1] ?? null, newer: names[at - 1] ?? null };
  const tooMany = within.length > MOST_ON_A_PAGE && period.length < 10;
  return tooMany
    ? { shows: [], parts: partsOf(within, period.length + 3), ...neighbours }
    : { shows: within, parts: [], ...neighbours };
}

/** Every period that has a page of its own. */
export function periodsOf(shows: readonly Show[]): string[] {
  const found: string[] = [];
  const add = ({ name, count }: Period) => {
    found.push(name);
    if (count <= MOST_ON_A_PAGE || name.length === 10) return;
    const within = shows.filter(({ day }) => day.startsWith(name));
    partsOf(within, name.length + 3).forEach(add);
  };
  yearsOf(shows).forEach(add);
  return found;
}
