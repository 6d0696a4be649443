import { frameAttributes } from '#lib/embed/frame-attributes.ts';
import type { Embed } from '#lib/embed/types.ts';
import { MediaPlayer } from './media-player.tsx';

/** Plays an embed: a media file or stream in our own player, everything else in its provider's frame. */
export function Player({ embed, title }: { embed: Embed; title: string }) {
  if (embed.provider === 'media') return <MediaPlayer embed={embed} title={title} />;
  return (
    <iframe
      className="stage-frame"
      src={embed.src}
      title={`Stream: ${title}`}
      {...frameAttributes(embed.provider)}
    />
  );
}
