'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { NOTE, PILL } from '#components/notes/look.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { ShownRoom } from '#lib/archive/rooms.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { ShowList } from './show-list.tsx';
import { useSearch } from './use-search.ts';

/** How many results are shown at first, and how many more each time. */
const A_PAGE = 20;

const NAME = 'text-[0.8rem] text-muted';
const FIELD = 'min-h-11 rounded border border-line bg-raised px-[0.6rem] py-[0.4rem] text-text';

type Props = {
  /** The rooms that shows were in. */
  rooms: readonly ShownRoom[];
  children: ReactNode;
};

/** A search through all that was shown, or what was in one room; `children` are there while nobody searches. */
export function ArchiveSearch({ rooms, children }: Props) {
  const words = useWords('shows');
  const { language } = useWords('about');
  const id = useId();
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(A_PAGE);
  const [room, setRoom] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const found = useSearch(search, room, most);

  useEffect(() => {
    const asked = new URLSearchParams(location.search);
    // The text may have been typed before the page was hydrated.
    setSearch(asked.get('q') ?? field.current?.value ?? '');
    setRoom(asked.get('room') ?? '');
  }, []);

  function ask(text: string, slug: string): void {
    setSearch(text);
    setRoom(slug);
    setMost(A_PAGE);
    // A search has an address, to be sent to somebody.
    const asked = Object.entries({ q: text.trim(), room: slug }).filter(([, value]) => value !== '');
    const query = asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`;
    history.replaceState(history.state, '', location.pathname + query);
  }

  const results = found && 'shows' in found ? found : null;
  return (
    <>
      <search className="grid max-w-lg gap-1 noscript:hidden">
        <label className={NAME} htmlFor={id}>
          {words.search}
        </label>
        <input
          id={id}
          className={FIELD}
          ref={field}
          type="search"
          value={search}
          autoComplete="off"
          onChange={(event) => ask(event.target.value, room)}
        />
        {rooms.length > 0 ? (
          <>
            <label className={NAME} htmlFor={`${id}-room`}>
              {words.room}
            </label>
            <select
              id={`${id}-room`}
              className={FIELD}
              value={room}
              onChange={(event) => ask(search, event.target.value)}
            >
              <option value="">{words.allRooms}</option>
              {rooms.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          </>
        ) : null}
      </search>
      <p className={NOTE} role="status">
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
            <button
              type="button"
              className={`${PILL} justify-self-start`}
              onClick={() => setMost(most + A_PAGE)}
            >
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
