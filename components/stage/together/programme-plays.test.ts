import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { read, slotsAbout } from '#lib/schedule/testing/sheet.ts';
import { followPlays, NO_PLAYS, type Play, type Plays } from './programme-plays.ts';

const START = Date.parse('2026-11-28T20:00:00Z');
const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers({ now: START - MINUTE }));
afterEach(() => void vi.useRealTimers());

function slotOf(items: readonly string[], playback = 'together'): PublicSlot {
  const sheet = `Date|Start|End|Title|Playback|Stream\n2026-11-28|20:00|23:00|Film|${playback}|${items.join('\\n')}`;
  const [slot] = slotsAbout(read(sheet), '2026-11-28T12:00:00Z');
  if (!slot) throw new Error('no slot');
  return slot;
}

/** Follows a programme in simulated time. */
function follow(slot: PublicSlot) {
  const seen = { plays: NO_PLAYS as Plays, all: new Set<Play>(), most: 0, slot };
  const stop = followPlays(
    () => seen.slot,
    { now: () => Date.now(), close() {} },
    (plays) => {
      seen.plays = plays;
      const here = [plays.now, plays.next].filter((play) => play !== null);
      for (const play of here) seen.all.add(play);
      seen.most = Math.max(seen.most, here.length);
    },
  );
  return { seen, stop, wait: (ms: number) => vi.advanceTimersByTime(ms) };
}

const item = (name: string, length: string) => `${name}: https://example.org/${name}.mp4 [${length}]`;

describe('the players of a programme', () => {
  it('prepare each recording before it is due, and keep its player when it is', () => {
    const { seen, wait, stop } = follow(slotOf([item('a', '0:01:00'), item('b', '0:01:00')]));
    expect(seen.plays).toMatchObject({ now: null, next: null, coming: { title: 'a' } });
    wait(45_000);
    const first = seen.plays.next;
    expect(first?.step.target()).toBeCloseTo(-15, 0);
    wait(15_250);
    expect(seen.plays.now).toBe(first);
    expect(first?.step.target()).toBeCloseTo(0.25, 1);
    wait(45_000);
    const second = seen.plays.next;
    wait(15_000);
    expect(seen.plays.now).toBe(second);
    wait(60_000);
    expect(seen.plays).toMatchObject({ now: null, next: null, coming: null });
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keep their player when the programme is paused or moved, and leave it for what is skipped', () => {
    const { seen, wait } = follow(slotOf([item('a', '1:00:00'), item('b', '1:00:00')]));
    wait(5 * MINUTE);
    const { now } = seen.plays;
    const at = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
    seen.slot = { ...seen.slot, edits: [{ at: at(Date.now()), act: 'pause' }] };
    wait(MINUTE);
    expect(seen.plays).toMatchObject({ isPaused: true });
    expect(seen.plays.now).toBe(now);
    expect(now?.step.target()).toBeCloseTo(240, 0);
    seen.slot = { ...seen.slot, edits: [...(seen.slot.edits ?? []), { at: at(Date.now()), act: 'resume' }] };
    wait(MINUTE);
    expect(now?.step.target()).toBeCloseTo(300, 0);
    seen.slot = { ...seen.slot, edits: [...(seen.slot.edits ?? []), { at: at(Date.now()), act: 'skip' }] };
    wait(1000);
    expect(seen.plays.now?.stream.label).toBe('b');
  });

  it('are never more than two in three hours of twenty short recordings', () => {
    const items = Array.from({ length: 20 }, (_, n) => item(`n${n}`, '0:01:30'));
    const { seen, wait } = follow(slotOf(items, 'together, loop'));
    wait(MINUTE + 3 * 60 * MINUTE);
    expect(seen.all.size).toBe(120);
    expect(seen.most).toBe(2);
    expect(seen.plays.now).toBeNull();
  });
});
