'use client';

import { PageLink } from '#components/navigation/page-link.tsx';
import { LINKS, NOTE, PILL } from '#components/notes/look.ts';
import { useReader } from '#components/schedule/use-reader.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { Period } from '#lib/archive/periods.ts';
import { longDayText, monthText } from '#lib/format/dates.ts';

/** The name of a year, a month or a day: `2026`, `November 2026`, `Saturday, 28 November 2026`. */
export function PeriodName({ name }: { name: string }) {
  const { locale } = useReader();
  if (name.length === 4) return name;
  const noon = Date.parse(`${name.padEnd(10, '-01')}T12:00:00Z`);
  const reader = { locale, timeZone: 'UTC' };
  return (
    <span suppressHydrationWarning>
      {name.length === 7 ? monthText(noon, reader) : `${longDayText(noon, reader)} ${name.slice(0, 4)}`}
    </span>
  );
}

/** Ways to years, months or days, and how much there is. */
export function Periods({ periods, within }: { periods: readonly Period[]; within: 'years' | 'within' }) {
  const words = useWords('shows');
  return (
    <nav className="flex flex-wrap gap-2" aria-label={words[within]}>
      {periods.map(({ name, count }) => (
        <PageLink key={name} className={PILL} href={`/shows/${name}`}>
          <PeriodName name={name} /> <span className={NOTE}>{count}</span>
        </PageLink>
      ))}
    </nav>
  );
}

/** Ways to what was before and after. */
export function PeriodNeighbours({ older, newer }: { older: string | null; newer: string | null }) {
  const words = useWords('shows');
  return (
    <nav className={LINKS} aria-label={words.neighbours}>
      {older ? (
        <PageLink href={`/shows/${older}`} rel="prev">
          ← <PeriodName name={older} />
        </PageLink>
      ) : null}
      <PageLink href="/shows">{words.all}</PageLink>
      {newer ? (
        <PageLink href={`/shows/${newer}`} rel="next">
          <PeriodName name={newer} /> →
        </PageLink>
      ) : null}
    </nav>
  );
}
