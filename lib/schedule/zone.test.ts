import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDay, isoDay, toDay, weekdayOf } from './civil.ts';
import { suggestZone, zoneName, zoneOf } from './zone.ts';

const ZONES = [
  'Europe/London',
  'America/New_York',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Africa/Casablanca',
];

describe('zoneOf', () => {
  it.each([
    ['Europe/London', 'Europe/London'],
    ['europe/london', 'Europe/London'],
    ['GMT-07:00', '-07:00'],
    ['UTC+2', '+02:00'],
    ['+0530', '+05:30'],
    ['GMT', 'UTC'],
    ['Z', 'UTC'],
  ])('%s is %s', (name, id) => {
    expect(zoneOf(name)?.id).toBe(id);
  });

  it.each(['', 'Europe/Lundon', 'London', 'GMT+99', '../etc', 'a'.repeat(5000)])('%s is none', (name) => {
    expect(zoneOf(name)).toBeNull();
  });

  it.each([
    ['London', 'Europe/London'],
    ['new york', 'America/New_York'],
    ['EDT', 'America/New_York'],
    ['constructor', null],
  ])('for %s it suggests %s', (text, zone) => {
    expect(suggestZone(text)).toBe(zone);
  });

  it('names plain offsets as Google does', () => {
    expect(zoneName('-07:00')).toBe('GMT-07:00');
    expect(zoneName('Europe/London')).toBe('Europe/London');
  });

  it('agrees with Temporal at any wall time, and about those that happen twice or never', () => {
    const anyWall = fc.oneof(
      fc.integer({ min: 0, max: 230 * 366 * 1440 - 1 }),
      // Times around the changes of the clocks, because zones differ there.
      fc
        .record({
          zone: fc.constantFrom(...ZONES),
          year: fc.integer({ min: 1975, max: 2190 }),
          shift: fc.integer({ min: -240, max: 240 }),
        })
        .map(({ zone, year, shift }) => {
          const change = Temporal.ZonedDateTime.from(`${year}-02-01T00:00[${zone}]`).getTimeZoneTransition(
            'next',
          );
          const wall = change ?? Temporal.ZonedDateTime.from(`${year}-02-01T00:00[${zone}]`);
          return Math.floor((wall.epochMilliseconds + wall.offsetNanoseconds / 1e6) / 60_000) + shift;
        }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), anyWall, (name, minutes) => {
        const zone = zoneOf(name)!;
        const wall = minutes * 60_000;
        const plain = Temporal.Instant.fromEpochMilliseconds(wall)
          .toZonedDateTimeISO('UTC')
          .toPlainDateTime();
        const { instant, happens } = zone.toInstant(wall);
        expect(instant).toBe(plain.toZonedDateTime(name, { disambiguation: 'compatible' }).epochMilliseconds);
        const reject = () => plain.toZonedDateTime(name, { disambiguation: 'reject' });
        if (happens === 'once') expect(reject).not.toThrow();
        else expect(reject).toThrow(RangeError);
        if (happens !== 'never') expect(zone.toWall(instant)).toBe(wall);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('days', () => {
  it('agree with Temporal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 84_000 }), (day) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
        expect(isoDay(day)).toBe(date.toString());
        const parts = fromDay(day);
        expect(toDay(parts.year, parts.month, parts.day)).toBe(day);
        expect(weekdayOf(day)).toBe(date.dayOfWeek % 7);
      }),
    );
  });

  it.each([
    [2026, 2, 29],
    [2026, 6, 31],
    [2026, 13, 1],
    [2026, 0, 1],
    [1899, 1, 1],
    [2500, 1, 1],
  ])('%i-%i-%i does not exist', (year, month, day) => {
    expect(toDay(year, month, day)).toBeNull();
  });
});
