'use client';

import { startTransition, useEffect, useRef, useState } from 'react';
import type { Embed } from '#lib/embed/types.ts';
import type { OpenedPlayer } from './open.ts';

const TYPES = { hls: 'application/vnd.apple.mpegurl', dash: 'application/dash+xml' } as const;
const AUDIO = /\.(mp3|m4a|aac|oga|ogg|opus|flac|wav)$/i;

type Props = {
  embed: Embed;
  name: string;
  poster: string | null;
  heard: boolean;
  first: boolean;
  onGiveUp?: (() => void) | undefined;
};

/**
 * Media that we play ourselves. The element with its source is in the HTML, so that a browser that can play it starts
 * before any script; all else, hls.js with it, comes only where there is something to play.
 */
export function MediaPlayer({ embed, name, poster, heard, first, onGiveUp }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [loaded, setLoaded] = useState<OpenedPlayer | null>(null);
  // Whether it was the first when it came; what becomes of the others later does not begin it anew.
  const [eager] = useState(first);
  const gaveUp = useRef(onGiveUp);
  gaveUp.current = onGiveUp;
  const { src, kind } = embed;
  const isAudio = kind === 'file' && AUDIO.test(new URL(src, 'https://site.invalid').pathname);
  const isWhep = kind === 'live';

  // By its address, not by the object: each look at the schedule brings a new one, and the stream is to play on.
  useEffect(() => {
    let close = () => {};
    let gone = false;
    const begin = async () => {
      const { open } = await import('./open.ts');
      if (gone || !video.current || !box.current) return;
      const opened = open({
        video: video.current,
        box: box.current,
        src,
        kind,
        onGiveUp: () => gaveUp.current?.(),
      });
      close = opened.media.close;
      startTransition(() => setLoaded(opened));
    };
    const stop = eager ? undefined : whenSeen(box.current, () => void begin());
    if (eager) void begin();
    return () => {
      gone = true;
      stop?.();
      close();
      setLoaded(null);
    };
  }, [src, kind, eager]);

  return (
    <div ref={box} className="player" data-audio={isAudio || undefined}>
      <video
        // What feeds an element may take its source away.
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
        {isWhep ? null : (
          <source src={src} type={kind === 'hls' || kind === 'dash' ? TYPES[kind] : undefined} />
        )}
      </video>
      {loaded ? (
        <loaded.Controls video={loaded.video} box={loaded.box} media={loaded.media} heard={heard} />
      ) : null}
    </div>
  );
}

/** Calls once the element is on the screen. Returns how to call it off. */
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
