'use client';

import { useWords } from '#components/words/use-words.tsx';
import { frameAttributes } from '#lib/embed/frame-attributes.ts';
import type { Embed } from '#lib/embed/types.ts';
import { say } from '#lib/words/words.ts';
import { MediaPlayer } from './player/media-player.tsx';

type Props = {
  embed: Embed;
  title: string;
  /** Shown where there is only sound. */
  poster?: string | null;
  /** Of several at once, whether this is the one to be heard. */
  heard?: boolean;
  /** Of several at once, whether this is loaded before all others. */
  first?: boolean;
  /** Called when a stream does not come, or breaks off, and does not come back. */
  onGiveUp?: () => void;
};

/** Plays an embed: a media file or stream in our own player, everything else in its provider's frame. */
export function Player({ embed, title, poster = null, heard = true, first = true, onGiveUp }: Props) {
  const { stream } = useWords('streams');
  const name = say(stream, { title });
  if (embed.provider === 'media') return <MediaPlayer {...{ embed, name, poster, heard, first, onGiveUp }} />;
  return (
    <iframe
      className="stage-frame"
      src={embed.src}
      title={name}
      {...frameAttributes(embed.provider, heard, first)}
    />
  );
}
