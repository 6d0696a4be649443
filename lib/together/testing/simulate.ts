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
  /** Data can be played only in whole parts of so many seconds, as the segments of HLS. */
  part?: number;
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
  const { from, lasts, speed, seekTakes, part = TICK, buffers = 30 } = player;
  const { stands = () => false, sleeps = () => false } = player;
  const trace: Trace = { drifts: [], seeks: [], rates: [] };
  let state = begin;
  let position = 0;
  /** The second up to which data have come over the line, and the one up to which they can be played. */
  let cameTo = 0;
  let bufferedTo = 0;
  let cameAtLook = 0;
  let landsAt = from + seekTakes;
  let rate = 1;
  let isWaiting = true;
  let nextLook = from;
  let waitsUntil = from;
  const beginOfPart = (second: number) => Math.floor(second / part + 1e-6) * part;
  const ticks = Math.round((lasts - from) / TICK);
  for (let tick = 0; tick <= ticks; tick++) {
    const now = from + tick * TICK;
    if (sleeps(now)) continue;
    if (now >= landsAt) cameTo = Math.min(cameTo + speed(now) * TICK, position + buffers);
    bufferedTo = Math.max(bufferedTo, beginOfPart(cameTo));
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
    const comes = cameTo > cameAtLook;
    const next = rule(state, {
      ...{ now: now * 1000, target: now, position, isNear, comes },
      partAt: (second) =>
        player.part ? { start: beginOfPart(second), end: beginOfPart(second) + part } : null,
      moves: moves && now >= waitsUntil,
    });
    state = next.state;
    cameAtLook = cameTo;
    if (next.act.act === 'rate') rate = next.act.rate;
    if (next.act.act === 'rate') trace.rates.push(rate);
    if (next.act.act === 'wait') waitsUntil = now + next.act.seconds;
    if (next.act.act !== 'seek') continue;
    trace.seeks.push(now);
    const { to } = next.act;
    const isBuffered = to >= position && to < bufferedTo;
    landsAt = now + (isBuffered ? 0.1 : seekTakes);
    // A part is loaded from its beginning.
    if (!isBuffered) [cameTo, cameAtLook, bufferedTo] = [beginOfPart(to), beginOfPart(to), 0];
    position = to;
  }
  return trace;
}

/** The part of numbers below which lies a share of them. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
