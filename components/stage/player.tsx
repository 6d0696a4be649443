'use client';

import { useWords } from '#components/words/use-words.tsx';
import type { Embed } from '#lib/embed/types.ts';
import { say } from '#lib/words/words.ts';
import { Frame } from './frames/frame.tsx';
import { MediaPlayer } from './player/media-player.tsx';

type Props = {
  embed: Embed;
  title: string;
  /** Shown if there is only sound. */
  poster?: string | null | undefined;
  /** If there are several, whether this is the one to be heard. */
  heard?: boolean;
  /** If there are several, whether this is loaded before all others. */
  first?: boolean;
  /** Whether a provider's player begins by itself. */
  starts?: boolean;
  /** Whether it is a page that is known not to let itself be framed. */
  refused?: boolean;
  /** The start of the slot that it belongs to. */
  slotStart?: string | null | undefined;
  /** Called when a stream does not come, or breaks off or ends, and does not come back. */
  onGiveUp?: () => void;
};

/** Plays an embed: a media file or stream in our own player, everything else in its provider's frame. */
export function Player(props: Props) {
  const { embed, title, poster = null, heard = true, first = true, onGiveUp } = props;
  const { starts = true, refused = false, slotStart = null } = props;
  const { stream } = useWords('streams');
  const shared = { embed, title, name: say(stream, { title }), heard, first, onGiveUp };
  return embed.provider === 'media' ? (
    <MediaPlayer {...shared} poster={poster} slotStart={slotStart} />
  ) : (
    <Frame {...shared} starts={starts} refused={refused} />
  );
}
