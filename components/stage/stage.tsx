'use client';

import { useState } from 'react';
import { useSite } from '#components/schedule/site-context.tsx';
import { type NowView, useNow } from '#components/schedule/use-now.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';
import type { Stream } from '#lib/schedule/types.ts';
import { OffAirCard } from './off-air-card.tsx';
import { Player } from './player.tsx';
import { StageStrip } from './stage-strip.tsx';

/** What the stage can play now: of the override, of the slot, or while nothing is on. */
export function streamsOf({ now, slot }: NowView, view: SiteView | null): Stream[] {
  if (now.override) return now.override.streams;
  if (slot) return slot.streams;
  const offAir = view?.settings.offAirStream;
  return offAir ? [{ label: 'Off air', embed: offAir }] : [];
}

/**
 * The stage: the stream that is on, or the card that says when the next one is. It lives in the root layout,
 * so that moving about the site never reloads the stream.
 */
export function Stage() {
  const { view } = useSite();
  const nowView = useNow();
  const [chosen, setChosen] = useState<string | null>(null);
  const streams = streamsOf(nowView, view);
  const stream = streams.find(({ embed }) => embed.src === chosen) ?? streams[0];
  const title = nowView.now.override?.title ?? nowView.slot?.title ?? view?.title ?? 'Stage';

  return (
    <section className="stage" aria-label="Stage">
      <div className="stage-screen">
        {stream ? (
          // The key is the address: a stream that stays the same is never mounted anew.
          <Player key={stream.embed.src} embed={stream.embed} title={title} />
        ) : (
          <OffAirCard nowView={nowView} view={view} />
        )}
      </div>
      <StageStrip
        nowView={nowView}
        view={view}
        streams={streams}
        shown={stream ?? null}
        onChoose={(src) => setChosen(src)}
      />
    </section>
  );
}
