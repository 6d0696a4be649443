import type { VideoHold } from '../together/hold-video.ts';

/**
 * Notices what the viewer wants: whether it is to play, and whether it may be brought back to live.
 * @param isOwnPause whether the element pauses by itself: at the end, and when it is opened anew
 */
export function watchIntent(video: HTMLVideoElement, hold: VideoHold | null, isOwnPause: () => boolean) {
  let wanted = true;
  let strayed = false;
  const onPause = () => {
    if (isOwnPause()) return;
    // The pause is not the viewer's: all viewers wait, or a browser saves power in a tab that nobody sees or hears.
    if (hold?.isHeld() || (hold && document.hidden && video.muted)) return;
    hold?.leave();
    wanted = false;
    strayed = true;
  };
  const onPlay = () => {
    wanted = true;
  };
  video.addEventListener('pause', onPause);
  video.addEventListener('play', onPlay);
  return {
    isWanted: () => wanted,
    hasStrayed: () => strayed,
    setStrayed(to: boolean): void {
      strayed = to;
    },
    close(): void {
      video.removeEventListener('pause', onPause);
      video.removeEventListener('play', onPlay);
    },
  };
}
