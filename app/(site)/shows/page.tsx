import { ArchiveSearch } from '#components/shows/archive-search.tsx';
import { SHOW } from '#components/shows/parts.tsx';
import { Periods } from '#components/shows/periods.tsx';
import { ShowList } from '#components/shows/show-list.tsx';
import { Word } from '#components/words/word.tsx';
import { yearsOf } from '#lib/archive/periods.ts';
import { shownRooms } from '#lib/archive/rooms.ts';
import { lineOf } from '#server/archive/search-index.ts';
import { getArchive } from '../../get-archive.ts';
import { getWords } from '../../get-words.ts';
import { PageTitle } from '../../page-title.tsx';
import { ShowsWords } from '../../shows-words.tsx';
import '#components/shell/print.css';
import '#components/shows/shows.css';

/** How many the first page names; the others are on the pages of their years, and are found by the search. */
const NEWEST = 30;

export default async function ShowsPage() {
  const { shows } = await getArchive();
  const { shows: words } = await getWords();
  return (
    <ShowsWords>
      <PageTitle name={words.title} />
      <div className={SHOW}>
        <h2>
          <Word of="shows.title" />
        </h2>
        {shows.length === 0 ? (
          <p className="text-muted">
            <Word of="shows.none" />
          </p>
        ) : (
          <ArchiveSearch rooms={shownRooms(shows)}>
            <ShowList shows={shows.slice(0, NEWEST).map(lineOf)} />
            <Periods periods={yearsOf(shows)} within="years" />
          </ArchiveSearch>
        )}
      </div>
    </ShowsWords>
  );
}
