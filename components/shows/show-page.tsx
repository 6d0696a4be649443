import Link from 'next/link';
import { SlotTime } from '#components/schedule/slot-time.tsx';
import type { Embed } from '#lib/embed/types.ts';
import type { Show } from '#lib/feeds/archive.ts';
import { slugOf } from '#lib/feeds/slug.ts';
import { Recording } from './recording.tsx';

/** One show that was: its recording, its notes, and what the crew wrote about it. */
export function ShowPage({ show, embed }: { show: Show; embed: Embed | null }) {
  return (
    <article className="show">
      <header>
        <h2>
          <bdi>{show.title}</bdi>
        </h2>
        <p className="show-note">
          <SlotTime slot={show} />
          {show.host ? (
            <>
              {' '}
              with <bdi>{show.host}</bdi>
            </>
          ) : null}
          {show.series ? (
            <>
              {' · '}
              <Link className="show-link" href={`/series/${slugOf(show.series)}`} prefetch={false}>
                <bdi>{show.series}</bdi>
              </Link>
            </>
          ) : null}
        </p>
        {show.contentWarning ? (
          <p>
            Content warning: <bdi>{show.contentWarning}</bdi>
          </p>
        ) : null}
      </header>
      {embed ? <Recording embed={embed} title={show.title} /> : null}
      {show.description ? (
        <p className="whitespace-pre-line">
          <bdi>{show.description}</bdi>
        </p>
      ) : null}
      <p className="show-links">
        {show.recording ? (
          <a href={show.recording} target="_blank" rel="noreferrer">
            Recording
          </a>
        ) : null}
        {show.notes ? (
          <a href={show.notes} target="_blank" rel="noreferrer">
            Show notes
          </a>
        ) : null}
        {show.notes?.startsWith('/') ? (
          <a href={show.notes} download>
            Download the show notes
          </a>
        ) : null}
      </p>
      {show.poster ? <img className="show-poster" src={show.poster} alt="" loading="lazy" /> : null}
    </article>
  );
}
