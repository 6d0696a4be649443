import type { Provider } from '#lib/embed/types.ts';
import { followFrame } from './follow-frame.ts';
import { guardFocus } from './guard-focus.ts';
import { noteListened } from './listened.ts';
import type { FrameEvent, FrameProblem } from './protocol.ts';

/** A stream that stops for this long (ms) after it ended is over: live streams end and go on when their encoder restarts. */
const OVER = 5000;

export type Attended = {
  /** If there are several, only one is heard: this one is muted when another is heard, and gets its sound back afterwards. */
  hear(heard: boolean): void;
  close(): void;
};

/**
 * Looks after a provider's frame: what its player says, and the focus that its page may take.
 * @param focused the element that had the focus before this code came
 * @param onProblem the player ended or failed; null: it plays again
 */
export function attendFrame(
  frame: HTMLIFrameElement,
  provider: Provider,
  focused: Element | null,
  onProblem: (problem: FrameProblem | null) => void,
): Attended {
  let problem: FrameProblem | null = null;
  let isMuted = false;
  let isHushed = false;
  let ending: ReturnType<typeof setTimeout> | undefined;
  const set = (next: FrameProblem | null) => {
    clearTimeout(ending);
    ending = undefined;
    if (next === problem) return;
    problem = next;
    onProblem(next);
  };
  const take = (event: FrameEvent) => {
    if (event.type === 'error') set(event.reason);
    else if (event.type === 'ended') ending ??= setTimeout(() => set('ended'), OVER);
    else if (event.type === 'playing') set(null);
    else if (event.type === 'muted') {
      isMuted = event.muted;
      if (!isMuted) noteListened();
    }
  };
  const player = followFrame(frame, provider, take);
  const unguard = guardFocus(frame, focused);
  return {
    hear(heard) {
      if (heard ? !isHushed : isMuted) return;
      isHushed = !heard;
      player?.send({ type: 'mute', muted: isHushed });
    },
    close() {
      clearTimeout(ending);
      player?.close();
      unguard();
    },
  };
}
