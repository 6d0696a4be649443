import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Glimpse, judge } from './acceptance.ts';
import { troubleInEnglish } from './trouble.ts';

const season: Glimpse = { document: 'Season', hasHeader: true, coming: 8, titles: ['One', 'Two', 'Three'] };
const changed = (change: Partial<Glimpse>): Glimpse => ({ ...season, ...change });

describe('is accepted', () => {
  it.each<[string, Glimpse | null, Glimpse]>([
    ['the first', null, season],
    ['the first without a show', null, changed({ coming: 0, titles: [] })],
    ['the same', season, season],
    ['half of the coming shows', season, changed({ coming: 4 })],
    ['more shows', season, changed({ coming: 80 })],
    ['another title of the document', season, changed({ document: 'Winter' })],
    ['a new season in the same document', season, changed({ titles: ['Four'] })],
    [
      'a new season under a new title with an old show',
      season,
      changed({ document: 'Winter', titles: ['Four', ' ONE'] }),
    ],
    [
      'other shows of a source without titles',
      changed({ document: null }),
      changed({ document: null, titles: ['X'] }),
    ],
    ['the first shows ever', changed({ coming: 0, titles: [] }), changed({ document: 'Winter' })],
  ])('%s', (_, previous, next) => {
    expect(judge(previous, next)).toEqual({ accepted: true });
  });
});

describe('is not accepted', () => {
  it.each<[string, Glimpse | null, Glimpse, RegExp]>([
    ['no header', season, changed({ hasHeader: false, coming: 0, titles: [] }), /names of the columns/],
    ['no header at the first', null, changed({ hasHeader: false }), /names of the columns/],
    [
      'less than half of the coming shows',
      season,
      changed({ coming: 3 }),
      /^Only 3 of 8 coming shows are left/,
    ],
    [
      'none of the coming shows',
      changed({ coming: 1 }),
      changed({ coming: 0 }),
      /^None of 1 coming shows is left/,
    ],
    [
      'another document',
      season,
      changed({ document: 'Budget', titles: ['Rent'] }),
      /“Budget” instead of “Season”/,
    ],
  ])('%s', (_, previous, next, reason) => {
    const verdict = judge(previous, next);
    expect(!verdict.accepted && troubleInEnglish(verdict.why)).toMatch(reason);
  });
});

it('more than half of the coming shows are never lost without a word', () => {
  const glimpse = fc.record({
    document: fc.option(fc.constantFrom('A', 'B')),
    hasHeader: fc.boolean(),
    coming: fc.nat(50),
    titles: fc.array(fc.constantFrom('One', 'Two', 'Three', 'Four')),
  });
  fc.assert(
    fc.property(glimpse, glimpse, (previous, next) => {
      if (judge(previous, next).accepted) {
        expect(next.hasHeader).toBe(true);
        expect(previous.coming - next.coming).toBeLessThanOrEqual(previous.coming / 2);
      }
    }),
  );
});
