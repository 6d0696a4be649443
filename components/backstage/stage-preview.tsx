'use client';

import { type ReactNode, useState } from 'react';
import { useSite } from '#components/schedule/site-context.tsx';
import { SlotTime } from '#components/schedule/slot-time.tsx';
import { type NowView, useNow } from '#components/schedule/use-now.ts';
import { OffAirCard } from '#components/stage/off-air-card.tsx';
import { Player } from '#components/stage/player.tsx';
import type { SiteView } from '#lib/feeds/site-view.ts';
import type { NowState, Stream } from '#lib/schedule/types.ts';

const STATES: Record<NowState, string> = {
  'on-air': 'On air',
  'starting-soon': 'Starting soon',
  overrunning: 'Running over',
  'off-air': 'Off air',
};

/** The stage in small, as a viewer has it at the instant of the site around it. */
export function StagePreview({ playing: first }: { playing: boolean }) {
  const { view } = useSite();
  const nowView = useNow();
  const [playing, setPlaying] = useState(first);
  const { now, slot, next } = nowView;
  const [stream, ...others] = streamsOf(nowView, view);
  const title = now.override?.title ?? slot?.title ?? null;
  return (
    <div className="bs-preview">
      <div className="bs-screen">
        {stream && playing ? (
          <Player key={stream.embed.src} embed={stream.embed} title={title ?? 'Off air'} />
        ) : stream ? (
          <button type="button" className="bs-button" onClick={() => setPlaying(true)}>
            Play it here
          </button>
        ) : (
          <OffAirCard nowView={nowView} view={view} />
        )}
      </div>
      <div className="bs-preview-facts">
        <p className="bs-row">
          <span className="pill" data-state={now.state}>
            {STATES[now.state]}
          </span>
          <strong>
            <bdi>{title ?? 'Nothing is on'}</bdi>
          </strong>
        </p>
        <dl className="bs-facts">
          <Fact name="When">{slot ? <SlotTime slot={slot} /> : '–'}</Fact>
          <Fact name="Stream">
            {stream
              ? `${stream.label}: ${stream.embed.provider} ${stream.embed.kind}${others.length > 0 ? `, and ${others.length} more` : ''}`
              : 'none'}
          </Fact>
          <Fact name="Next">
            {next ? (
              <>
                <bdi>{next.title}</bdi>, <SlotTime slot={next} />
              </>
            ) : (
              'nothing planned'
            )}
          </Fact>
          {now.override ? <Fact name="Why">shown by hand, whatever the times say</Fact> : null}
        </dl>
        {stream && playing && !first ? (
          <button type="button" className="bs-button" onClick={() => setPlaying(false)}>
            Stop
          </button>
        ) : null}
      </div>
    </div>
  );
}

/** What the stage can play: of the override, of the slot, or while nothing is on. */
function streamsOf({ now, slot }: NowView, view: SiteView | null): Stream[] {
  if (now.override) return now.override.streams;
  if (slot) return slot.streams;
  const offAir = view?.settings.offAirStream;
  return offAir ? [{ label: 'Off air', embed: offAir }] : [];
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
