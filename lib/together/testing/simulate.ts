import type { StepAct, StepLook, StepState } from '../step.ts';

/** A player and its line, in simulated time. All in seconds. */
export type Simulated = {
  /** The second at which it begins to play. */
  from: number;
  lasts: number;
  /** How many seconds of the recording come over the line in a second, at an instant; 0 while it is down. */
  speed(second: number): number;
  /** How long a seek takes before the first data of its place come. */
  seekTakes: number;
  /** It stands still, though it says that it plays: an advertisement, or a machine that is busy. */
  stands?(second: number): boolean;
  /** Nothing runs and nobody looks: the tab sleeps. */
  sleeps?(second: number): boolean;
  /** The most by which it buffers ahead. */
  buffers?: number;
};

export type Trace = {
  /** Ahead of the target at each look in which the picture moves. */
  drifts: { second: number; ahead: number }[];
  seeks: number[];
  rates: number[];
};

type Rule = (state: StepState, look: StepLook) => { state: StepState; act: StepAct };

const TICK = 0.05;
/** The player looks so often. */
const LOOK = 0.25;

/** Plays a recording over a line, and corrects it by a rule. */
export function simulate(rule: Rule, begin: StepState, player: Simulated): Trace {
  const { from, lasts, speed, seekTakes, stands = () => false, sleeps = () => false, buffers = 30 } = player;
  const trace: Trace = { drifts: [], seeks: [], rates: [] };
  let state = begin;
  let position = 0;
  let bufferedTo = 0;
  let landsAt = from + seekTakes;
  let rate = 1;
  let isWaiting = true;
  let nextLook = from;
  let waitsUntil = from;
  const ticks = Math.round((lasts - from) / TICK);
  for (let tick = 0; tick <= ticks; tick++) {
    const now = from + tick * TICK;
    if (sleeps(now)) continue;
    if (now >= landsAt) bufferedTo = Math.min(bufferedTo + speed(now) * TICK, position + buffers);
    const has = bufferedTo - position;
    // A player that ran dry waits for a little more than the next picture.
    if (has <= TICK) isWaiting = true;
    else if (has >= 0.5) isWaiting = false;
    const moves = !isWaiting && now >= landsAt;
    const runs = moves && !stands(now) && now >= waitsUntil;
    if (runs) position += Math.min(rate * TICK, has);
    if (now < nextLook) continue;
    nextLook = now + LOOK;
    if (runs) trace.drifts.push({ second: now, ahead: position - now });
    const isNear = now > position - 1 && now < bufferedTo - 0.5;
    const next = rule(state, {
      ...{ now: now * 1000, target: now, position, isNear },
      moves: moves && now >= waitsUntil,
    });
    state = next.state;
    if (next.act.act === 'rate') rate = next.act.rate;
    if (next.act.act === 'rate') trace.rates.push(rate);
    if (next.act.act === 'wait') waitsUntil = now + next.act.seconds;
    if (next.act.act !== 'seek') continue;
    trace.seeks.push(now);
    const { to } = next.act;
    const isBuffered = to >= position && to < bufferedTo;
    landsAt = now + (isBuffered ? 0.1 : seekTakes);
    if (!isBuffered) bufferedTo = to;
    position = to;
  }
  return trace;
}

/** The part of numbers below which lies a share of them. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
