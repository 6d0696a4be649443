import type { Provider } from '#lib/embed/types.ts';
import { BEGIN_STEP, FRAME_PLAYER, keepStep } from '#lib/together/step.ts';
import { followFrame } from '../frames/follow-frame.ts';
import { guardFocus } from '../frames/guard-focus.ts';
import { hasListened, noteListened } from '../frames/listened.ts';
import type { FrameEvent } from '../frames/protocol.ts';
import type { Step } from './programme-plays.ts';

/** ms: between looks; until a pause is the viewer's, because players pause for a moment when they seek. */
const LOOK = 250;
const PAUSED = 1500;
/** If the position jumps by this much (s) without our command, and the viewer has clicked into the frame, the viewer did it. */
const JUMP = 4;
/** Seconds that a seek takes, before one was seen. */
const COST = 0.4;
/** A jump this soon (ms) after our seek may be caused by it. */
const OURS = 10_000;

/**
 * Keeps a provider's player at the second that everybody sees. While it shows an advertisement its position stands or is
 * another's, and no seek helps; then it is left alone. `offset` is the second at which the recording begins.
 */
export function holdFrame(
  frame: HTMLIFrameElement,
  provider: Provider,
  step: Step,
  offset: number,
): () => void {
  let state = { ...BEGIN_STEP, cost: COST };
  let left = false;
  let held = false;
  let isPlaying = false;
  let seen: { seconds: number; at: number } | null = null;
  let pausing: ReturnType<typeof setTimeout> | undefined;
  let orderedAt = Number.NEGATIVE_INFINITY;

  const leave = () => {
    left = true;
    step.report('left');
  };
  const stopPausing = () => {
    clearTimeout(pausing);
    pausing = undefined;
  };
  const seek = (seconds: number) => {
    orderedAt = performance.now();
    player?.send({ type: 'seek', seconds: seconds + offset });
  };
  /** Its turn is still to come, or all are paused, so it is paused at a second. */
  const hold = (second: number) => {
    if (held && !isPlaying) return;
    held = true;
    player?.send({ type: 'pause' });
    if (seen && Math.abs(seen.seconds - offset - second) > FRAME_PLAYER.tolerance) seek(second);
  };

  function take(event: FrameEvent): void {
    switch (event.type) {
      case 'playing':
        isPlaying = true;
        stopPausing();
        if (!left) step.report('in-step');
        break;
      case 'paused':
        if (isPlaying && !held && !document.hidden) pausing ??= setTimeout(leave, PAUSED);
        isPlaying = false;
        break;
      case 'position':
        moved(event.seconds - offset);
        break;
      case 'muted':
        if (!event.muted) noteListened();
        break;
      case 'ended':
        stopPausing();
        isPlaying = false;
        step.report('short');
        break;
      case 'error':
        step.report('gone');
    }
  }

  function moved(position: number): void {
    const now = performance.now();
    const before = seen;
    seen = { seconds: position + offset, at: now };
    const target = step.target();
    if (left || held || target === null || target < 0) return;
    const expected = before && before.seconds - offset + (now - before.at) / 1000;
    const hasJumped = expected !== null && Math.abs(position - expected) > JUMP && now - orderedAt > OURS;
    if (hasJumped && document.activeElement === frame) {
      leave();
      return;
    }
    const { state: next, act } = keepStep(state, { now, target, position, moves: true }, FRAME_PLAYER);
    state = next;
    if (act.act === 'seek') seek(act.to);
  }

  function look(): void {
    const target = step.target();
    if (left || target === null) return;
    if (target < 0) hold(0);
    else if (step.isPaused()) hold(target);
    else if (held) {
      held = false;
      state = { ...BEGIN_STEP, cost: state.cost };
      player?.send({ type: 'play' });
      // It waited in silence.
      if (hasListened()) player?.send({ type: 'mute', muted: false });
    }
  }

  const player = followFrame(frame, provider, take);
  const unguard = guardFocus(frame, document.activeElement);
  const timer = setInterval(look, LOOK);
  step.rejoin = () => {
    left = false;
    state = { ...BEGIN_STEP, cost: state.cost };
    seek(Math.max(0, (step.target() ?? 0) + state.cost));
    player?.send({ type: 'play' });
    step.report('in-step');
  };
  return () => {
    clearInterval(timer);
    stopPausing();
    player?.close();
    unguard();
  };
}
