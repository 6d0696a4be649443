import { useEffect } from 'react';
import { isRemote } from '#components/layout/is-remote.ts';
import { getLayout } from '#components/layout/use-layout.ts';
import { toggleCaptions } from './captions.ts';
import { toggleFullscreen } from './fullscreen.ts';
import type { Media } from './media.ts';
import { getPreferences } from './preferences.ts';
import { setSound } from './sound.ts';

/** Fields in which a letter is text, and what lies over the page or has keys of its own. */
const OTHERS =
  'input:not([type="range"], [type="checkbox"]), textarea, select, [contenteditable], .mq-chat, dialog, [popover]';
/** Seconds. */
const STEP = 5;
const LEAP = 10;
const LOUDER = 0.05;

type KeyTarget = { video: HTMLVideoElement; box: HTMLElement; media: Media; isSilent: boolean };

/**
 * The keys of players everywhere. `k` and `m`, and `c` if there are captions, count on the whole page; `f`, `j`, `l` and
 * the arrows only inside the player. Single letters can be turned off in the list of keys (WCAG 2.1.4).
 */
export function usePlayerKeys(target: KeyTarget, active: boolean): void {
  const { video, box, media, isSilent } = target;
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      const { target: element, key } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (element instanceof Element && element.closest(OTHERS)) return;
      const isInside = element instanceof Node && box.contains(element);
      const { keys } = getLayout();
      const handled = key.startsWith('Arrow')
        ? isInside && !isRemote() && !isSlider(element) && pressArrow(key, { video, box, media, isSilent })
        : keys && pressLetter(key.toLowerCase(), isInside, { video, box, media, isSilent });
      if (handled) event.preventDefault();
    };
    // Before the page's own keys, which leave alone what was handled.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [video, box, media, isSilent, active]);
}

const isSlider = (element: EventTarget | null) =>
  element instanceof HTMLInputElement && element.type === 'range';

function pressArrow(key: string, target: KeyTarget): boolean {
  const { volume } = getPreferences();
  switch (key) {
    case 'ArrowLeft':
      return seekBy(-STEP, target);
    case 'ArrowRight':
      return seekBy(STEP, target);
    case 'ArrowUp':
      setSound({ muted: false, volume: Math.min(1, volume + LOUDER) });
      return true;
    case 'ArrowDown':
      setSound({ volume: Math.max(LOUDER, volume - LOUDER) });
      return true;
    default:
      return false;
  }
}

function pressLetter(key: string, isInside: boolean, target: KeyTarget): boolean {
  const { video, box, isSilent } = target;
  switch (key) {
    case 'k':
      if (video.paused) void video.play().catch(() => undefined);
      else video.pause();
      return true;
    case 'm':
      setSound({ muted: !isSilent });
      return true;
    case 'c':
      return toggleCaptions(video);
    case 'f':
      if (isInside) toggleFullscreen(video, box);
      return isInside;
    case 'j':
      return isInside && seekBy(-LEAP, target);
    case 'l':
      return isInside && seekBy(LEAP, target);
    default:
      return false;
  }
}

function seekBy(seconds: number, { video, media }: KeyTarget): boolean {
  const { seekable, currentTime } = video;
  const last = seekable.length - 1;
  if (media.state().endless || last < 0 || !Number.isFinite(seekable.end(last))) return false;
  media.seek(Math.min(Math.max(currentTime + seconds, seekable.start(0)), seekable.end(last)));
  return true;
}
