import { expect, it } from 'vitest';
import { type PublicSlot, rideAlong, type SiteView } from './site-view.ts';

const NOW = Date.parse('2026-11-28T20:00:00Z');
const HOUR = 3_600_000;

/** A view of which only the starts count here, in hours from now. */
const viewOf = (starts: number[]) =>
  ({
    slots: starts.map((start) => ({ start: new Date(NOW + start * HOUR).toISOString() }) as PublicSlot),
  }) as SiteView;
const count = (starts: number[]) => rideAlong(viewOf(starts), NOW).slots.length;
const each = (length: number, hours: number) => Array.from({ length }, (_, n) => (n + 1) * hours);

it('takes what is past and a day along', () => {
  expect(count([-2, -1, ...each(100, 0.5)])).toBe(2 + 48);
});

it('takes twelve coming slots along, however far they are', () => {
  expect(count([-1, ...each(100, 24 * 7)])).toBe(1 + 12);
});

it('says that there are more, and nothing where there are none', () => {
  expect(rideAlong(viewOf(each(13, 100)), NOW).part).toBe(true);
  const all = viewOf(each(12, 100));
  expect(rideAlong(all, NOW)).toBe(all);
});
