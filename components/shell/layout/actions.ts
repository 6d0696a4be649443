import { CORNERS } from '#components/layout/layout.ts';
import { getLayout, setLayout } from '#components/layout/use-layout.ts';

/** The place of the chat before it was hidden. */
let shownAt: 'end' | 'start' | 'over' = 'end';

export function toggleChat(): void {
  const { chat } = getLayout();
  if (chat !== 'off') shownAt = chat;
  setLayout({ chat: chat === 'off' ? shownAt : 'off' });
}

export function toggleTheatre(): void {
  setLayout({ theatre: !getLayout().theatre });
}

/**
 * Gives the whole screen to the page, so that the chat is there too and nothing moves in the document. An iPhone has
 * this for videos alone: there stream and chat fill the window, and the rest of the page is hidden.
 */
export function toggleFullscreen(): void {
  if (!document.fullscreenEnabled) {
    document.documentElement.toggleAttribute('data-filled');
    return;
  }
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  // Refused by the browser or by the viewer: the page stays as it is.
  change.catch(() => {});
}

export function nextCorner(): void {
  const at = CORNERS.indexOf(getLayout().corner);
  setLayout({ corner: CORNERS[(at + 1) % CORNERS.length] });
}

/** The video of the stage, if we play the stream ourselves. */
export const stageVideo = (): HTMLVideoElement | null =>
  document.querySelector<HTMLVideoElement>('.stage-screen video');

export function togglePicture(): void {
  const change = document.pictureInPictureElement
    ? document.exitPictureInPicture()
    : stageVideo()?.requestPictureInPicture?.();
  change?.catch(() => {});
}

/** The actions of single keys. `?` opens the list of them. */
const KEYS: Record<string, () => void> = {
  c: toggleChat,
  t: toggleTheatre,
  f: toggleFullscreen,
  p: togglePicture,
  o: () => setLayout({ chat: getLayout().chat === 'over' ? 'end' : 'over' }),
  s: () => setLayout({ chat: getLayout().chat === 'start' ? 'end' : 'start' }),
  w: () => document.querySelector<HTMLElement>('.mq-chat :is(textarea, input:not([type="search"]))')?.focus(),
};

/** Does what a key does, if the viewer wants single keys to do anything. */
export function pressKey(key: string): void {
  if (getLayout().keys) KEYS[key.toLowerCase()]?.();
}
