import type { Metadata } from 'next';
import Link from 'next/link';
import { ShowList } from '#components/shows/show-list.tsx';
import { yearsOf } from '#lib/feeds/archive.ts';
import { getArchive } from '../../get-archive.ts';
import '#components/shows/shows.css';

export const metadata: Metadata = { title: 'Shows' };

/** How many the first page names; the others are on the pages of their years. */
const NEWEST = 50;

export default async function ShowsPage() {
  const shows = await getArchive();
  return (
    <div className="show">
      <h2>Shows</h2>
      {shows.length === 0 ? <p className="text-muted">Nothing was shown yet that is kept here.</p> : null}
      <ShowList shows={shows.slice(0, NEWEST)} />
      <nav className="show-links" aria-label="Years">
        {yearsOf(shows).map((year) => (
          <Link key={year} href={`/shows/${year}`} prefetch={false}>
            {year}
          </Link>
        ))}
      </nav>
    </div>
  );
}
