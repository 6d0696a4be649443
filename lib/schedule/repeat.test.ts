import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDay, parseIsoDay } from './civil.ts';
import { isOccurrence, occurrencesBetween } from './occurrences.ts';
import type { Rule } from './schedule.ts';
import { read, say, sayProblems, slotsAbout } from './testing/sheet.ts';

const SATURDAY = '2026-11-28';

/** The first days of a row of Saturday 28 November 2026 that repeats. */
const firstDays = (repeat: string, count = 4, date = SATURDAY) => {
  const schedule = read([
    ['Date', 'Start', 'Title', 'Repeat'],
    [date, '20:00', 'Film night', repeat],
  ]);
  const [row] = schedule.repeats;
  if (!row) return schedule.problems.map(({ code }) => code);
  const first = parseIsoDay('2026-11-01')!;
  return occurrencesBetween(row.rule, first, first + 900)
    .slice(0, count)
    .map(isoDay);
};

describe('the forms of a repeat', () => {
  const weekly = ['2026-11-28', '2026-12-05', '2026-12-12', '2026-12-19'];
  const fortnightly = ['2026-11-28', '2026-12-12', '2026-12-26', '2027-01-09'];
  const daily = ['2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01'];
  const monthly = ['2026-11-28', '2026-12-28', '2027-01-28', '2027-02-28'];
  const firstFridays = ['2026-12-04', '2027-01-01', '2027-02-05', '2027-03-05'];
  const lastSaturdays = ['2026-11-28', '2026-12-26', '2027-01-30', '2027-02-27'];
  it.each<readonly [string, string[]]>([
    ...[
      'weekly',
      'Weekly.',
      'every week',
      'each week',
      'every Saturday',
      'Saturdays',
      'weekly on Saturday',
      'wöchentlich',
      'jede Woche',
      'jeden Samstag',
      'samstags',
      'hebdomadaire',
      'chaque semaine',
      'toutes les semaines',
      'tous les samedis',
      'semanal',
      'cada semana',
      'todos los sábados',
      'semanalmente',
      'toda semana',
      'todo sábado',
      '毎週',
      '毎週土曜日',
      'once a week',
    ].map((text) => [text, weekly] as const),
    ...[
      'every 2 weeks',
      'every two weeks',
      'every other week',
      'bi-weekly',
      '14-tägig',
      'cada dos semanas',
      '2週間ごと',
      'every second week',
      'fortnightly',
      'biweekly',
      'every other Saturday',
      'every 2 weeks on Saturday',
      'alle 2 Wochen',
      'alle zwei Wochen',
      'toutes les 2 semaines',
      'cada 2 semanas',
      'a cada duas semanas',
      'quinzenal',
      '隔週',
    ].map((text) => [text, fortnightly] as const),
    ...[
      'daily',
      'every day',
      'each day',
      'täglich',
      'jeden Tag',
      'tous les jours',
      'quotidien',
      'diario',
      'cada día',
      'todos os dias',
      '毎日',
    ].map((text) => [text, daily] as const),
    ...[
      'monthly',
      'every month',
      'monatlich',
      'mensuel',
      'mensual',
      'mensal',
      'monthly on the 28th',
      'every month on the 28th',
      '28th of every month',
    ].map((text) => [text, monthly] as const),
    ...[
      'monthly on the first Friday',
      'first Friday of the month',
      'first Friday of every month',
      'every first Friday',
      'monthly on the 1st Friday',
      'jeden ersten Freitag im Monat',
      'erster Freitag im Monat',
      'le premier vendredi du mois',
      'primer viernes de cada mes',
      'primeira sexta-feira do mês',
      '毎月第1金曜日',
    ].map((text) => [text, firstFridays] as const),
    ...[
      'last Saturday of the month',
      'monthly on the last Saturday',
      'letzter Samstag im Monat',
      'dernier samedi du mois',
      'último sábado del mes',
    ].map((text) => [text, lastSaturdays] as const),
    ['every 3 days', ['2026-11-28', '2026-12-01', '2026-12-04', '2026-12-07']],
    ['weekdays', ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03']],
    ['every weekday', ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03']],
    ['Mon-Fri', ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03']],
    ['Monday to Wednesday', ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-07']],
    ['weekends', ['2026-11-28', '2026-11-29', '2026-12-05', '2026-12-06']],
    ['every Tuesday and Thursday', ['2026-12-01', '2026-12-03', '2026-12-08', '2026-12-10']],
    ['Tue, Thu', ['2026-12-01', '2026-12-03', '2026-12-08', '2026-12-10']],
    ['monthly on the 2nd and 4th Tuesday', ['2026-12-08', '2026-12-22', '2027-01-12', '2027-01-26']],
    ['monthly on the last day', ['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28']],
    ['every 2 months', ['2026-11-28', '2027-01-28', '2027-03-28', '2027-05-28']],
    ['yearly', ['2026-11-28', '2027-11-28', '2028-11-28']],
    ['weekly until 2026-12-12', ['2026-11-28', '2026-12-05', '2026-12-12']],
    ['weekly till 12 Dec', ['2026-11-28', '2026-12-05', '2026-12-12']],
    ['weekly until 9 January', ['2026-11-28', '2026-12-05', '2026-12-12', '2026-12-19']],
    ['wöchentlich bis 12.12.2026', ['2026-11-28', '2026-12-05', '2026-12-12']],
    ['every week, until December 5th, 2026', ['2026-11-28', '2026-12-05']],
    ['weekly except 2026-12-05', ['2026-11-28', '2026-12-12', '2026-12-19', '2026-12-26']],
    ['weekly (except 5 Dec, 12 Dec and 19 Dec)', ['2026-11-28', '2026-12-26', '2027-01-02', '2027-01-09']],
    ['weekly except Dec 5, 2026 and Dec 12, 2026', ['2026-11-28', '2026-12-19', '2026-12-26', '2027-01-02']],
    ['weekly until 2026-12-19 except 2026-12-05', ['2026-11-28', '2026-12-12', '2026-12-19']],
    ['weekly except 2026-12-05 until 2026-12-19', ['2026-11-28', '2026-12-12', '2026-12-19']],
    ['weekly except Dec 5 & 12', ['2026-11-28', '2026-12-19', '2026-12-26', '2027-01-02']],
    ['weekly except 5 and 12 December', ['2026-11-28', '2026-12-19', '2026-12-26', '2027-01-02']],
    ['RRULE:FREQ=WEEKLY;BYDAY=SA', weekly],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=2', ['2026-11-28', '2026-12-12']],
    ['FREQ=MONTHLY;BYDAY=1FR', firstFridays],
    ['FREQ=MONTHLY;BYMONTHDAY=28;UNTIL=20270101T000000Z', ['2026-11-28', '2026-12-28']],
    ['FREQ=HOURLY', ['bad-repeat']],
    ['FREQ=YEARLY;BYMONTH=2', ['bad-repeat']],
    ['FREQ=WEEKLY;BYDAY=XX', ['bad-repeat']],
    ['quarterly', ['2026-11-28', '2027-02-28', '2027-05-28', '2027-08-28']],
    ['毎週 2026/12/12まで', ['2026-11-28', '2026-12-05', '2026-12-12']],
    ['weekly for 3 weeks', ['2026-11-28', '2026-12-05', '2026-12-12']],
    ['weekly, 2 times', ['2026-11-28', '2026-12-05']],
  ])('%s', (repeat, days) => {
    expect(firstDays(repeat)).toEqual(days);
  });

  it.each(['', '-', 'no', 'none', 'never', 'once', 'does not repeat', 'nein'])(
    '"%s" does not repeat',
    (repeat) => {
      expect(firstDays(repeat)).toEqual([]);
    },
  );

  it.each([
    'sometimes',
    'evry week',
    'weekly until',
    'weekly until later',
    'weekly except',
    'monthly on the seventh Friday',
    'every',
    'every 0 weeks',
    'x'.repeat(50_000),
    'Friday 13',
  ])('an organizer is told that %s is not understood', (repeat) => {
    expect(firstDays(repeat)).toEqual(['bad-repeat']);
  });
});

describe('repeats in a schedule', () => {
  it('keep their wall time over daylight saving', () => {
    const schedule = read('Date|Start|End|Title|Repeat\n2015-01-03|20:00|22:00|Film night|weekly');
    const slots = slotsAbout(schedule, '2026-10-20T12:00:00Z');
    expect(slots.slice(0, 2).map(({ start }) => start)).toEqual([
      '2026-10-24T19:00:00Z',
      '2026-10-31T20:00:00Z',
    ]);
    expect(slots).toHaveLength(8);
  });

  it('move an airing on that falls into a gap, and take the earlier of two', () => {
    const schedule = read('Date|Start|Title|Repeat\n2026-03-22|01:30|Late show|weekly');
    const startsAbout = (at: string) => slotsAbout(schedule, at).map(({ start }) => start);
    expect(startsAbout('2026-03-28T12:00:00Z')).toContain('2026-03-29T01:30:00Z');
    expect(startsAbout('2026-10-24T12:00:00Z')).toContain('2026-10-25T00:30:00Z');
  });

  it('warn of dates that cannot be meant', () => {
    const schedule = read(`Date|Start|Title|Repeat
2026-11-28|20:00|A|every Friday
2026-11-28|21:00|B|weekly except 2026-12-06
2026-11-28|22:00|C|weekly until 2026-11-01`);
    expect(sayProblems(schedule)).toEqual(['D2 repeat-date', 'D3 repeat-date', 'D4 repeat-ended']);
  });

  it('overlap each other with a warning', () => {
    const schedule = read(`Date|Start|End|Title|Repeat
2026-11-28|20:00|22:00|A|weekly
2026-12-04|21:00|23:00|B|monthly on the first Friday
2026-12-05|21:00|23:00|C|`);
    expect(sayProblems(schedule)).toEqual(['B4 overlap']);
  });

  it('are replaced by the nearest row of the same title on that day', () => {
    const schedule = read(`Date|Start|End|Title|Repeat
2026-11-28|10:00|11:00|News|daily until 2026-11-29
2026-11-28|18:00|19:00|News|daily until 2026-11-29
2026-11-29|18:30|19:00|News|`);
    expect(say(schedule)).toEqual([
      '2026-11-28 10:00-11:00 News',
      '2026-11-28 18:00-19:00 News',
      '2026-11-29 10:00-11:00 News',
      '2026-11-29 18:30-19:00 News',
    ]);
  });
});

describe('occurrencesBetween', () => {
  const day = fc.integer({ min: 16_000, max: 24_000 });
  const rule: fc.Arbitrary<Rule> = fc.record({
    unit: fc.constantFrom('day', 'week', 'month', 'year'),
    every: fc.integer({ min: 1, max: 5 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 }),
    nths: fc.array(
      fc.record({ nth: fc.constantFrom(1, 2, 3, 4, 5, -1), weekday: fc.integer({ min: 0, max: 6 }) }),
      { maxLength: 2 },
    ),
    monthDay: fc.constantFrom(1, 15, 29, 31, -1),
    from: day,
    until: fc.option(day),
    except: fc.array(day, { maxLength: 2 }),
  });

  it('finds in a window what it finds in a longer one, each day once and in order', () => {
    fc.assert(
      fc.property(rule, day, fc.integer({ min: 0, max: 200 }), (given, first, length) => {
        const all = occurrencesBetween(given, 15_000, 25_000);
        const some = occurrencesBetween(given, first, first + length);
        expect(some).toEqual(all.filter((one) => one >= first && one <= first + length));
        expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
      }),
    );
  });

  it('is on the calendar what the rule says, by Temporal', () => {
    fc.assert(
      fc.property(rule, day, (given, one) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: one });
        const from = Temporal.PlainDate.from('1970-01-01').add({ days: given.from ?? 0 });
        if (!isOccurrence(given, one)) return;
        expect(one).toBeGreaterThanOrEqual(given.from ?? 0);
        expect(one).toBeLessThanOrEqual(given.until ?? one);
        expect(given.except).not.toContain(one);
        if (given.unit === 'week' || given.unit === 'day')
          expect(given.weekdays).toContain(date.dayOfWeek % 7);
        if (given.unit === 'day') expect((one - (given.from ?? 0)) % given.every).toBe(0);
        if (given.unit === 'month') {
          const months = (date.year - from.year) * 12 + date.month - from.month;
          expect(months % given.every).toBe(0);
          const nth = Math.ceil(date.day / 7);
          const last = date.day + 7 > date.daysInMonth;
          const fits = given.nths.some(
            (each) => each.weekday === date.dayOfWeek % 7 && (each.nth === nth || (each.nth === -1 && last)),
          );
          const onDay =
            date.day === given.monthDay || (given.monthDay === -1 && date.day === date.daysInMonth);
          expect(given.nths.length > 0 ? fits : onDay).toBe(true);
        }
        if (given.unit === 'year') expect([date.month, date.day]).toEqual([from.month, from.day]);
      }),
      { numRuns: 3000 },
    );
  });
});
