import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClockEstimate,
  isPrecise,
  learnTime,
  MOST_ASKS,
  offsetOf,
  type TimedAnswer,
  untilNextAsk,
} from './precise-clock.ts';

type Line = { there: number; back: number };
type Server = (served: number) => Pick<TimedAnswer, 'date' | 'age' | 'msec'>;

const httpDate = (ms: number) => new Date(ms).toUTCString();
const plain: Server = (served) => ({ date: httpDate(served), age: null, msec: null });
const nginx: Server = (served) => ({ date: httpDate(served), age: null, msec: (served / 1000).toFixed(3) });
/** A cache that keeps each answer for so long (ms), and counts its age in whole seconds. */
function cache(forMs: number): Server {
  let bornAt = Number.NEGATIVE_INFINITY;
  return (served) => {
    if (served - bornAt > forMs) bornAt = served;
    return { date: httpDate(bornAt), age: String(Math.floor((served - bornAt) / 1000)), msec: null };
  };
}

/** Asks as a page does: some times in the beginning, then once a minute. Calls after each answer. */
function ask(
  server: Server,
  {
    offset,
    drift,
    lines,
    minutes,
  }: { offset: number; drift: number; lines: readonly Line[]; minutes: number },
  look: (known: ClockEstimate, error: number, asks: number) => void,
): void {
  let known: ClockEstimate | null = null;
  let now = 5000;
  let asks = 0;
  const truth = (device: number) => device + offset + drift * device;
  const once = () => {
    const { there, back } = lines[asks % lines.length] ?? { there: 0, back: 0 };
    const came = now + there + back;
    known = learnTime(known, { asked: now, came, ...server(truth(now + there)) });
    now = came;
    asks++;
    if (known) look(known, now + offsetOf(known) - truth(now), asks);
    return there + back;
  };
  let trip = 0;
  for (let i = 0; i < MOST_ASKS; i++) {
    trip = once();
    now += untilNextAsk(known, now, trip);
  }
  for (let i = 0; i < minutes; i++) {
    now += 59_000;
    if (known) now += untilNextAsk(known, now, trip);
    trip = once();
  }
}

const anyLine = (most: number) =>
  fc.array(fc.record({ there: fc.integer({ min: 1, max: most }), back: fc.integer({ min: 1, max: most }) }), {
    minLength: 1,
    maxLength: 5,
  });
const anyDevice = {
  offset: fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 }),
  drift: fc.double({ min: -0.0001, max: 0.0001, noNaN: true }),
};

describe('the precise clock', () => {
  it('is right to 0.1 s after eight answers that took up to 140 ms, and stays so', () => {
    fc.assert(
      fc.property(fc.record({ ...anyDevice, lines: anyLine(70) }), (device) => {
        for (const server of [plain, nginx])
          ask(server, { ...device, minutes: 60 }, (known, error, asks) => {
            expect(Math.abs(error)).toBeLessThanOrEqual((known.high - known.low) / 2 + 15);
            if (asks >= MOST_ASKS) expect(Math.abs(error)).toBeLessThanOrEqual(100);
          });
      }),
      { numRuns: 60, seed: 20 },
    );
  });

  it('needs the whole eight for it only if there are no milliseconds', () => {
    const device = { offset: 1_750_000_000_123, drift: 0, lines: [{ there: 20, back: 30 }], minutes: 0 };
    const narrow = (server: Server) => {
      const found: number[] = [];
      ask(server, device, (known, _error, asks) => isPrecise(known) && found.push(asks));
      return found[0] ?? 99;
    };
    expect(narrow(nginx)).toBe(1);
    expect(narrow(plain)).toBeLessThanOrEqual(MOST_ASKS);
    expect(narrow(plain)).toBeGreaterThan(2);
  });

  it('holds the truth though all answers stood in a cache for up to 60 s', () => {
    fc.assert(
      fc.property(
        fc.record({ ...anyDevice, lines: anyLine(90), stood: fc.integer({ min: 1, max: 60_000 }) }),
        (given) => {
          ask(cache(given.stood), { ...given, drift: 0, minutes: 60 }, (known, error) => {
            expect(Math.abs(error)).toBeLessThanOrEqual((known.high - known.low) / 2 + 1);
          });
        },
      ),
      { numRuns: 60, seed: 20 },
    );
  });

  it('takes an answer of the server itself before all that stood in a cache', () => {
    const served = Date.parse('2026-11-29T20:00:30.400Z');
    const old = { asked: 0, came: 40, date: httpDate(served - 33_000), age: '60', msec: null };
    const fresh = { asked: 900, came: 940, ...plain(served) };
    const known = learnTime(learnTime(null, old), fresh);
    expect(known?.isCached).toBe(false);
    expect(learnTime(known, { ...old, asked: 2000, came: 2040 })).toEqual(known);
  });

  it('begins anew if the device slept, and takes nothing from what has no time in it', () => {
    const served = Date.parse('2026-11-29T20:00:30.400Z');
    const known = learnTime(null, { asked: 0, came: 20, ...nginx(served) });
    const later = learnTime(known, { asked: 100, came: 120, ...nginx(served + 7_200_000) });
    expect(later && offsetOf(later)).toBeCloseTo(served + 7_200_000 - 110, -1);
    for (const date of [null, 'soon'])
      expect(learnTime(null, { asked: 0, came: 1, date, age: null, msec: '' })).toBeNull();
  });
});
