import type { ComponentType } from 'react';
import { loadWords } from '#components/words/load-words.ts';
import type { Words } from '#lib/words/words.ts';
import { Controls, type ControlsProps } from './controls.tsx';
import { type Media, type MediaOptions, playMedia } from './media.ts';

/** Everything that a player needs besides its element, in a chunk of its own: pages that show frames load none of it. */
export type OpenedPlayer = Pick<ControlsProps, 'video' | 'box' | 'media'> & {
  Controls: ComponentType<ControlsProps>;
  words: Pick<Words, 'player'>;
};

/** Begins to play at once; the controls follow with their words. */
export function open(options: MediaOptions & { box: HTMLElement; language: string }): {
  media: Media;
  player: Promise<OpenedPlayer>;
} {
  const { video, box, language, ...others } = options;
  const media = playMedia({ video, ...others });
  const player = loadWords('player', language).then((words) => ({
    video,
    box,
    media,
    Controls,
    words: { player: words },
  }));
  return { media, player };
}
