'use client';

import { PageLink } from '#components/navigation/page-link.tsx';
import { NOTE } from '#components/notes/look.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { ShowLine } from '#lib/archive/words.ts';
import { ShowRow } from './parts.tsx';
import { ShowTime } from './show-time.tsx';

/** Shows by name and date, each with its address. `found` says that a search found one in its notes. */
export function ShowList({ shows, found }: { shows: readonly ShowLine[]; found?: (slug: string) => string }) {
  const words = useWords('shows');
  return (
    <ul>
      {shows.map((show) => {
        const { slug, title, start, dateOnly, series, room, host, recording, notes } = show;
        const has = [recording && words.recording, notes && words.notes, found?.(slug)].filter(Boolean);
        return (
          <ShowRow key={slug}>
            <PageLink href={`/shows/${slug}${found?.(slug) ? '#notes' : ''}`}>
              <bdi>{title}</bdi>
            </PageLink>
            <span className={NOTE}>
              <ShowTime start={start} dateOnly={dateOnly} />
              {[...new Set([host, series, room, ...has])]
                .filter((name) => name !== undefined)
                .map((name, at) => (
                  <span key={name}>
                    {at > 0 ? ' · ' : null}
                    <bdi>{name}</bdi>
                  </span>
                ))}
            </span>
          </ShowRow>
        );
      })}
    </ul>
  );
}
