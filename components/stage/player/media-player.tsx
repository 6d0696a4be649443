'use client';

import { startTransition, useEffect, useRef, useState } from 'react';
import { useWords, WordsProvider } from '#components/words/use-words.tsx';
import type { Embed } from '#lib/embed/types.ts';
import type { OpenedPlayer } from './open.ts';

const TYPES = { hls: 'application/vnd.apple.mpegurl', dash: 'application/dash+xml' } as const;
const AUDIO = /\.(mp3|m4a|aac|oga|ogg|opus|flac|wav)$/i;

type Props = {
  embed: Embed;
  /** For people who cannot see the picture. */
  name: string;
  title: string;
  poster: string | null;
  heard: boolean;
  first: boolean;
  /** When its slot starts; null if it belongs to no slot. */
  slotStart: string | null;
  onGiveUp?: (() => void) | undefined;
};

/**
 * Media that we play ourselves. The element with its source is in the HTML, so that a browser that can play it starts
 * before any script; everything else, hls.js too, is loaded only if there is something to play.
 */
export function MediaPlayer(props: Props) {
  const { embed, name, title, poster, heard, first, slotStart, onGiveUp } = props;
  const box = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [loaded, setLoaded] = useState<OpenedPlayer | null>(null);
  // Whether it was the first when it came; a later change among the others does not begin it anew.
  const [eager] = useState(first);
  const gaveUp = useRef(onGiveUp);
  gaveUp.current = onGiveUp;
  const { language } = useWords('about');
  const { src, kind } = embed;
  const isAudio =
    kind === 'audio' || (kind === 'file' && AUDIO.test(new URL(src, 'https://site.invalid').pathname));

  // By its address, not by the object: each look at the schedule brings a new one, and the stream is to play on.
  useEffect(() => {
    let close = () => {};
    let gone = false;
    const begin = async () => {
      const { open } = await import('./open.ts');
      if (gone || !video.current || !box.current) return;
      const { media, player } = open({
        video: video.current,
        box: box.current,
        src,
        kind,
        language,
        slotStart: slotStart === null ? null : Date.parse(slotStart),
        together: false,
        onGiveUp: () => gaveUp.current?.(),
      });
      close = media.close;
      const opened = await player;
      if (!gone) startTransition(() => setLoaded(opened));
    };
    const stop = eager ? undefined : whenSeen(box.current, () => void begin());
    if (eager) void begin();
    return () => {
      gone = true;
      stop?.();
      close();
      setLoaded(null);
    };
  }, [src, kind, eager, language, slotStart]);

  return (
    <div ref={box} className="player" data-audio={isAudio || undefined}>
      <video
        // A script that feeds an element may take its source away.
        key={src}
        ref={video}
        className="stage-frame"
        aria-label={name}
        controls={loaded === null}
        autoPlay={eager || loaded !== null}
        muted
        playsInline
        // The site's own files are test cards and intermissions.
        loop={kind === 'file' && src.startsWith('/')}
        poster={(isAudio && poster) || undefined}
        preload={eager || loaded ? 'auto' : 'none'}
      >
        {kind === 'whep' ? null : (
          <source src={src} type={kind === 'hls' || kind === 'dash' ? TYPES[kind] : undefined} />
        )}
      </video>
      {loaded ? (
        <WordsProvider words={loaded.words}>
          <loaded.Controls
            video={loaded.video}
            box={loaded.box}
            media={loaded.media}
            heard={heard}
            title={title}
            poster={poster}
          />
        </WordsProvider>
      ) : null}
    </div>
  );
}

/** Calls once the element is on the screen. Returns a function that calls it off. */
function whenSeen(element: Element | null, seen: () => void): () => void {
  if (!element) return () => {};
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    seen();
  });
  observer.observe(element);
  return () => observer.disconnect();
}
