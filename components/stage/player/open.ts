import type { ComponentType } from 'react';
import type { EmbedKind } from '#lib/embed/types.ts';
import { Controls, type ControlsProps } from './controls.tsx';
import { type Media, playMedia } from './media.ts';

type Options = {
  video: HTMLVideoElement;
  box: HTMLElement;
  src: string;
  kind: EmbedKind;
  onGiveUp: () => void;
};

/** All that a player needs besides its element, in a chunk of its own: nothing of it where frames are shown. */
export type OpenedPlayer = Omit<ControlsProps, 'heard'> & {
  media: Media;
  Controls: ComponentType<ControlsProps>;
};

export function open({ video, box, src, kind, onGiveUp }: Options): OpenedPlayer {
  return { video, box, Controls, media: playMedia({ video, src, kind, onGiveUp }) };
}
