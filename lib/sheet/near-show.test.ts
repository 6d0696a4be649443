import { expect, it } from 'vitest';
import { readSheet } from '#server/schedule/read-sheet.ts';
import { isNearShow } from './near-show.ts';

const HEADER = 'Date,Start,End,Title,Stream,Repeat,Status';

function scheduleOf(...rows: string[]) {
  const bytes = Buffer.from([HEADER, ...rows].join('\n'));
  const table = { name: 'Schedule', what: 'x.csv', bytes, charset: null, delimiter: null };
  const embed = { siteHost: 'localhost', allowedHosts: [] };
  return readSheet({ form: 'tables', tables: [table] }, { timeZone: 'UTC', today: '2026-11-28', embed })
    .schedule;
}

const evening = scheduleOf('2026-11-28,20:00,22:00,One,https://youtu.be/dQw4w9WgXcQ');
const at = (time: string) => Date.parse(`2026-11-28T${time}:00Z`);

it.each([
  ['12:00', false],
  ['19:29', false],
  ['19:30', true],
  ['19:50', true],
  ['20:00', true],
  ['21:59', true],
  ['22:59', true],
  ['23:00', false],
])('around a show from 20:00 to 22:00, %s: %s', (time, near) => {
  expect(isNearShow(evening, at(time))).toBe(near);
});

it('also for the airings of a repeat', () => {
  const weekly = scheduleOf('2015-01-03,20:00,22:00,One,https://youtu.be/dQw4w9WgXcQ,weekly');
  expect([isNearShow(weekly, at('19:45')), isNearShow(weekly, at('12:00'))]).toEqual([true, false]);
});

it('not for a show that was cancelled', () => {
  const cancelled = scheduleOf('2026-11-28,20:00,22:00,One,https://youtu.be/dQw4w9WgXcQ,,cancelled');
  expect(isNearShow(cancelled, at('20:30'))).toBe(false);
});
