'use client';

import { useEffect, useRef, useState } from 'react';
import type { Embed } from '#lib/embed/types.ts';
import { attachStream } from './attach-stream.ts';

const TYPES = { hls: 'application/vnd.apple.mpegurl', dash: 'application/dash+xml' } as const;
const AUDIO = /\.(mp3|m4a|aac|oga|ogg|opus|flac|wav)$/i;

/**
 * Media that we play ourselves. The element with its source is in the HTML, so that a browser that can play it
 * starts before any script; hls.js comes only where the browser cannot play HLS.
 */
export function MediaPlayer({ embed, title }: { embed: Embed; title: string }) {
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const isAudio = embed.kind === 'file' && AUDIO.test(new URL(embed.src, 'https://site.invalid').pathname);
  const isLive = embed.kind === 'hls' || embed.kind === 'dash';

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    return attachStream(element, embed, setFailed);
  }, [embed]);

  return (
    <>
      <video
        ref={video}
        className={isAudio ? 'stage-frame stage-audio' : 'stage-frame'}
        aria-label={`Stream: ${title}`}
        controls
        autoPlay
        muted
        playsInline
        loop={!isLive && embed.src.startsWith('/')}
        preload="auto"
      >
        <source
          src={embed.src}
          type={embed.kind === 'hls' || embed.kind === 'dash' ? TYPES[embed.kind] : undefined}
        />
      </video>
      {failed ? (
        <p className="stage-notice" role="status">
          The stream does not answer. Trying again…
        </p>
      ) : null}
    </>
  );
}
