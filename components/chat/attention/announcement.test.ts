import { describe, expect, it } from 'vitest';
import { type AnnouncedLine, announcement } from './announcement.ts';
import '../testing/english.ts';

const said = (count: number, mention = -1): AnnouncedLine[] =>
  Array.from({ length: count }, (_, i) => ({ nick: `n${i}`, text: `line ${i}`, mention: i === mention }));

describe('announcement', () => {
  it.each([
    ['nothing', [], 0, 'all', ''],
    ['a few are read out', said(2), 0, 'all', 'n0: line 0\nn1: line 1'],
    ['of many, the number and the last', said(9), 0, 'all', '9 new messages.\nn8: line 8'],
    ['of many, mentions', said(9, 4), 0, 'all', '9 new messages.\nn4: line 4'],
    ['skipped lines count', said(2), 40, 'all', '42 new messages.\nn1: line 1'],
    ['mentions alone', said(9, 4), 0, 'mentions', 'n4: line 4'],
    ['no mention, no word', said(9), 0, 'mentions', ''],
    ['off', said(2, 1), 0, 'off', ''],
  ] as const)('%s', (_name, lines, skipped, announce, text) => {
    expect(announcement(lines, skipped, announce)).toBe(text);
  });

  it('caps what is read of one line', () => {
    const text = announcement([{ nick: 'a', text: 'x'.repeat(900), mention: false }], 0, 'all');
    expect(text.length).toBeLessThan(220);
  });
});
