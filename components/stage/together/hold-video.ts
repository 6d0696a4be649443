import { BEGIN_STEP, keepStep, leadOf } from '#lib/together/step.ts';
import type { Step } from './programme-plays.ts';

/** ms: between looks, and between tries to play. */
const LOOK = 250;
const TRY = 1000;
/** Seconds: how near a player that waits for its turn, or is paused for all, must be to its second. */
const PLACED = 0.3;

/** Keeps an element at the second that everybody sees. */
export type VideoHold = {
  /** The second to begin at, when its source is opened. */
  startAt(): number;
  /** It stands because it is not its turn, or for everybody: not because the viewer wants it. */
  isHeld(): boolean;
  /** Whether the viewer left the step. */
  hasLeft(): boolean;
  leave(): void;
  /** It cannot be made to play; or it plays again. */
  gaveUp(isGone: boolean): void;
  close(): void;
};

export function holdVideo(video: HTMLVideoElement, step: Step): VideoHold {
  let state = BEGIN_STEP;
  let left = false;
  let held = false;
  let isGone = false;
  /** It is paused until then (ms), because a seek was quicker than expected. */
  let waitsUntil = 0;
  let triedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  /** Pauses at a second. */
  function hold(second: number): void {
    held = true;
    if (!video.paused) video.pause();
    const isOff = Math.abs(video.currentTime - second) > PLACED;
    if (isOff && video.readyState >= HTMLMediaElement.HAVE_METADATA && !video.seeking)
      video.currentTime = second;
  }

  function play(now: number): void {
    held = false;
    if (!video.paused || now - triedAt < TRY) return;
    triedAt = now;
    // Autoplay was refused: the viewer presses play.
    video.play().catch(() => undefined);
  }

  function isBuffered(second: number): boolean {
    const { buffered } = video;
    for (let at = 0; at < buffered.length; at++)
      if (buffered.start(at) <= second && buffered.end(at) >= second + 1) return true;
    return false;
  }

  function follow(target: number): void {
    const now = performance.now();
    const { currentTime, readyState, seeking, paused, ended, duration } = video;
    if (ended || (Number.isFinite(duration) && duration > 0 && target > duration)) {
      step.report('short');
      return;
    }
    if (!isGone) step.report('in-step');
    if (now < waitsUntil) return;
    play(now);
    const moves = !paused && !seeking && readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
    const isNear = isBuffered(target);
    const next = keepStep(state, { now, target, position: currentTime, moves, isNear });
    state = next.state;
    // A source that is opened again sets it back.
    if (video.playbackRate !== state.rate) video.playbackRate = state.rate;
    if (next.act.act === 'seek') video.currentTime = next.act.to;
    if (next.act.act === 'wait') {
      waitsUntil = now + next.act.seconds * 1000;
      triedAt = Number.NEGATIVE_INFINITY;
      held = true;
      video.pause();
      clearTimeout(timer);
      timer = setTimeout(look, next.act.seconds * 1000);
    }
  }

  function look(): void {
    clearTimeout(timer);
    if (closed) return;
    const target = left ? null : step.target();
    // The start itself is met to the millisecond.
    const wait = target !== null && target < 0 ? Math.min(LOOK, -target * 1000) : LOOK;
    timer = setTimeout(look, wait);
    if (target === null) return;
    if (isGone) step.report('gone');
    if (target < 0) hold(0);
    else if (step.isPaused()) hold(target);
    else follow(target);
  }

  step.rejoin = () => {
    left = false;
    state = { ...BEGIN_STEP, cost: state.cost };
    look();
  };
  const seen = () => void (document.hidden || look());
  document.addEventListener('visibilitychange', seen);
  look();

  return {
    startAt() {
      const target = step.target() ?? 0;
      if (target <= 0) return 0;
      const lead = leadOf(state);
      state = { ...state, seek: { at: performance.now(), to: target + lead, lead } };
      return target + lead;
    },
    isHeld: () => held,
    hasLeft: () => left,
    leave() {
      if (left) return;
      left = true;
      video.playbackRate = 1;
      step.report('left');
    },
    gaveUp(gone) {
      isGone = gone;
    },
    close() {
      closed = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    },
  };
}
