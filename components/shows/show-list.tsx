'use client';

import { PageLink } from '#components/shell/page-link.tsx';
import { useWords } from '#components/words/use-words.tsx';
import type { ShowLine } from '#lib/archive/words.ts';
import { ShowTime } from './show-time.tsx';

/** Shows by name and date, each with its address. `found` says where a search found one. */
export function ShowList({ shows, found }: { shows: readonly ShowLine[]; found?: (slug: string) => string }) {
  const words = useWords('shows');
  return (
    <ul>
      {shows.map((show) => {
        const { slug, title, start, dateOnly, series, host, recording, notes } = show;
        const has = [recording && words.recording, notes && words.notes, found?.(slug)].filter(Boolean);
        return (
          <li key={slug} className="show-row">
            <PageLink href={`/shows/${slug}`}>
              <bdi>{title}</bdi>
            </PageLink>
            <span className="show-note">
              <ShowTime start={start} dateOnly={dateOnly} />
              {[host, series, ...has]
                .filter((name) => name !== undefined)
                .map((name, at) => (
                  <span key={name}>
                    {at > 0 ? ' · ' : null}
                    <bdi>{name}</bdi>
                  </span>
                ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
