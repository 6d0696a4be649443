'use client';

import { lazy, Suspense, useState } from 'react';
import { Button } from '#components/panels/button.tsx';
import { Fact, Facts } from '#components/panels/facts.tsx';
import { useSite } from '#components/schedule/site-context.tsx';
import { SlotTime } from '#components/schedule/slot-time.tsx';
import { type NowView, togetherOf, useInstant, useNow } from '#components/schedule/use-now.ts';
import CrewCard from '#components/stage/crew-card.tsx';
import { OffAirCard } from '#components/stage/off-air-card.tsx';
import { Player } from '#components/stage/player.tsx';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { PublicSlot, SiteView } from '#lib/feeds/site-view.ts';
import { countdownText } from '#lib/format/times.ts';
import { placeAt } from '#lib/schedule/programme.ts';
import { withoutTrailer } from '#lib/schedule/trailer.ts';
import type { Stream } from '#lib/schedule/types.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { say } from '#lib/words/words.ts';

const Together = lazy(() => import('#components/stage/together/together.tsx'));

/** The parts of a programme lie over it. */
export const SCREEN =
  'dark-room relative grid aspect-video w-full place-items-center overflow-hidden rounded-[6px] bg-black text-[0.8rem]';

/** A small copy of the stage, as a viewer sees it at the instant of the site around it. */
export function StagePreview({ playing: first }: { playing: boolean }) {
  const { view } = useSite();
  const nowView = useNow();
  const [playing, setPlaying] = useState(first);
  const { now, slot, next } = nowView;
  const { states } = useWords('site');
  const { preview: words, programme } = useWords('backstageNow');
  const together = togetherOf(nowView);
  const place = usePlace(together);
  const shown = streamsOf(nowView, view, states['off-air']);
  const streams = together
    ? withoutTrailer(shown)
        .streams.slice(place?.index ?? 0)
        .slice(0, 1)
    : shown;
  const [stream] = streams;
  const title = now.override?.title ?? slot?.title ?? null;
  return (
    <div className="grid grid-cols-1 gap-[0.9rem] sm:grid-cols-[minmax(14rem,24rem)_minmax(0,1fr)]">
      <div className={SCREEN}>
        {together && first ? (
          <Suspense>
            <Together key={together.uid} slot={together} asks={false}>
              {now.state === 'starting-soon' ? <OffAirCard nowView={nowView} view={view} /> : null}
            </Together>
          </Suspense>
        ) : stream && playing ? (
          <Player
            starts={false}
            key={stream.embed.src}
            embed={stream.embed}
            title={title ?? states['off-air']}
          />
        ) : stream ? (
          <Button onClick={() => setPlaying(true)}>{words.play}</Button>
        ) : now.override?.kind === 'card' ? (
          <CrewCard card={now.override} site={view?.title} />
        ) : (
          <OffAirCard nowView={nowView} view={view} />
        )}
      </div>
      <div>
        <p className="flex flex-wrap items-center gap-2">
          <span className="pill min-w-0" data-state={now.state}>
            {states[now.state]}
          </span>
          <strong>
            <bdi>{title ?? words.nothing}</bdi>
          </strong>
        </p>
        <Facts>
          <Fact below name={words.when}>
            {slot ? <SlotTime slot={slot} /> : '–'}
          </Fact>
          <Fact below name={words.stream}>
            <StreamsText streams={streams} />
          </Fact>
          {place ? (
            <Fact below name={programme.item}>
              <Translated
                text={programme.itemText}
                n={place.index + 1}
                title={<bdi>{place.title}</bdi>}
                position={countdownText(place.position)}
              />
            </Fact>
          ) : null}
          <Fact below name={words.next}>
            {next ? (
              <Translated
                text={words.nextSlot}
                title={<bdi>{next.title}</bdi>}
                time={<SlotTime slot={next} />}
              />
            ) : (
              words.nothingNext
            )}
          </Fact>
          {now.override ? (
            <Fact below name={words.why}>
              {words.byHand}
            </Fact>
          ) : null}
        </Facts>
        {stream && playing && !first ? <Button onClick={() => setPlaying(false)}>{words.stop}</Button> : null}
      </div>
    </div>
  );
}

/** The recording that plays at the instant of the site around it. */
function usePlace(slot: PublicSlot | null) {
  const instant = useInstant();
  return slot && placeAt(slot, instant);
}

/** The streams that the stage can play: those of the override, of the slot, or of the time when nothing is on. */
function streamsOf({ now, slot }: NowView, view: SiteView | null, label: string): Stream[] {
  if (now.override) return now.override.streams;
  if (slot) return slot.streams;
  const offAir = view?.settings.offAirStream;
  return offAir ? [{ label, length: null, embed: offAir }] : [];
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
