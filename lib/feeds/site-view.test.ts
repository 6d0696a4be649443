import { expect, it } from 'vitest';
import { type PublicSlot, pageView, type SiteView } from './site-view.ts';

const NOW = Date.parse('2026-11-28T20:00:00Z');
const HOUR = 3_600_000;

/** A view of which only the starts count here, in hours from now. */
const viewOf = (starts: number[]) =>
  ({
    rooms: [],
    slots: starts.map((start) => ({ start: new Date(NOW + start * HOUR).toISOString() }) as PublicSlot),
  }) as unknown as SiteView;
const count = (starts: number[]) => pageView(viewOf(starts), NOW).slots.length;
const each = (length: number, hours: number) => Array.from({ length }, (_, n) => (n + 1) * hours);

it('takes what is past and a day along', () => {
  expect(count([-2, -1, ...each(100, 0.5)])).toBe(2 + 48);
});

it('takes eight coming slots along, however far they are', () => {
  expect(count([-1, ...each(100, 24 * 7)])).toBe(1 + 8);
});

it('says that there are more, and nothing if there are none', () => {
  expect(pageView(viewOf(each(9, 100)), NOW).part).toBe(true);
  const all = viewOf(each(8, 100));
  expect(pageView(all, NOW)).toBe(all);
});

it('carries no running order, which a browser makes by itself', () => {
  const view = viewOf([0]);
  const [slot] = view.slots;
  if (!slot) throw new Error('no slot');
  const item = { index: 0, title: '', start: '', end: null };
  const along = pageView({ ...view, slots: [{ ...slot, programme: [item] }] }, NOW);
  expect(along.slots).toEqual([slot]);
});

it('takes of many rooms what is on, and what is next in the first room and if nothing is on', () => {
  const slot = (uid: string, room: string, from: number, to: number) => ({
    uid,
    room,
    status: 'confirmed',
    start: new Date(NOW + from * HOUR).toISOString(),
    end: new Date(NOW + to * HOUR).toISOString(),
  });
  const rooms = Array.from({ length: 20 }, (_, n) => ({ name: `R${n}`, slug: `r${n}` }));
  const slots = rooms
    .flatMap(({ name }, n) => [
      slot(`${name} before`, name, -2, -1),
      ...(n === 7 ? [] : [slot(`${name} on`, name, -1, 1)]),
      slot(`${name} next`, name, 1, 2),
      slot(`${name} later`, name, 2, 3),
      slot(`${name} last`, name, 3, 4),
    ])
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const view = { rooms, slots, settings: { overrun: 60 } } as unknown as SiteView;
  const of = (room: string) =>
    pageView(view, NOW)
      .slots.filter((one) => one.room === room)
      .map(({ uid }) => uid.slice(room.length + 1));
  expect(of('R0')).toEqual(['on', 'next', 'later']);
  expect(of('R3')).toEqual(['on']);
  expect(of('R7')).toEqual(['before', 'next', 'later']);
});
