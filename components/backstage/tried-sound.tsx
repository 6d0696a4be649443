'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ROW } from '#components/panels/looks.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { Embed } from '#lib/embed/types.ts';
import { autoplayOf } from './autoplay-of.ts';
import { openSoundReader, type SoundNow } from './sound-reader.ts';

/** How often (ms) the sound is read. */
const LOOK = 250;

/** A player, and below it the level of its sound and how it begins for viewers. */
export default function TriedSound({ embed, children }: { embed: Embed | null; children: ReactNode }) {
  const words = useWords('showNight').green;
  const box = useRef<HTMLDivElement>(null);
  const sound = useSoundIn(box);
  return (
    <>
      <div ref={box}>{children}</div>
      {sound && embed ? (
        <p className={ROW}>
          {sound.level === null ? null : (
            <meter
              aria-label={words.level}
              min={-60}
              max={0}
              low={-40}
              optimum={-20}
              high={-3}
              value={Math.max(-60, sound.level)}
            />
          )}
          <span role="status">{words.sound[sound.state]}</span>
        </p>
      ) : null}
      {embed ? <p className="text-muted text-sm">{words.autoplay[autoplayOf(embed)]}</p> : null}
    </>
  );
}

/** The sound of the player in an element; null while there is none. */
function useSoundIn(box: { current: HTMLElement | null }): SoundNow | null {
  const [sound, setSound] = useState<SoundNow | null>(null);
  useEffect(() => {
    let reader: ReturnType<typeof openSoundReader> | null = null;
    const look = () => {
      const video = box.current?.querySelector('video') ?? null;
      if (reader?.video !== video) {
        reader?.close();
        reader = video && openSoundReader(video);
      }
      const next: SoundNow | null = reader
        ? reader.look(performance.now())
        : box.current?.querySelector('iframe')
          ? { state: 'frame', level: null }
          : null;
      setSound((now) => (now?.state === next?.state && now?.level === next?.level ? now : next));
    };
    const timer = setInterval(look, LOOK);
    return () => {
      clearInterval(timer);
      reader?.close();
    };
  }, [box]);
  return sound;
}
