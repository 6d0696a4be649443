'use client';

import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { Part } from '#components/hydration/part.tsx';
import { useSite } from '#components/schedule/site-context.tsx';
import { type NowView, togetherOf, useNow } from '#components/schedule/use-now.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { SiteView } from '#lib/feeds/site-view.ts';
import { withoutTrailer } from '#lib/schedule/trailer.ts';
import type { Stream } from '#lib/schedule/types.ts';
import { OffAirCard } from './off-air-card.tsx';
import { StageStrip } from './stage-strip.tsx';
import { StreamScreen } from './streams/stream-screen.tsx';
import { useStreams } from './streams/use-streams.ts';

const Together = lazy(() => import('./together/together.tsx'));
const late = () => import('./streams/late.ts');
const Trailer = lazy(() => late().then((parts) => ({ default: parts.Trailer })));
const CrewCard = lazy(() => late().then((parts) => ({ default: parts.CrewCard })));

/** The streams that the stage can play: those of the override, of the slot, or of the time when nothing is on. */
export function streamsOf({ now, slot }: NowView, view: SiteView | null): Stream[] {
  if (now.override) return now.override.streams;
  if (slot) return withoutTrailer(slot.streams).streams;
  const offAir = view?.settings.offAirStream;
  return offAir ? [{ label: 'Off air', length: null, embed: offAir }] : [];
}

/**
 * The stage: the stream that is on, or the card that says when the next one is. It lives in the root layout,
 * so that moving about the site never reloads the stream. `tools` are in its strip, `bar` is below it.
 */
export function Stage({ tools, bar }: { tools?: ReactNode; bar?: ReactNode }) {
  const { view } = useSite();
  const nowView = useNow();
  const words = useWords('site');
  const [trailerOf, setTrailerOf] = useState<string | null>(null);
  const { override, state } = nowView.now;
  const isCard = override?.kind === 'card';
  // Behind a card our own player stays, so that it is back at once. Not every frame can be muted, so frames go.
  const last = useRef(nowView);
  if (!isCard) last.current = nowView;
  const { slot, next } = last.current;
  const title = override?.title ?? slot?.title ?? view?.title ?? words.stage.name;
  const together = togetherOf(nowView);
  const asks = view?.embeds === 'ask';
  const streams = useStreams({
    streams: together
      ? []
      : streamsOf(last.current, view).filter(({ embed }) => !isCard || embed.provider === 'media'),
    series: slot?.series ?? title,
    layout: slot?.layout ?? null,
    live: view?.live,
  });
  const announced = slot ?? next;
  const { trailer } = withoutTrailer(announced?.streams ?? []);

  const card =
    trailer && announced && trailerOf === announced.uid ? (
      <Suspense>
        <Trailer embed={trailer.embed} title={announced.title} onClose={() => setTrailerOf(null)} />
      </Suspense>
    ) : (
      <Part>
        <OffAirCard
          nowView={nowView}
          view={view}
          onTrailer={trailer && announced ? () => setTrailerOf(announced.uid) : undefined}
        />
      </Part>
    );

  return (
    <section className="stage" aria-label={words.stage.name}>
      <div className="stage-screen dark-room">
        {together ? (
          <Suspense>
            <Together key={together.uid} slot={together} asks={asks}>
              {state === 'starting-soon' && card}
            </Together>
          </Suspense>
        ) : streams.cells.length > 0 ? (
          <StreamScreen
            streams={streams}
            title={title}
            poster={slot?.poster}
            slotStart={slot?.start}
            asks={asks}
          />
        ) : (
          !isCard && card
        )}
        {isCard && (
          <Suspense>
            <CrewCard card={override} site={view?.title} />
          </Suspense>
        )}
      </div>
      <Part>
        <StageStrip nowView={nowView} view={view} streams={streams} tools={tools} />
      </Part>
      {bar}
    </section>
  );
}
