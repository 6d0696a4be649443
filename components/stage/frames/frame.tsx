'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { frameAttributes } from '#lib/embed/frame-attributes.ts';
import type { Embed } from '#lib/embed/types.ts';
import type { Attended } from './attend-frame.ts';
import { startingSrc } from './autoplay.ts';
import { hasListened } from './listened.ts';
import type { FrameProblem } from './protocol.ts';

const FrameCard = lazy(() => import('./frame-card.tsx'));

type Props = {
  embed: Embed;
  name: string;
  title: string;
  heard: boolean;
  first: boolean;
  /** Whether the player begins by itself. */
  starts: boolean;
  /** Whether it is known that the page does not let itself be framed. */
  refused: boolean;
  onGiveUp?: (() => void) | undefined;
};

/**
 * A provider's player in its frame. It is in the HTML with muted autoplay in its address; the code that speaks with it is
 * loaded only then. Silence is never a fault: only an explicit message that it ended or failed covers the frame.
 */
export function Frame({ embed, name, title, heard, first, starts, refused, onGiveUp }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  // If the player said nothing, and the viewer has not insisted, the site's check counts.
  const [said, setSaid] = useState<FrameProblem | null>();
  const problem = said === undefined && refused ? 'framing' : said;
  const attended = useRef<Attended>(null);
  const gaveUp = useRef(onGiveUp);
  gaveUp.current = onGiveUp;
  // Chosen once: another address would load the player anew.
  const [silent] = useState(() => !hasListened() || !heard);
  const src = starts ? startingSrc(embed, silent) : embed.src;
  const { provider } = embed;

  useEffect(() => {
    let gone = false;
    // The page in the frame may take the focus before the code that gives it back has come.
    const focused = document.activeElement;
    void import('./attend-frame.ts').then(({ attendFrame }) => {
      if (gone || !frame.current) return;
      attended.current = attendFrame(frame.current, provider, focused, (found) => {
        setSaid(found);
        if (found) gaveUp.current?.();
      });
    });
    return () => {
      gone = true;
      attended.current?.close();
    };
  }, [provider]);

  useEffect(() => attended.current?.hear(heard), [heard]);

  return (
    <>
      <iframe
        ref={frame}
        className="stage-frame"
        src={src}
        title={name}
        {...frameAttributes(provider, heard, first)}
      />
      {problem ? (
        <Suspense>
          <FrameCard title={title} problem={problem} src={embed.src} onInsist={() => setSaid(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
