import { expect, it } from 'vitest';
import { readSchedule } from '#lib/schedule/read-schedule.ts';
import { createEditedRooms } from './edited-rooms.ts';

const embed = { siteHost: 'localhost', allowedHosts: [] };
const rows = Array.from({ length: 5 }, (_, room) =>
  ['10:00', '11:00'].map((start) => ['2026-11-28', start, '11:30', `Talk ${room}`, `Room ${room}`]),
).flat();
const read = (change: (title: string, room: string) => string) =>
  readSchedule(
    {
      title: null,
      locale: null,
      timeZone: 'UTC',
      tabs: [
        {
          name: 'Schedule',
          gid: null,
          rows: [
            ['Date', 'Start', 'End', 'Title', 'Room'],
            ...rows.map(([date = '', start = '', end = '', title = '', room = '']) => {
              return [date, start, end, change(title, room), room === 'all' ? '' : room];
            }),
          ],
        },
      ],
    },
    { embed },
  );

it('names the rooms of an edit, and none for an edit of the whole programme', () => {
  let schedule = read((title) => title);
  const edited = createEditedRooms(() => schedule);
  expect(edited()).toEqual([]);
  expect(edited()).toEqual([]);
  schedule = read((title, room) => (room === 'Room 3' ? `${title}!` : title));
  expect(edited()).toEqual(['/rooms/room-3']);
  expect(edited()).toEqual([]);
  schedule = read((title) => `${title}?`);
  expect(edited()).toEqual([]);
});
