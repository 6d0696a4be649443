import { expect, it } from 'vitest';
import { type Revisions, revise } from './revisions.ts';

const read = (revisions: Revisions, seen: string, ...slots: { uid: string; title: string }[]) =>
  revise(revisions, slots, seen).map(({ uid, sequence, modified }) => ({ uid, sequence, modified }));

const A = { uid: 'a', title: 'A' };
const B = { uid: 'b', title: 'B' };
const FIRST = '2026-01-01T00:01:00Z';
const SECOND = '2026-01-01T00:02:00Z';

it('counts on only if a slot has changed', () => {
  const revisions: Revisions = new Map();
  expect(read(revisions, FIRST, A, B)).toEqual([
    { uid: 'a', sequence: 60, modified: FIRST },
    { uid: 'b', sequence: 60, modified: FIRST },
  ]);
  expect(read(revisions, SECOND, A, { ...B, title: 'B!' })).toEqual([
    { uid: 'a', sequence: 60, modified: FIRST },
    { uid: 'b', sequence: 120, modified: SECOND },
  ]);
  expect(read(revisions, SECOND, A, { ...B, title: 'B!' }).map(({ sequence }) => sequence)).toEqual([
    60, 120,
  ]);
});

it('never counts back, also if a clock is set back or two changes come at once', () => {
  const revisions: Revisions = new Map();
  read(revisions, SECOND, A);
  expect(read(revisions, FIRST, { ...A, title: 'A2' })[0]?.sequence).toBe(121);
  expect(read(revisions, SECOND, { ...A, title: 'A3' })[0]?.sequence).toBe(122);
});

it('forgets slots that are gone', () => {
  const revisions: Revisions = new Map();
  read(revisions, FIRST, A, B);
  read(revisions, SECOND, B);
  expect([...revisions.keys()]).toEqual(['b']);
});
