import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Source } from '../player/sources/source.ts';
import { holdVideo } from './hold-video.ts';
import type { Step, StepState } from './programme-plays.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  vi.stubGlobal('document', { hidden: false, addEventListener() {}, removeEventListener() {} });
  vi.stubGlobal('HTMLMediaElement', { HAVE_METADATA: 1, HAVE_FUTURE_DATA: 3 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** An element that plays in simulated time, and takes a moment to seek. */
class FakeVideo extends EventTarget {
  at = 0;
  since = performance.now();
  paused = true;
  duration = 1000;
  readyState = 4;
  seeking = false;
  rate = 1;
  seeks = 0;
  /** How long (ms) a seek takes. */
  takes = 300;
  buffered = { length: 0 };
  get currentTime(): number {
    const runs = !this.paused && !this.seeking ? (performance.now() - this.since) / 1000 : 0;
    return Math.min(this.at + runs * this.rate, this.duration);
  }
  set currentTime(second: number) {
    this.seeks++;
    this.at = second;
    this.seeking = true;
    setTimeout(() => {
      this.since = performance.now();
      this.seeking = false;
    }, this.takes);
  }
  get ended(): boolean {
    return this.currentTime >= this.duration;
  }
  get playbackRate(): number {
    return this.rate;
  }
  set playbackRate(rate: number) {
    [this.at, this.since, this.rate] = [this.currentTime, performance.now(), rate];
  }
  async play(): Promise<void> {
    [this.paused, this.since] = [false, performance.now()];
  }
  pause(): void {
    [this.at, this.paused] = [this.currentTime, true];
  }
}

/** A recording that begins at an instant (ms). */
function scene(begins: number) {
  const video = new FakeVideo();
  const states: StepState[] = [];
  const all = { isPaused: false, pausedAt: 0, came: 0 };
  const step: Step = {
    target: () => (all.isPaused ? all.pausedAt : (performance.now() - begins) / 1000),
    isPaused: () => all.isPaused,
    report: (state) => void (states.at(-1) === state || states.push(state)),
    rejoin() {},
  };
  const source = { came: () => all.came } as unknown as Source;
  const hold = holdVideo(video as unknown as HTMLVideoElement, step, () => source);
  const off = () => Math.abs(video.currentTime - (step.target() ?? 0));
  return { video, states, all, step, hold, off, wait: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

describe('an element that is held in step', () => {
  it('waits at its beginning, and starts at its second', async () => {
    const { video, wait, hold } = scene(5130);
    await wait(5000);
    expect([video.paused, video.currentTime, hold.isHeld()]).toEqual([true, 0, true]);
    await wait(1130);
    expect(video.currentTime).toBeCloseTo(1, 1);
    expect(video.seeks).toBe(0);
  });

  it('starts late at the right second', async () => {
    const { video, hold, off, wait, states } = scene(-600_000);
    video.currentTime = hold.startAt();
    expect(video.at).toBeGreaterThan(600);
    await wait(5000);
    expect(off()).toBeLessThan(0.25);
    expect(states).toEqual(['in-step']);
  });

  it('takes the second anew when its data are there, however long they took', async () => {
    const { video, hold, off, wait } = scene(-600_000);
    expect(hold.startAt('nothing')).toBeCloseTo(600.2, 1);
    await wait(1500);
    video.currentTime = hold.startAt({ start: 600, end: 604 });
    // On a device that is slow to load, the picture begins late, too.
    expect(video.at).toBeCloseTo(603.2, 1);
    await wait(2000);
    expect(off()).toBeLessThan(0.25);
    expect(video.seeks).toBe(1);
  });

  it('begins further ahead if the player was slow to read its playlist', async () => {
    const { video, hold, wait } = scene(-600_000);
    video.dispatchEvent(new Event('loadstart'));
    await wait(1800);
    hold.startAt('nothing');
    await wait(100);
    video.currentTime = hold.startAt({ start: 600, end: 606 });
    expect(video.at - 601.9).toBeCloseTo(0.5 + 0.8 * 1.9, 1);
  });

  it.each([0.4, 1.5, 2.4, 4])(
    'begins at its second if the header took %d s, and its data as long',
    async (took) => {
      const { video, hold, off, wait } = scene(-600_000);
      hold.startAt('nothing');
      await wait(took * 1000);
      video.takes = took * 1000;
      video.currentTime = hold.startAt();
      await wait(took * 1250 + 1000);
      expect(off()).toBeLessThan(0.25);
      expect(video.seeks).toBe(1);
    },
  );

  it('goes to the second as soon as data come again after a stall', async () => {
    const { video, all, off, wait } = scene(-60_000);
    await wait(5000);
    const before = video.seeks;
    video.pause();
    Object.assign(video, { paused: false, readyState: 2, since: Number.POSITIVE_INFINITY });
    await wait(20_000);
    expect(video.seeks).toBe(before);
    all.came = 1000;
    await wait(250);
    expect(video.seeks).toBe(before + 1);
    video.readyState = 4;
    await wait(3000);
    expect(off()).toBeLessThan(0.25);
    expect(video.seeks).toBe(before + 1);
  });

  it('stands while all are paused, and goes on with them', async () => {
    const { video, all, off, wait, step } = scene(-60_000);
    await wait(5000);
    all.pausedAt = step.target() ?? 0;
    all.isPaused = true;
    await wait(5000);
    expect(video.paused).toBe(true);
    expect(off()).toBeLessThan(0.3);
    all.isPaused = false;
    await wait(5000);
    expect(video.paused).toBe(false);
    expect(off()).toBeLessThan(0.25);
  });

  it('is left alone once the viewer has left, and comes back', async () => {
    const { video, hold, step, off, wait, states } = scene(-60_000);
    await wait(5000);
    hold.leave();
    video.pause();
    await wait(20_000);
    expect([video.paused, hold.hasLeft(), states.at(-1)]).toEqual([true, true, 'left']);
    step.rejoin();
    await wait(4000);
    expect(off()).toBeLessThan(0.3);
    expect(states.at(-1)).toBe('in-step');
  });

  it('says if the recording is shorter than its length, or does not play, and looks no more when it is closed', async () => {
    const { video, hold, wait, states } = scene(-60_000);
    await wait(1000);
    hold.gaveUp(true);
    await wait(2000);
    expect(states.at(-1)).toBe('gone');
    hold.gaveUp(false);
    video.duration = 62;
    await wait(5000);
    expect(states.at(-1)).toBe('short');
    hold.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
