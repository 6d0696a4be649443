'use client';

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useSite } from '#components/schedule/site-context.tsx';
import { type NowView, useNow } from '#components/schedule/use-now.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { SiteView } from '#lib/feeds/site-view.ts';
import { withoutTrailer } from '#lib/schedule/trailer.ts';
import type { Stream } from '#lib/schedule/types.ts';
import { OffAirCard } from './off-air-card.tsx';
import { StageStrip } from './stage-strip.tsx';
import { StreamScreen } from './streams/stream-screen.tsx';
import { useStreams } from './streams/use-streams.ts';
import { useWatching } from './use-watching.ts';

const Trailer = lazy(() => import('./trailer.tsx'));

/** What the stage can play now: of the override, of the slot, or while nothing is on. */
export function streamsOf({ now, slot }: NowView, view: SiteView | null): Stream[] {
  if (now.override) return now.override.streams;
  if (slot) return withoutTrailer(slot.streams).streams;
  const offAir = view?.settings.offAirStream;
  return offAir ? [{ label: 'Off air', embed: offAir }] : [];
}

/**
 * The stage: the stream that is on, or the card that says when the next one is. It lives in the root layout,
 * so that moving about the site never reloads the stream. `tools` stand in its strip.
 */
export function Stage({ tools }: { tools?: ReactNode }) {
  const { view } = useSite();
  const nowView = useNow();
  const words = useWords('site');
  const [trailerOf, setTrailerOf] = useState<string | null>(null);
  const title = nowView.now.override?.title ?? nowView.slot?.title ?? view?.title ?? words.stage.name;
  const streams = useStreams({
    streams: streamsOf(nowView, view),
    series: nowView.slot?.series ?? title,
    layout: nowView.slot?.layout ?? null,
    live: view?.live,
  });
  const announced = nowView.slot ?? nowView.next;
  const { trailer } = withoutTrailer(announced?.streams ?? []);
  useWatching(nowView, view?.title ?? words.stage.name);

  return (
    <section className="stage" aria-label={words.stage.name}>
      <div className="stage-screen dark-room">
        {streams.cells.length > 0 ? (
          <StreamScreen
            streams={streams}
            title={title}
            poster={nowView.slot?.poster ?? null}
            asks={view?.embeds === 'ask'}
          />
        ) : trailer && announced && trailerOf === announced.uid ? (
          <Suspense>
            <Trailer embed={trailer.embed} title={announced.title} onClose={() => setTrailerOf(null)} />
          </Suspense>
        ) : (
          <OffAirCard
            nowView={nowView}
            view={view}
            onTrailer={trailer && announced ? () => setTrailerOf(announced.uid) : undefined}
          />
        )}
      </div>
      <StageStrip nowView={nowView} view={view} streams={streams} tools={tools} />
    </section>
  );
}
