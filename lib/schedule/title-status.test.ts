import { describe, expect, it } from 'vitest';
import { read, sayProblems, slotsAbout } from './testing/sheet.ts';
import { cancelledReader, takeCancelled } from './title-status.ts';

describe('a word for cancelled is taken out of a title', () => {
  it.each([
    ['CANCELLED - Show 9', 'Show 9'],
    ['Cancelled: Show 9', 'Show 9'],
    ['cancelled – Show 9', 'Show 9'],
    ['CANCELLED Show 9', 'Show 9'],
    ['CANCELLED! Show 9', 'Show 9'],
    ['Show 10 (cancelled)', 'Show 10'],
    ['Show 10 [CANCELED]', 'Show 10'],
    ['Show 10 (cancelled due to snow)', 'Show 10'],
    ['(cancelled) Show 10: the return', 'Show 10: the return'],
    ['Show 10 - CANCELLED', 'Show 10'],
    ['ABGESAGT: Filmabend', 'Filmabend'],
    ['Filmabend (fällt aus)', 'Filmabend'],
    ['CANCELADO - Noche de cine', 'Noche de cine'],
    ['ANNULÉ : Soirée cinéma', 'Soirée cinéma'],
    ['Soirée cinéma (annulée)', 'Soirée cinéma'],
    ['【中止】映画の夜', '映画の夜'],
    ['❌ Film night', 'Film night'],
    ['CANCELLED', 'CANCELLED'],
  ])('%s', (title, rest) => {
    expect(takeCancelled(title)?.title).toBe(rest);
  });

  it.each([
    'Cancelled Plans',
    'CANCELLED PLANS',
    'The Cancelled',
    'Film night',
    'How it was cancelled',
    'Off: a history',
    'Film night (with host)',
    'Uncancelled - the return',
    '',
  ])('but not out of %s', (title) => {
    expect(takeCancelled(title)).toBeNull();
  });
});

it('counts as the status, with a warning, and the show keeps its uid', () => {
  const sheet = (title: string) => read(`Date|Start|End|Title\n2026-11-28|20:00|22:00|${title}`);
  const [before] = slotsAbout(sheet('Show 9'));
  const schedule = sheet('CANCELLED - Show 9');
  expect(slotsAbout(schedule)).toMatchObject([{ title: 'Show 9', status: 'cancelled', uid: before?.uid }]);
  expect(sayProblems(schedule)).toEqual(['D2 status-in-title']);
});

it('reads each of many titles for itself, also when it comes again', () => {
  const readCancelled = cancelledReader();
  for (let round = 0; round < 2; round++) {
    expect(readCancelled('Show 1')).toBeNull();
    expect(readCancelled('CANCELLED - Show 1')).toEqual({ title: 'Show 1', word: 'CANCELLED' });
    expect(readCancelled('Show 2 (ＣＡＮＣＥＬＬＥＤ)')?.title).toBe('Show 2');
  }
});
