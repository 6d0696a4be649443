'use client';

import { type ReactNode, useState } from 'react';
import { useSite } from '#components/schedule/site-context.tsx';
import { SlotTime } from '#components/schedule/slot-time.tsx';
import { type NowView, useNow } from '#components/schedule/use-now.ts';
import { OffAirCard } from '#components/stage/off-air-card.tsx';
import { Player } from '#components/stage/player.tsx';
import { Said, useWords } from '#components/words/use-words.tsx';
import type { SiteView } from '#lib/feeds/site-view.ts';
import type { Stream } from '#lib/schedule/types.ts';
import { say, sayCount } from '#lib/words/words.ts';

/** The stage in small, as a viewer has it at the instant of the site around it. */
export function StagePreview({ playing: first }: { playing: boolean }) {
  const { view } = useSite();
  const nowView = useNow();
  const [playing, setPlaying] = useState(first);
  const { now, slot, next } = nowView;
  const { states } = useWords('site');
  const words = useWords('backstageNow').preview;
  const streams = streamsOf(nowView, view, states['off-air']);
  const [stream] = streams;
  const title = now.override?.title ?? slot?.title ?? null;
  return (
    <div className="bs-preview">
      <div className="bs-screen dark-room">
        {stream && playing ? (
          <Player key={stream.embed.src} embed={stream.embed} title={title ?? states['off-air']} />
        ) : stream ? (
          <button type="button" className="bs-button" onClick={() => setPlaying(true)}>
            {words.play}
          </button>
        ) : (
          <OffAirCard nowView={nowView} view={view} />
        )}
      </div>
      <div className="bs-preview-facts">
        <p className="bs-row">
          <span className="pill" data-state={now.state}>
            {states[now.state]}
          </span>
          <strong>
            <bdi>{title ?? words.nothing}</bdi>
          </strong>
        </p>
        <dl className="bs-facts">
          <Fact name={words.when}>{slot ? <SlotTime slot={slot} /> : '–'}</Fact>
          <Fact name={words.stream}>
            <StreamsText streams={streams} />
          </Fact>
          <Fact name={words.next}>
            {next ? (
              <Said text={words.nextSlot} title={<bdi>{next.title}</bdi>} time={<SlotTime slot={next} />} />
            ) : (
              words.nothingNext
            )}
          </Fact>
          {now.override ? <Fact name={words.why}>{words.byHand}</Fact> : null}
        </dl>
        {stream && playing && !first ? (
          <button type="button" className="bs-button" onClick={() => setPlaying(false)}>
            {words.stop}
          </button>
        ) : null}
      </div>
    </div>
  );
}

/** What the stage can play: of the override, of the slot, or while nothing is on. */
function streamsOf({ now, slot }: NowView, view: SiteView | null, label: string): Stream[] {
  if (now.override) return now.override.streams;
  if (slot) return slot.streams;
  const offAir = view?.settings.offAirStream;
  return offAir ? [{ label, embed: offAir }] : [];
}

function StreamsText({ streams }: { streams: readonly Stream[] }) {
  const { language } = useWords('about');
  const words = useWords('backstageNow').preview;
  const [first, ...others] = streams;
  if (!first) return words.noStream;
  const { label, embed } = first;
  const values = { label, provider: embed.provider, kind: words.kinds[embed.kind] };
  return others.length === 0
    ? say(words.oneStream, values)
    : sayCount(words.streams, others.length, language, values);
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
