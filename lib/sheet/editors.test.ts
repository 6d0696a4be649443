import { expect, it } from 'vitest';
import { editorsOf } from './editors.ts';

const at = (time: string) => Date.parse(`2026-11-28T${time}Z`);
const sheets = ['20:10:00', '20:05:00', '20:00:30', '20:00:00'].map((time) => ({
  id: time,
  at: `2026-11-28T${time}Z`,
}));

it.each<[string, string, string | null]>([
  ['the read that the call asked for', '20:04:58.700', '20:05:00'],
  ['a read in the same second', '20:05:00.900', '20:05:00'],
  ['a read that had the edit already', '20:05:20.000', '20:05:00'],
  ['the later of two reads that are near', '20:00:20.000', '20:00:30'],
  ['no read, if nothing was taken then', '20:07:00.000', null],
  ['no read before all', '19:50:00.000', null],
])('belongs to %s', (_, time, id) => {
  const editors = editorsOf(sheets, [{ at: at(time), who: 'ann' }]);
  expect([...editors]).toEqual(id === null ? [] : [[id, ['ann']]]);
});

it('names each of several once, in the order in which they edited', () => {
  const notes = ['ann', 'bob', 'ann'].map((who, n) => ({ at: at(`20:04:5${n}`), who }));
  expect(editorsOf(sheets, notes).get('20:05:00')).toEqual(['ann', 'bob']);
  expect(editorsOf([], notes).size).toBe(0);
});
