import { BEGIN_STEP, beginIn, beginWith, keepStep, leadOf } from '#lib/together/step.ts';
import type { Source, StartAt } from '../player/sources/source.ts';
import { followData } from './follow-data.ts';
import type { Step } from './programme-plays.ts';

/** ms: between looks, and between tries to play. */
const LOOK = 250;
const TRY = 1000;
/** Seconds: how near a player that waits for its turn, or is paused for all, must be to its second. */
const PLACED = 0.3;
/** Seconds by which a source begins to load ahead, before anybody knows how fast it is. */
const FIRST = 0.2;

/** Keeps an element at the second that everybody sees. */
export type VideoHold = {
  /** The second to begin at, when its source is opened. */
  startAt: StartAt;
  /** It stands because it is not its turn, or for everybody: not because the viewer wants it. */
  isHeld(): boolean;
  /** Whether the viewer left the step. */
  hasLeft(): boolean;
  leave(): void;
  /** It cannot be made to play; or it plays again. */
  gaveUp(isGone: boolean): void;
  close(): void;
};

export function holdVideo(video: HTMLVideoElement, step: Step, source: () => Source | null): VideoHold {
  let state = BEGIN_STEP;
  let left = false;
  let held = false;
  let isGone = false;
  let triedAt = Number.NEGATIVE_INFINITY;
  /** When (ms) its source was opened last. */
  let openedAt: number | null = null;
  let hasBegun = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const data = followData(video, source);
  const { isBuffered, comes, partAt } = data;

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

  function follow(target: number): void {
    const now = performance.now();
    const { currentTime, readyState, seeking, paused, ended, duration } = video;
    if (ended || (Number.isFinite(duration) && duration > 0 && target > duration)) {
      step.report('short');
      return;
    }
    if (!isGone) step.report('in-step');
    const moves = !paused && !seeking && readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
    const isNear = isBuffered(target);
    const next = keepStep(state, {
      ...{ now, target, position: currentTime, moves, isNear },
      // If autoplay was refused, the viewer is to press play first.
      comes: comes() && !paused,
      partAt,
    });
    state = next.state;
    // A source that is opened again sets it back.
    if (video.playbackRate !== state.rate) video.playbackRate = state.rate;
    if (next.act.act === 'seek') video.currentTime = next.act.to;
    // A seek was quicker than expected.
    if (next.act.act === 'wait') {
      triedAt = Number.NEGATIVE_INFINITY;
      held = true;
      if (!video.paused) video.pause();
      lookIn(next.act.seconds * 1000);
    } else play(now);
  }

  /** Looks after so many ms, or earlier. */
  function lookIn(ms: number): void {
    clearTimeout(timer);
    // A timer takes whole milliseconds, and fires too early if they are rounded down.
    timer = setTimeout(look, Math.min(LOOK, Math.ceil(ms)));
  }

  function look(): void {
    if (closed) return;
    const target = left ? null : step.target();
    // The start itself is met to the millisecond.
    const wait = target !== null && target < 0 ? Math.min(LOOK, -target * 1000) : LOOK;
    lookIn(wait);
    if (target === null) return;
    if (isGone) step.report('gone');
    if (target < 0) hold(0);
    else if (step.isPaused()) hold(target);
    else follow(target);
  }

  step.rejoin = () => {
    left = false;
    state = { ...BEGIN_STEP, cost: state.cost, nearCost: state.nearCost };
    look();
  };
  const seen = () => void (document.hidden || look());
  document.addEventListener('visibilitychange', seen);
  timer = setTimeout(look);

  return {
    startAt(loaded) {
      const target = step.target() ?? 0;
      if (target <= 0) return 0;
      const at = performance.now();
      const cost = (at - (openedAt ?? at)) / 1000;
      const has = loaded === 'nothing' ? undefined : loaded;
      // When it is opened again, the line was down, and says nothing about how long a seek takes.
      const opened = hasBegun ? cost : Math.max(cost, (at - (data.loadsSince() ?? at)) / 1000);
      const isFirst = loaded === undefined && openedAt !== null && !hasBegun;
      const lead = loaded === 'nothing' ? FIRST : leadOf(isFirst ? beginWith(state, cost) : state);
      openedAt = loaded === 'nothing' ? at : null;
      hasBegun ||= loaded !== 'nothing';
      const to = has ? beginIn(has, { target, partAt }, cost, opened) : target + lead;
      // If it begins in what was loaded, the load was a part of what it took.
      const before = has && to < has.end ? cost : 0;
      state = { ...state, seek: { at, to, lead: to - target + before, isNear: false } };
      return to;
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
      data.close();
      document.removeEventListener('visibilitychange', seen);
    },
  };
}
