import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BEGIN_STEP,
  beginIn,
  FRAME_PLAYER,
  keepStep,
  OWN_PLAYER,
  type StepLook,
  type StepState,
} from './step.ts';
import { cytubeRule } from './testing/cytube-rule.ts';
import { percentile, type Simulated, simulate, type Trace } from './testing/simulate.ts';

const own = (player: Simulated) => simulate(keepStep, BEGIN_STEP, player);
const byCytube = (player: Simulated) => simulate(cytubeRule, BEGIN_STEP, player);
const frame = (player: Simulated) =>
  simulate((state, look) => keepStep(state, look, FRAME_PLAYER), BEGIN_STEP, player);

const worstAfter = ({ drifts }: Trace, second: number) =>
  Math.max(0, ...drifts.filter((each) => each.second >= second).map(({ ahead }) => Math.abs(ahead)));
const mostInAMinute = ({ seeks }: Trace) =>
  Math.max(0, ...seeks.map((at) => seeks.filter((other) => other >= at && other < at + 60).length));
const within = (from: number, to: number) => (second: number) => second >= from && second < to;

const GOOD: Simulated = { from: 754.3, lasts: 1000, speed: () => 4, seekTakes: 0.6 };

describe('a player in step', () => {
  it('starts late at the right second, with one seek, and then needs no other', () => {
    const trace = own(GOOD);
    expect(trace.seeks).toHaveLength(1);
    expect(worstAfter(trace, GOOD.from + 8)).toBeLessThanOrEqual(0.25);
  });

  it('is back within 5 s of a stall’s end, with one seek', () => {
    const isDown = within(800, 820 + 30);
    const trace = own({ ...GOOD, speed: (s) => (isDown(s) ? 0 : 4) });
    expect(worstAfter(trace, 855)).toBeLessThanOrEqual(0.25);
    expect(trace.seeks).toHaveLength(2);
  });

  it('leaves no drift that adds up after each stall', () => {
    // Twelve hiccups of 0.2 s, each of them within the tolerance.
    const trace = own({ ...GOOD, stands: (s) => s % 20 < 0.2 });
    expect(worstAfter(trace, 765)).toBeLessThanOrEqual(0.5);
    expect(trace.seeks).toHaveLength(1);
    // CyTube's rule lets it grow to two seconds.
    expect(worstAfter(byCytube({ ...GOOD, stands: (s) => s % 20 < 0.2 }), 765)).toBeGreaterThan(1.5);
  });

  it('does not check before a seek can land: a seek of 3 s settles', () => {
    const slow = { ...GOOD, seekTakes: 3, speed: () => 1.2 };
    const trace = own(slow);
    expect(mostInAMinute(trace)).toBeLessThanOrEqual(2);
    expect(worstAfter(trace, GOOD.from + 60)).toBeLessThanOrEqual(0.3);
    // CyTube's rule seeks every five seconds for ever, because each seek lands three seconds behind.
    expect(byCytube(slow).seeks.length).toBeGreaterThan(20);
  });

  it('does not chase for ever on a line that is too slow', () => {
    const slow = { ...GOOD, lasts: 2000, speed: () => 0.8, seekTakes: 2 };
    const trace = own(slow);
    expect(trace.seeks.length).toBeLessThanOrEqual(30);
    expect(
      Math.max(0, ...trace.seeks.slice(4).map((at, i) => at - (trace.seeks[i + 3] ?? 0))),
    ).toBeGreaterThanOrEqual(45);
  });

  it('comes back after a tab slept, with one seek', () => {
    const trace = own({ ...GOOD, sleeps: within(800, 920) });
    expect(worstAfter(trace, 925)).toBeLessThanOrEqual(0.25);
    expect(trace.seeks).toHaveLength(2);
  });

  it('in a provider’s frame: waits while an advertisement stands, and comes back with one seek', () => {
    const trace = frame({ ...GOOD, stands: within(800, 830) });
    expect(worstAfter(trace, 840)).toBeLessThanOrEqual(1);
    expect(trace.seeks.filter((at) => at > 800 && at < 830).length).toBeLessThanOrEqual(1);
    expect(trace.rates).toEqual([]);
  });

  it.each([2, 4])('is back soon after a stall if data come in parts of %d s, with one seek', (part) => {
    for (let from = 700; from < 712; from += 0.7) {
      const isDown = within(from + 25, from + 80);
      // 1.1 Mbit/s over a line of 2 Mbit/s.
      const trace = own({ from, lasts: 1000, seekTakes: 0.3, part, speed: (s) => (isDown(s) ? 0 : 1.8) });
      expect(worstAfter(trace, from + 80 + 2 + part)).toBeLessThanOrEqual(0.35);
      expect(trace.seeks.filter((at) => at > from + 25)).toHaveLength(1);
    }
  });

  it('is nearer than CyTube’s rule over the same trace', () => {
    const isDown = within(800, 845);
    const player: Simulated = { ...GOOD, speed: (s) => (isDown(s) ? 0 : 1.6), stands: (s) => s % 31 < 0.3 };
    const offs = ({ drifts }: Trace) =>
      drifts.filter(({ second }) => second > 765).map(({ ahead }) => Math.abs(ahead));
    expect(percentile(offs(own(player)), 0.95)).toBeLessThan(percentile(offs(byCytube(player)), 0.95) / 2);
  });

  it('on any line that is fast enough: few seeks, rates that are not heard, and in step at last', () => {
    const anyPlayer = fc.record({
      from: fc.double({ min: 0, max: 3000, noNaN: true }),
      speed: fc.double({ min: 1.5, max: 20, noNaN: true }),
      seekTakes: fc.double({ min: 0.05, max: 2.5, noNaN: true }),
      stall: fc.double({ min: 0, max: 60, noNaN: true }),
    });
    fc.assert(
      fc.property(anyPlayer, ({ from, speed, seekTakes, stall }) => {
        const isDown = within(from + 60, from + 60 + stall);
        const trace = own({ from, lasts: from + 260, seekTakes, speed: (s) => (isDown(s) ? 0 : speed) });
        expect(mostInAMinute(trace)).toBeLessThanOrEqual(3);
        for (const rate of trace.rates) expect(Math.abs(rate - 1)).toBeLessThanOrEqual(0.05 + 1e-9);
        expect(worstAfter(trace, from + 220)).toBeLessThanOrEqual(0.3);
      }),
      { numRuns: 200, seed: 20 },
    );
  });
});

describe('viewers who land early or late', () => {
  it.each([
    ['that comes bit by bit', {}],
    ['in parts', { part: 4, speed: () => 5 }],
  ])('are within a tenth of a second of each other after 20 s, in a recording %s', (_, kind) => {
    for (const seekTakes of [0.05, 0.2, 0.4, 0.8, 1, 1.2, 1.4]) {
      const trace = own({ ...GOOD, ...kind, seekTakes });
      const landed = trace.drifts[0]?.second ?? 0;
      expect(worstAfter(trace, landed + 20)).toBeLessThanOrEqual(0.05 + 1e-6);
    }
  });
});

describe('one look', () => {
  const look = (ahead: number, more: Partial<StepLook> = {}): StepLook => ({
    now: 100_000,
    target: 50,
    position: 50 + ahead,
    moves: true,
    ...more,
  });
  const playing: StepState = { ...BEGIN_STEP, position: 49, settled: 50_000 };

  it.each([
    [0.25, { act: 'none' }],
    [-0.24, { act: 'none' }],
    [0.3, { act: 'rate', rate: 0.95 }],
    [-1.9, { act: 'rate', rate: 1.05 }],
    [-2.1, { act: 'seek', to: 51.4 }],
    [700, { act: 'seek', to: 51.4 }],
  ])('%d s ahead', (ahead, act) => {
    expect(keepStep(playing, look(ahead)).act).toEqual(act);
  });

  it('does nothing while it waits for data, and seeks a short way if the second is in the buffer', () => {
    expect(keepStep(playing, look(-30, { moves: false })).act).toEqual({ act: 'none' });
    expect(keepStep(playing, look(-30, { isNear: true })).act).toEqual({ act: 'seek', to: 50.525 });
  });

  it('waits for its second if a seek was quicker than expected, if the player can', () => {
    const { state } = keepStep(playing, look(-30));
    const landed = look(0, { now: 100_500, target: 50.5, position: 51.5 });
    expect(keepStep({ ...state, position: 51.4 }, landed).act).toEqual({ act: 'wait', seconds: 1 });
    expect(keepStep({ ...state, position: 51.4 }, landed, FRAME_PLAYER).act).toEqual({ act: 'none' });
  });

  it('seeks while it stands as soon as data come again, and not before', () => {
    const stands = { moves: false, position: playing.position ?? 0, target: 80 };
    expect(keepStep(playing, look(0, stands)).act).toEqual({ act: 'none' });
    expect(keepStep(playing, look(0, { ...stands, comes: true })).act.act).toBe('seek');
    // A short wait for data is made up for by the rate.
    expect(keepStep(playing, look(0, { ...stands, target: 50.5, comes: true })).act).toEqual({ act: 'none' });
    expect(keepStep(playing, look(0, { ...stands, comes: true }), FRAME_PLAYER).act).toEqual({ act: 'none' });
  });

  it('seeks to the next part if too little is left of the one in which it would land', () => {
    const partAt = (second: number) => ({ start: second - (second % 4), end: second - (second % 4) + 4 });
    // 50 s and a lead of 1.4 s are in the part from 48 to 52 s, which lasts for 0.6 s more.
    const slow = { ...playing, cost: 0.8 };
    expect(keepStep(slow, look(-30, { partAt })).act).toEqual({ act: 'seek', to: 52 });
    const early = look(0, { position: 20, target: 48, partAt });
    expect(keepStep(slow, early).act).toEqual({ act: 'seek', to: 49.4 });
  });

  it.each([
    ['in what has been loaded', 50.66, 0.2],
    ['later in it, if the device is slow', 51.3, 1],
    ['at its beginning, if that is still to come', 51.5, 0.2, 51.5],
    ['where a seek would go, if the next part would come too late', 53.3, 2.3],
  ])('begins %s', (_, at, cost, start = 48) => {
    const partAt = (second: number) => ({ start: second - (second % 4), end: second - (second % 4) + 4 });
    const part = { start, end: 52 };
    expect(beginIn(part, { target: start === 48 ? 50 : 50.2, partAt }, cost)).toBeCloseTo(at, 1);
  });

  it('does not take a message for the landing that was sent before the seek', () => {
    const { state } = keepStep(playing, look(-30));
    const old = keepStep(state, look(0, { position: 20.25, target: 50.25, now: 100_250 }));
    expect(old.state.seek).not.toBeNull();
    expect(old.state.cost).toBe(BEGIN_STEP.cost);
    const there = keepStep(old.state, look(0, { position: 50.6, target: 50.7, now: 100_700 }));
    expect(there.state.seek).toBeNull();
  });

  it('gives a seek up that never lands, and tries again when the picture moves', () => {
    const { state } = keepStep(playing, look(-30));
    const stands = { position: state.seek?.to ?? 0, target: 80 };
    expect(keepStep(state, look(0, { ...stands, now: 103_000 })).act).toEqual({ act: 'none' });
    const given = keepStep(state, look(0, { ...stands, now: 111_000 })).state;
    expect(given.seek).toBeNull();
    expect(keepStep(given, look(0, { ...stands, now: 125_000 })).act).toEqual({ act: 'none' });
    const moved = { ...stands, position: stands.position + 1, now: 125_250 };
    expect(keepStep(given, look(0, moved)).act.act).toBe('seek');
  });

  it('waits for longer if the clock learns meanwhile that it was fast', () => {
    const early = { ...playing, isEarly: true };
    const stands = { moves: false, position: 51.5 };
    expect(keepStep(early, look(0, { ...stands, target: 51 })).act).toEqual({ act: 'wait', seconds: 0.5 });
    const { state, act } = keepStep(early, look(0, { ...stands, target: 51.45 }));
    expect([act, state.isEarly]).toEqual([{ act: 'none' }, false]);
  });

  it('comes very near after a landing, and when the clock learns that it was wrong', () => {
    const after = (seconds: number, ahead: number, learned = 0): StepLook => {
      const target = 50 + seconds + learned;
      return { now: 100_000 + seconds * 1000, target, position: target + ahead, moves: true };
    };
    const { act, state } = keepStep({ ...playing, settled: null }, after(0, -0.2));
    expect(act).toEqual({ act: 'rate', rate: 1.04 });
    const near = keepStep(state, after(4, -0.04));
    expect(near.act).toEqual({ act: 'rate', rate: 1 });
    expect(keepStep(near.state, after(5, -0.2)).act).toEqual({ act: 'none' });
    const learned = keepStep(near.state, after(5, -0.2, 0.16));
    expect(learned.act).toEqual({ act: 'rate', rate: 1.04 });
  });

  it('is settled once it is very near, and then plays on at the common rate', () => {
    const correcting = { ...playing, rate: 0.95, settled: null };
    expect(keepStep(correcting, look(0.2)).act).toEqual({ act: 'rate', rate: 0.96 });
    expect(keepStep(correcting, look(0.04)).act).toEqual({ act: 'rate', rate: 1 });
    expect(OWN_PLAYER.tolerance).toBe(0.25);
  });
});
