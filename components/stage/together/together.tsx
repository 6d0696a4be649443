'use client';

import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useHydrated } from '#components/hydration/use-hydrated.ts';
import { Countdown } from '#components/schedule/countdown.tsx';
import { useSite } from '#components/schedule/site-context.tsx';
import { useLateWords } from '#components/words/late-words.ts';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { isoSeconds } from '#lib/time.ts';
import { say } from '#lib/words/words.ts';
import { PROTOCOLS } from '../frames/protocols/index.ts';
import { StageCard } from '../stage-card.tsx';
import { NoticeButton, StageNotice } from '../stage-notice.tsx';
import Facade from '../streams/facade.tsx';
import { useConsent } from '../streams/use-consent.ts';
import { captionsOfItem } from './captions-of-item.ts';
import { createPageClock } from './page-clock.ts';
import { followPlays, NO_PLAYS, type Play, type Plays } from './programme-plays.ts';
import { StepFrame } from './step-frame.tsx';
import { StepVideo } from './step-video.tsx';
import './together.css';

type Props = {
  slot: PublicSlot;
  /** Whether players of others wait for the viewer's consent. */
  asks: boolean;
  /** The card of the last minutes before it begins; nothing if it has begun. */
  children?: ReactNode;
};

const ITEM = 'absolute inset-0 grid place-items-center';

/**
 * The recordings of a slot, each at the second that everybody sees. In the HTML there is a card: which second that is only
 * the browser knows.
 */
export default function Together({ slot, asks, children }: Props) {
  const isHydrated = useHydrated();
  const lead = children ?? <StageCard kicker={slot.host} title={slot.title} poster={slot.poster} />;
  return isHydrated ? <Programme slot={slot} asks={asks} lead={lead} /> : lead;
}

function Programme({ slot, asks, lead }: Omit<Props, 'children'> & { lead: ReactNode }) {
  const plays = usePlays(slot);
  const { now, next } = plays;
  const consent = useConsent(asks);
  const { stream } = useWords('streams');
  if (!now && !next)
    return (
      <Suspense fallback={lead}>
        <Between slot={slot} plays={plays} lead={lead} />
      </Suspense>
    );
  return (
    <div className="absolute inset-0">
      {[now, next].map((play) => {
        if (play === null) return null;
        const { label, embed } = play.stream;
        const isOn = play === now;
        const name = say(stream, { title: label });
        // A frame without messages can only be given its second by its address.
        const isReady = isOn || embed.provider === 'media' || PROTOCOLS[embed.provider];
        return (
          <div key={play.id} className={`${ITEM} data-[on=false]:invisible`} data-on={isOn} inert={!isOn}>
            {!consent.given(embed) ? (
              isOn && <Facade embed={embed} title={label} />
            ) : embed.provider === 'media' ? (
              <StepVideo
                play={play}
                name={name}
                poster={slot.poster}
                isOn={isOn}
                captions={captionsOfItem(slot, play.index)}
              />
            ) : isReady ? (
              <StepFrame play={play} name={name} isOn={isOn} />
            ) : null}
          </div>
        );
      })}
      {now ? (
        <Suspense>
          <About play={now} plays={plays} />
        </Suspense>
      ) : (
        <div className={ITEM}>{lead}</div>
      )}
    </div>
  );
}

/** The players of a programme, by the precise clock, which is asked only while something plays together. */
function usePlays(slot: PublicSlot): Plays {
  const { clock } = useSite();
  const [plays, setPlays] = useState(NO_PLAYS);
  const newest = useRef(slot);
  newest.current = slot;
  useEffect(() => {
    const precise = createPageClock(clock.now);
    const stop = followPlays(() => newest.current, precise, setPlays);
    return () => {
      stop();
      precise.close();
    };
  }, [clock]);
  return plays;
}

/** Before the first recording, and after the last. */
function Between({ slot, plays, lead }: { slot: PublicSlot; plays: Plays; lead: ReactNode }) {
  const { over } = useLateWords('together');
  if (plays.coming) return lead;
  return (
    <StageCard kicker={slot.title} title={over.title} poster={slot.poster} isStatus>
      <p className="stage-card-text">{over.text}</p>
    </StageCard>
  );
}

/** Says if the recording that plays is out of step, paused, or does not play. */
function About({ play, plays }: { play: Play; plays: Plays }) {
  const words = useLateWords('together');
  const { state, stream } = play;
  if (state === 'gone' || state === 'short') {
    const { title, text } = words[state];
    return (
      <div className={ITEM}>
        <StageCard kicker={<bdi>{stream.label}</bdi>} title={title} isStatus>
          <p className="stage-card-text">{text}</p>
          {plays.coming ? (
            <p className="stage-card-text">
              <Translated
                text={words.goesOn}
                title={<bdi>{plays.coming.title}</bdi>}
                time={<Countdown to={isoSeconds(plays.coming.start)} />}
              />
            </p>
          ) : null}
        </StageCard>
      </div>
    );
  }
  // The button stays in sight: whoever has left the step may come back at any time.
  if (state === 'left')
    return (
      <StageNotice stays>
        {words.left} <NoticeButton onClick={() => play.step.rejoin()}>{words.back}</NoticeButton>
      </StageNotice>
    );
  const { provider } = stream.embed;
  const isRough = provider !== 'media' && !PROTOCOLS[provider];
  const notice = plays.isPaused ? words.paused : isRough ? words.rough : null;
  return notice && <StageNotice>{notice}</StageNotice>;
}
