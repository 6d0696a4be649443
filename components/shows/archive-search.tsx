'use client';

import { type ReactNode, useEffect, useId, useState } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import { sayCount } from '#lib/words/words.ts';
import { ShowList } from './show-list.tsx';
import { useSearch } from './use-search.ts';

/** How many results are shown at first, and how many more each time. */
const A_PAGE = 20;

/** A search through all that was shown; `children` are there while nobody searches. */
export function ArchiveSearch({ children }: { children: ReactNode }) {
  const words = useWords('shows');
  const { language } = useWords('about');
  const id = useId();
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(A_PAGE);
  const found = useSearch(search, most);

  useEffect(() => {
    const asked = new URLSearchParams(location.search).get('q');
    if (asked) setSearch(asked);
  }, []);

  function type(text: string): void {
    setSearch(text);
    setMost(A_PAGE);
    // A search has an address, to be sent to somebody.
    const query = text.trim() === '' ? '' : `?${new URLSearchParams({ q: text.trim() })}`;
    history.replaceState(history.state, '', location.pathname + query);
  }

  const results = found && 'shows' in found ? found : null;
  return (
    <>
      <search className="show-search">
        <label htmlFor={id}>{words.search}</label>
        <input
          id={id}
          type="search"
          value={search}
          autoComplete="off"
          onChange={(event) => type(event.target.value)}
        />
      </search>
      <p className="show-note" role="status">
        {found && 'failed' in found ? words.searchFailed : null}
        {results ? sayCount(words.found, results.total, language) : null}
      </p>
      {results ? (
        <>
          <ShowList
            shows={results.shows}
            found={(slug) =>
              results.shows.find((show) => show.slug === slug)?.inNotes ? words.foundInNotes : ''
            }
          />
          {results.shows.length < results.total ? (
            <button type="button" className="show-more" onClick={() => setMost(most + A_PAGE)}>
              {words.more}
            </button>
          ) : null}
        </>
      ) : (
        children
      )}
    </>
  );
}
