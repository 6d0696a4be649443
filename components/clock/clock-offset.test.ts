import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrow, type OffsetRange, offsetFrom, rangeOf } from './clock-offset.ts';

const DEVICE = Date.parse('2026-11-28T20:00:00.400Z');
const httpDate = (ms: number) => new Date(ms).toUTCString();

describe('the offset of a device from the server', () => {
  it('is nothing for a device that may be right', () => {
    const range = rangeOf({ asked: DEVICE, came: DEVICE + 80, date: httpDate(DEVICE), age: null });
    expect(range && offsetFrom(range)).toBe(0);
  });

  it('is near ten minutes for a device that is ten minutes off, either way', () => {
    for (const off of [600_000, -600_000]) {
      const range = rangeOf({ asked: DEVICE, came: DEVICE + 80, date: httpDate(DEVICE + off), age: null });
      expect(Math.abs((range ? offsetFrom(range) : 0) - off)).toBeLessThan(1000);
    }
  });

  it('counts the time an answer stood in a cache', () => {
    const date = httpDate(DEVICE - 3_600_000);
    const range = rangeOf({ asked: DEVICE, came: DEVICE + 50, date, age: '3600' });
    expect(range && offsetFrom(range)).toBe(0);
  });

  it('says nothing without a Date', () => {
    expect(rangeOf({ asked: 0, came: 1, date: null, age: null })).toBeNull();
    expect(rangeOf({ asked: 0, came: 1, date: 'soon', age: null })).toBeNull();
  });

  it('takes the newer answer when the clock was set between two', () => {
    expect(narrow({ low: 0, high: 10 }, { low: 500, high: 600 })).toEqual({ low: 500, high: 600 });
  });

  it('holds the true offset in every interval, and narrows with each answer', () => {
    const answers = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 1e6 }),
        there: fc.nat(2000),
        back: fc.nat(2000),
        age: fc.nat(50),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), answers, (off, list) => {
        let known: OffsetRange | null = null;
        for (const { at, there, back, age } of list) {
          const asked = DEVICE + at;
          const served = asked + there + off;
          const date = httpDate(served - age * 1000);
          const range = rangeOf({
            asked,
            came: asked + there + back,
            date,
            age: age > 0 ? String(age) : null,
          });
          if (range === null) throw new Error('no range');
          const before: OffsetRange | null = known;
          known = narrow(known, range);
          expect(known.low).toBeLessThanOrEqual(off);
          expect(known.high).toBeGreaterThanOrEqual(off);
          if (before) expect(known.high - known.low).toBeLessThanOrEqual(before.high - before.low);
        }
      }),
    );
  });
});
