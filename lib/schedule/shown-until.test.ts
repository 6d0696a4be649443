import { expect, it } from 'vitest';
import { shownUntil } from './shown-until.ts';
import type { SlotStatus } from './types.ts';

const slot = (start: string, end: string | null = null, status: SlotStatus = 'confirmed', room?: string) => ({
  uid: `${start}${room ?? ''}`,
  start: `2026-11-28T${start}:00Z`,
  end: end && `2026-11-28T${end}:00Z`,
  status,
  room: room ?? null,
});

it.each([
  ['its own end', [slot('12:00', '13:00'), slot('12:30')], ['13:00', '18:30']],
  ['the next start', [slot('12:00'), slot('14:00')], ['14:00', '20:00']],
  ['six hours at most', [slot('12:00'), slot('20:00', '21:00')], ['18:00', '21:00']],
  [
    'two that start at once are both on until the start after theirs',
    [slot('12:00'), slot('12:00'), slot('13:00', '14:00')],
    ['13:00', '13:00', '14:00'],
  ],
  [
    'one that is cancelled ends none',
    [slot('12:00'), slot('13:00', null, 'cancelled'), slot('14:00', '15:00')],
    ['14:00', '14:00', '15:00'],
  ],
  [
    'the next start of the same room',
    [
      slot('12:00', null, 'confirmed', 'a'),
      slot('13:00', null, 'confirmed', 'b'),
      slot('14:00', '15:00', 'confirmed', 'a'),
    ],
    ['14:00', '19:00', '15:00'],
  ],
])('%s', (_, slots, until) => {
  expect(shownUntil(slots, true).map((one) => one.until.slice(11, 16))).toEqual(until);
});
