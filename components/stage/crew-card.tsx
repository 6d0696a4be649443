'use client';

import { useEffect } from 'react';
import { Countdown } from '#components/schedule/countdown.tsx';
import type { Override } from '#lib/schedule/types.ts';
import { StageCard } from './stage-card.tsx';

type Props = { card: Pick<Override, 'title' | 'picture' | 'until'>; site: string | undefined };

/** The crew's words in place of a stream. */
export default function CrewCard({ card: { title, picture, until }, site }: Props) {
  useEffect(silenceStreams, []);
  return (
    <StageCard kicker={site} title={title} poster={picture} isStatus>
      {until === null ? null : (
        <p className="stage-card-countdown">
          <Countdown to={until} />
        </p>
      )}
    </StageCard>
  );
}

/** A player behind a card plays on in silence, and nobody gets to its controls. Returns a function that ends this. */
function silenceStreams(): (() => void) | undefined {
  const streams = document.querySelector<HTMLElement>('.stage-screen > .streams');
  if (!streams) return;
  const heard = [...streams.querySelectorAll('video')].filter(({ muted }) => !muted);
  const silence = (on: boolean) => {
    streams.inert = on;
    for (const video of heard) video.muted = on;
  };
  silence(true);
  return () => silence(false);
}
