'use client';

import { lazy, Suspense, useRef } from 'react';
import { Part } from '#components/hydration/part.tsx';
import { Player } from '../player.tsx';
import type { Streams } from './choice.ts';

const late = () => import('./late.ts');
const CellBar = lazy(() => late().then((parts) => ({ default: parts.CellBar })));
const FrameFocus = lazy(() => late().then((parts) => ({ default: parts.FrameFocus })));
const Asked = lazy(() => late().then((parts) => ({ default: parts.Asked })));
const InsteadNotice = lazy(() => late().then((parts) => ({ default: parts.InsteadNotice })));
const WaitingCard = lazy(() => late().then((parts) => ({ default: parts.WaitingCard })));

type Props = {
  streams: Streams;
  title: string;
  poster: string | null | undefined;
  /** When the slot starts, if what is shown belongs to one. */
  slotStart: string | null | undefined;
  /** Whether players of others wait for the viewer's consent. */
  asks: boolean;
};

/**
 * The streams on the screen: one, or a grid. Each keeps its place in the order of the sheet and its element, whatever
 * becomes of the others: a frame that is moved would load anew.
 */
export function StreamScreen({ streams, title, poster, slotStart, asks }: Props) {
  const { cells, main, layout, heard, insteadOf } = streams;
  const isGrid = layout === 'grid';
  const grid = useRef<HTMLDivElement>(null);
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
        const content = streams.isWaiting(src) ? (
          <Part>
            <Suspense>
              <WaitingCard name={name} onInsist={() => streams.insist(src)} />
            </Suspense>
          </Part>
        ) : (
          <Player
            embed={embed}
            title={name}
            poster={poster}
            slotStart={slotStart}
            refused={streams.isRefused(src)}
            heard={src === heard}
            first={at === 0 || !isGrid}
            onGiveUp={() => streams.giveUp(src)}
          />
        );
        return (
          <div
            key={src}
            className="stream-cell"
            data-src={src}
            data-large={isGrid && src === main?.embed.src}
          >
            {asks ? (
              <Suspense>
                <Asked embed={embed} title={name}>
                  {content}
                </Asked>
              </Suspense>
            ) : (
              content
            )}
            {isGrid ? (
              <Part>
                <Suspense>
                  <CellBar
                    label={label}
                    isLarge={src === main?.embed.src}
                    isHeard={src === heard}
                    onEnlarge={() => streams.pick({ label, embed })}
                    onHear={() => streams.hear(src)}
                  />
                </Suspense>
              </Part>
            ) : null}
          </div>
        );
      })}
      {isGrid ? (
        <Suspense>
          <FrameFocus grid={grid} onFocus={streams.hear} />
        </Suspense>
      ) : null}
      {insteadOf && main ? (
        <Part>
          <Suspense>
            <InsteadNotice
              key={`${insteadOf.embed.src} ${main.embed.src}`}
              wanted={insteadOf.label}
              shown={main.label}
              onBack={() => streams.insist(insteadOf.embed.src)}
            />
          </Suspense>
        </Part>
      ) : null}
    </div>
  );
}
