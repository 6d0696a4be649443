'use client';

import { useWords } from '#components/words/use-words.tsx';
import { frameAttributes } from '#lib/embed/frame-attributes.ts';
import type { Embed } from '#lib/embed/types.ts';
import { say } from '#lib/words/words.ts';

const PICTURE = 'aspect-video w-full rounded bg-black';

/** A recording in the page. It waits until somebody comes near it: the stage may be playing. */
export function Recording({ embed, title }: { embed: Embed; title: string }) {
  const words = useWords('shows');
  if (embed.provider === 'media') {
    return /\.(?:mp3|m4a|og[ga]|opus|flac|wav)$/i.test(new URL(embed.src, 'https://a.invalid').pathname) ? (
      // biome-ignore lint/a11y/useMediaCaption: a recording is what the crew has; nobody wrote captions for it
      <audio className="w-full" src={embed.src} controls preload="none" aria-label={title} />
    ) : (
      // biome-ignore lint/a11y/useMediaCaption: as above
      <video className={PICTURE} src={embed.src} controls playsInline preload="none" aria-label={title} />
    );
  }
  return (
    <iframe
      className={PICTURE}
      src={embed.src}
      title={say(words.recordingOf, { title })}
      {...frameAttributes(embed.provider, true, false)}
    />
  );
}
