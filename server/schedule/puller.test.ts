import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import type { Level } from '#platform/log.ts';
import { paceFor, pollDelay } from './pace.ts';
import { createPuller, type Puller } from './puller.ts';
import { standingClock } from './testing/standing-clock.ts';

let time: ReturnType<typeof standingClock>;
let puller: Puller;
let reads: number[];
let lines: Array<[Level, string, Record<string, unknown>]>;
let quick: boolean;
let answer: (signal: AbortSignal) => Promise<void>;

function make(pollSeconds = 5, random = () => 0) {
  time = standingClock(random);
  reads = [];
  lines = [];
  quick = true;
  answer = async () => {};
  puller = createPuller({
    read(signal) {
      reads.push(time.clock.now());
      return answer(signal);
    },
    isQuick: () => quick,
    pace: () => paceFor(pollSeconds),
    clock: time.clock,
    log: (level, event, fields = {}) => lines.push([level, event, fields]),
  });
}

beforeEach(() => make());

const gaps = () => reads.slice(1).map((at, i) => at - (reads[i] ?? 0));
const fail =
  (kind: 'quota' | 'unavailable', retryAfterMs: number | null = null) =>
  async () => {
    throw new UnreadableSheet(kind, trouble('csvRefused', { host: 'It', status: kind }), { retryAfterMs });
  };

describe('pace', () => {
  it('reads at once, then at the quick pace, then at the slow', async () => {
    puller.start();
    await time.pass(10_000);
    expect(gaps()).toEqual([5000, 5000]);
    quick = false;
    await time.pass(25_000);
    expect(gaps()).toEqual([5000, 5000, 5000, 20_000]);
  });

  it.each([
    [1, 3000, 15_000],
    [3, 3000, 15_000],
    [5, 5000, 20_000],
    [30, 30_000, 60_000],
    [600, 600_000, 600_000],
  ])('of %d seconds', (seconds, quickMs, slowMs) => {
    expect(paceFor(seconds)).toEqual({ quickMs, slowMs });
  });

  it('is never more than 20 polled reads a minute, whatever chance does', async () => {
    make(1, () => 0);
    puller.start();
    await time.pass(600_000);
    for (const at of reads)
      expect(reads.filter((other) => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(20);
    expect(puller.status().readsLastMinute).toBeLessThanOrEqual(20);
  });

  it('waits longer after each failure, within bounds, and later by chance only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.boolean(),
        fc.nat(50),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (seconds, isQuick, failures, random) => {
          const pace = paceFor(seconds);
          const least = pollDelay(pace, isQuick, failures, 0);
          const delay = pollDelay(pace, isQuick, failures, random);
          expect(least).toBeGreaterThanOrEqual(3000);
          expect(least).toBeGreaterThanOrEqual(
            failures === 0 ? 0 : pollDelay(pace, isQuick, failures - 1, 0),
          );
          expect(least).toBeLessThanOrEqual(Math.max(seconds * 1000, 300_000));
          expect(delay).toBeGreaterThanOrEqual(least);
          expect(delay).toBeLessThanOrEqual(least * 1.2 + 1);
        },
      ),
    );
  });
});

describe('one read at a time', () => {
  it('for 500 who ask for the first one', async () => {
    puller.start();
    const asked = Array.from({ length: 500 }, () => puller.refresh());
    await time.pass(0);
    await Promise.all(asked);
    expect(reads).toHaveLength(1);
  });

  it('for 500 who ask while one is under way: one more, two seconds after it', async () => {
    let finish = () => {};
    answer = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    puller.start();
    await time.pass(0);
    let done = 0;
    for (let i = 0; i < 500; i++) puller.refresh().then(() => done++);
    await time.pass(1000);
    expect(reads).toHaveLength(1);
    finish();
    await time.pass(1999);
    expect([reads.length, done]).toEqual([1, 0]);
    await time.pass(1);
    expect(reads).toHaveLength(2);
    finish();
    await time.settle();
    expect(done).toBe(500);
    expect(gaps()).toEqual([3000]);
  });

  it('whatever is asked for and however long it takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            wait: fc.nat(8000),
            what: fc.constantFrom('refresh', 'nudge', 'none'),
            takes: fc.nat(30_000),
          }),
          { maxLength: 30 },
        ),
        async (steps) => {
          make();
          let underWay = 0;
          let takes = 0;
          const ends: number[] = [];
          const kinds: string[] = [];
          answer = () =>
            new Promise((resolve) => {
              expect(++underWay).toBe(1);
              const end = (settle: () => void) => () => {
                underWay--;
                ends.push(time.clock.now());
                settle();
              };
              time.clock.setTimeout(end(resolve), takes);
            });
          puller.start();
          for (const step of steps) {
            takes = Math.min(step.takes, 19_000);
            if (step.what === 'refresh') void puller.refresh();
            if (step.what === 'nudge') puller.nudge();
            kinds.push(step.what);
            await time.pass(step.wait);
          }
          puller.stop();
          if (!kinds.includes('nudge')) {
            // Each read begins two seconds or more after the one before it ended, also if that took no time at all.
            for (const [before, at] of reads.slice(1).entries())
              expect(at - (ends[before] ?? 0)).toBeGreaterThanOrEqual(2000);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a refresh', () => {
  it('brings the next read forward, never under two seconds after the last', async () => {
    quick = false;
    puller.start();
    await time.pass(500);
    void puller.refresh();
    await time.pass(1499);
    expect(reads).toHaveLength(1);
    await time.pass(1);
    expect(gaps()).toEqual([2000]);
    await time.pass(9000);
    void puller.refresh();
    await time.pass(0);
    expect(gaps()).toEqual([2000, 9000]);
  });

  it('takes the place of the polled read', async () => {
    puller.start();
    await time.pass(4000);
    void puller.refresh();
    await time.pass(5000);
    expect(gaps()).toEqual([4000, 5000]);
  });

  it('of a file comes at once', async () => {
    quick = false;
    puller.start();
    await time.pass(100);
    puller.nudge();
    await time.pass(150);
    expect(gaps()).toEqual([250]);
  });

  it('resolves also if nothing is read any more', async () => {
    await puller.refresh();
    puller.start();
    await time.pass(0);
    const asked = puller.refresh();
    puller.stop();
    await asked;
    expect(reads).toHaveLength(1);
  });
});

describe('failures', () => {
  it('are read ever less often, up to a minute near a show, and again at the pace once it works', async () => {
    answer = fail('unavailable');
    puller.start();
    await time.pass(300_000);
    expect(gaps()).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
    expect(puller.status()).toMatchObject({
      circuit: 'open',
      failures: 7,
      lastError: { kind: 'unavailable', sentence: 'It refused to give the sheet (unavailable).' },
    });
    answer = async () => {};
    reads = [];
    await time.pass(60_000);
    expect(gaps().at(-1)).toBe(5000);
    expect(puller.status()).toMatchObject({ circuit: 'closed', failures: 0, lastError: null });
  });

  it('up to five minutes at other times', async () => {
    quick = false;
    answer = fail('unavailable');
    puller.start();
    await time.pass(3_600_000);
    expect(Math.max(...gaps())).toBe(300_000);
  });

  it('are one line each, not one a read', async () => {
    answer = fail('unavailable');
    puller.start();
    await time.pass(300_000);
    answer = fail('quota');
    await time.pass(120_000);
    answer = async () => {};
    await time.pass(120_000);
    expect(lines.map(([level, event, fields]) => [level, event, fields.kind])).toEqual([
      ['warn', 'sheet-unread', 'unavailable'],
      ['warn', 'sheet-unread', 'quota'],
      ['info', 'sheet-read-again', undefined],
    ]);
  });

  it('wait as long as the source asks, refresh or not', async () => {
    answer = fail('quota', 90_000);
    puller.start();
    await time.pass(1000);
    const asked = puller.refresh();
    await time.pass(88_000);
    expect(reads).toHaveLength(1);
    answer = async () => {};
    await time.pass(1000);
    await asked;
    expect(gaps()).toEqual([90_000]);
  });

  it('let a refresh through while the circuit is open, every 15 seconds', async () => {
    answer = fail('unavailable');
    puller.start();
    await time.pass(30_000);
    expect(puller.status().circuit).toBe('open');
    const before = reads.length;
    for (let i = 0; i < 30; i++) {
      void puller.refresh();
      await time.pass(1000);
    }
    expect(reads.length - before).toBe(2);
  });

  it('are also reads that never end', async () => {
    answer = (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () =>
          reject(new UnreadableSheet('timeout', trouble('noAnswerInTime', { whom: signal.reason.name }))),
        );
      });
    puller.start();
    await time.pass(20_000);
    expect(puller.status().lastError).toMatchObject({
      kind: 'timeout',
      sentence: 'TimeoutError did not answer in time.',
    });
    expect(puller.status().nextReadAt).toBe(time.clock.now() + 10_000);
  });

  it('that nobody thought of are told in the log', async () => {
    answer = async () => {
      throw new TypeError('x is not a function');
    };
    puller.start();
    await time.pass(0);
    expect(lines[0]?.slice(0, 2)).toEqual(['error', 'sheet-unread']);
    expect(puller.status().lastError).toMatchObject({
      kind: 'unexpected',
      sentence: expect.not.stringContaining('function'),
    });
  });
});

it('stops for good, and calls off what is under way', async () => {
  let called = '';
  answer = (signal) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        called = signal.reason.name;
        reject(new UnreadableSheet('cancelled', trouble('calledOff')));
      });
    });
  puller.start();
  await time.pass(1000);
  puller.stop();
  await time.pass(600_000);
  expect(called).toBe('AbortError');
  expect(reads).toHaveLength(1);
  expect(puller.status()).toMatchObject({ failures: 0, lastError: null, nextReadAt: null });
});

describe('the clock on the wall', () => {
  it.each([
    ['back by an hour', -3_600_000],
    ['forward by an hour', 3_600_000],
  ])('may be set %s without a read that is missing or too many', async (_, ms) => {
    puller.start();
    await time.pass(10_000);
    time.setWallClock(ms);
    const before = reads.length;
    await time.pass(10_000);
    expect(reads.length - before).toBe(2);
    const { nextReadAt, lastReadAt } = puller.status();
    expect((nextReadAt ?? 0) - time.clock.now()).toBe(5000);
    expect(lastReadAt).toBe(time.clock.now());
  });

  it('may be set back, and a refresh is still read at once', async () => {
    puller.start();
    await time.pass(3000);
    time.setWallClock(-3_600_000);
    const before = reads.length;
    void puller.refresh();
    await time.pass(2000);
    expect(reads.length - before).toBe(1);
  });
});
