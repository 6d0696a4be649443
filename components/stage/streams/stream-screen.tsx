'use client';

import { lazy, Suspense } from 'react';
import { Said, useWords } from '#components/words/use-words.tsx';
import { say } from '#lib/words/words.ts';
import { Player } from '../player.tsx';
import { useConsent } from './use-consent.ts';
import { useFrameFocus } from './use-frame-focus.ts';
import type { Streams } from './use-streams.ts';
import { WaitingCard } from './waiting-card.tsx';

const Facade = lazy(() => import('./facade.tsx'));

type Props = {
  streams: Streams;
  title: string;
  poster: string | null;
  /** Whether players of others wait for the viewer's consent. */
  asks: boolean;
};

/**
 * The streams on the screen: one, or a grid. Each keeps its place in the order of the sheet and its element, whatever
 * becomes of the others: a frame that is moved would load anew.
 */
export function StreamScreen({ streams, title, poster, asks }: Props) {
  const { cells, main, layout, heard, insteadOf } = streams;
  const isGrid = layout === 'grid';
  const words = useWords('streams');
  const consent = useConsent(asks);
  const grid = useFrameFocus(isGrid, streams.hear);
  return (
    <div
      ref={grid}
      className="streams"
      data-layout={layout}
      data-cells={isGrid ? cells.length : undefined}
      data-large={isGrid && main !== null ? true : undefined}
    >
      {cells.map(({ label, embed }, at) => {
        const { src } = embed;
        const name = isGrid ? `${title}: ${label}` : title;
        return (
          <div
            key={src}
            className="stream-cell"
            data-src={src}
            data-large={isGrid && src === main?.embed.src}
          >
            {!consent.given(embed) ? (
              <Suspense>
                <Facade embed={embed} title={name} onConsent={consent.give} />
              </Suspense>
            ) : streams.isWaiting(src) ? (
              <WaitingCard name={name} onInsist={() => streams.insist(src)} />
            ) : (
              <Player
                embed={embed}
                title={name}
                poster={poster}
                heard={src === heard}
                first={at === 0 || !isGrid}
                onGiveUp={() => streams.giveUp(src)}
              />
            )}
            {isGrid ? (
              <div className="stream-cell-bar">
                <button
                  type="button"
                  aria-pressed={src === main?.embed.src}
                  aria-label={say(words.enlargeOne, { label })}
                  onClick={() => streams.pick({ label, embed })}
                >
                  <bdi>{label}</bdi>
                </button>
                <button
                  type="button"
                  aria-pressed={src === heard}
                  aria-label={say(words.hearOne, { label })}
                  onClick={() => streams.hear(src)}
                >
                  <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
                    <path d="M2 6h3l4-3.5v11L5 10H2z" fill="currentColor" />
                    {src === heard ? (
                      <path d="M11 5q2.5 3 0 6m1.5-8q4.5 5 0 10" fill="none" stroke="currentColor" />
                    ) : (
                      <path d="m11 6 4 4m0-4-4 4" fill="none" stroke="currentColor" />
                    )}
                  </svg>
                </button>
              </div>
            ) : null}
          </div>
        );
      })}
      {insteadOf && main ? (
        <p key={`${insteadOf.embed.src} ${main.embed.src}`} className="stage-notice" role="status">
          <Said text={words.instead} wanted={<bdi>{insteadOf.label}</bdi>} shown={<bdi>{main.label}</bdi>} />{' '}
          <button
            type="button"
            className="stage-notice-act"
            onClick={() => streams.insist(insteadOf.embed.src)}
          >
            <Said text={words.back} label={<bdi>{insteadOf.label}</bdi>} />
          </button>
        </p>
      ) : null}
    </div>
  );
}
