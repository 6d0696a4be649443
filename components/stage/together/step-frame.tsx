'use client';

import { useEffect, useRef, useState } from 'react';
import { frameAttributes } from '#lib/embed/frame-attributes.ts';
import { startingAt } from '#lib/embed/starting-at.ts';
import { startingSrc } from '../frames/autoplay.ts';
import { hasListened } from '../frames/listened.ts';
import { holdFrame } from './hold-frame.ts';
import type { Play } from './programme-plays.ts';

/** A frame needs about so long (s) until its picture moves. */
const LOADS = 2;

/** A recording of a programme in its provider's player, which is told the second that everybody sees. */
export function StepFrame({ play, name, isOn }: { play: Play; name: string; isOn: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { step, stream } = play;
  const { embed } = stream;
  const { provider } = embed;
  const offset = embed.start ?? 0;
  // Chosen once: another address would load the player anew.
  const [src] = useState(() => {
    const target = step.target() ?? 0;
    const from = offset + (target > 0 ? target + LOADS : 0);
    return startingSrc(startingAt(embed, Math.round(from)), !isOn || !hasListened());
  });

  useEffect(
    () => (frame.current ? holdFrame(frame.current, provider, step, offset) : undefined),
    [provider, step, offset],
  );

  return <iframe ref={frame} className="stage-frame" src={src} title={name} {...frameAttributes(provider)} />;
}
