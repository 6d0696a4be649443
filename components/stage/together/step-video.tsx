'use client';

import { useEffect, useRef, useState } from 'react';
import { useWords, WordsProvider } from '#components/words/use-words.tsx';
import type { Caption } from '#lib/schedule/types.ts';
import { type OpenedPlayer, open } from '../player/open.ts';
import { addCaptions } from './add-captions.ts';
import { holdVideo } from './hold-video.ts';
import type { Play } from './programme-plays.ts';

const AUDIO = /\.(mp3|m4a|aac|oga|ogg|opus|flac|wav)$/i;

type Props = {
  play: Play;
  /** For people who cannot see the picture. */
  name: string;
  poster: string | null;
  /** Whether it is its turn. */
  isOn: boolean;
  captions: readonly Caption[];
};

/** A recording of a programme in our own player, which is kept at the second that everybody sees. */
export function StepVideo({ play, name, poster, isOn, captions }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [opened, setOpened] = useState<OpenedPlayer | null>(null);
  const { language } = useWords('about');
  const { src, kind } = play.stream.embed;
  const { step } = play;
  const isAudio = kind === 'file' && AUDIO.test(new URL(src, 'https://site.invalid').pathname);

  useEffect(() => {
    const element = video.current;
    if (!element || !box.current) return;
    let gone = false;
    const { media, player } = open({
      video: element,
      box: box.current,
      src,
      kind,
      language,
      slotStart: null,
      together: true,
      hold: (source) => holdVideo(element, step, source),
      onGiveUp() {},
    });
    void player.then((found) => gone || setOpened(found));
    return () => {
      gone = true;
      media.close();
      // An element that is gone would load on until it is collected.
      element.replaceChildren();
      element.load();
    };
  }, [src, kind, language, step]);

  const files = captions.map(({ language: of, src: file }) => `${of ?? ''} ${file}`).join('\n');
  useEffect(() => (video.current && files !== '' ? addCaptions(video.current, files) : undefined), [files]);

  return (
    <div ref={box} className="player" data-audio={isAudio || undefined}>
      <video
        ref={video}
        className="stage-frame"
        aria-label={name}
        muted
        playsInline
        poster={(isAudio && poster) || undefined}
        preload="auto"
      >
        {kind === 'file' ? <source src={src} /> : null}
      </video>
      {opened ? (
        <WordsProvider words={opened.words}>
          <opened.Controls
            video={opened.video}
            box={opened.box}
            media={opened.media}
            heard={isOn}
            title={play.stream.label}
            poster={poster}
          />
        </WordsProvider>
      ) : null}
    </div>
  );
}
