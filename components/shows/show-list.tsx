import Link from 'next/link';
import { SlotTime } from '#components/schedule/slot-time.tsx';
import type { Show } from '#lib/feeds/archive.ts';

/** Shows by name and date, each with its address. */
export function ShowList({ shows }: { shows: readonly Show[] }) {
  return (
    <ul>
      {shows.map((show) => (
        <li key={show.uid} className="show-row">
          <Link href={`/shows/${show.slug}`} prefetch={false}>
            <bdi>{show.title}</bdi>
          </Link>
          <span className="show-note">
            <SlotTime slot={show} />
            {show.recording ? ' · recording' : ''}
            {show.notes ? ' · show notes' : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
