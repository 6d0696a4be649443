'use client';

import type { ReactNode } from 'react';
import { PageLink } from '#components/navigation/page-link.tsx';
import { LINKS, NOTE } from '#components/notes/look.ts';
import { NotesReader } from '#components/notes/notes-reader.tsx';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { Show } from '#lib/archive/show.ts';
import type { Embed } from '#lib/embed/types.ts';
import { LINK, SHOW } from './parts.tsx';
import { Recording } from './recording.tsx';
import { ShowTime } from './show-time.tsx';

type Props = {
  show: Show;
  embed: Embed | null;
  /** The address of its series. */
  seriesHref: string | null;
  /** Whether its notes can be read in the page. */
  readable: boolean;
  /** The text that the crew wrote in a file. */
  children: ReactNode;
};

/** One past show: its recording, its notes, and the crew's text about it. */
export function ShowPage({ show, embed, seriesHref, readable, children }: Props) {
  const words = useWords('shows');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls, and a show may have nothing else that keys reach
    <article className={SHOW} tabIndex={0} aria-label={show.title}>
      <header>
        <h2>
          <bdi>{show.title}</bdi>
        </h2>
        <p className={NOTE}>
          <ShowTime start={show.dateOnly ? show.day : show.start} end={show.end} dateOnly={show.dateOnly} />
          {show.host ? (
            <>
              {' '}
              <Translated text={words.with} host={<bdi>{show.host}</bdi>} />
            </>
          ) : null}
          {show.series && seriesHref ? (
            <>
              {' · '}
              <PageLink className={LINK} href={seriesHref}>
                <bdi>{show.series}</bdi>
              </PageLink>
            </>
          ) : null}
          {show.room ? (
            <>
              {' · '}
              <bdi>{show.room}</bdi>
            </>
          ) : null}
        </p>
        {show.contentWarning ? (
          <p className="mt-3 border-s-[3px] border-accent bg-surface px-3 py-2">
            <Translated text={words.warning} warning={<bdi>{show.contentWarning}</bdi>} />
          </p>
        ) : null}
      </header>
      {embed ? <Recording embed={embed} title={show.title} /> : null}
      {show.recording && !embed ? (
        <p className={LINKS}>
          <a href={show.recording} target="_blank" rel="noreferrer">
            {words.watch}
          </a>
        </p>
      ) : null}
      {show.poster || show.description ? (
        <div className="flex flex-wrap items-start gap-5">
          {show.poster ? (
            <img
              className="max-h-96 max-w-[min(100%,24rem)] rounded"
              src={show.poster}
              alt=""
              loading="lazy"
            />
          ) : null}
          {show.description ? (
            <p className="max-w-176 flex-[1_1_18rem] whitespace-pre-line">
              <bdi>{show.description}</bdi>
            </p>
          ) : null}
        </div>
      ) : null}
      {children}
      {show.notes && readable ? <NotesReader address={show.notes} title={show.title} /> : null}
      {show.notes && !readable ? (
        <p className={LINKS}>
          <a href={show.notes} target="_blank" rel="noreferrer">
            {words.reader.title}
          </a>
        </p>
      ) : null}
    </article>
  );
}
