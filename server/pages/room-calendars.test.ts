import { expect, it } from 'vitest';
import { calendarPath } from './room-calendars.ts';

it.each([
  ['/rooms/saal-1.ics', '/rooms/saal-1/schedule.ics'],
  ['/rooms/saal-1.ics?x=1', '/rooms/saal-1/schedule.ics?x=1'],
  ['/rooms/saal-1', '/rooms/saal-1'],
  ['/rooms/a/b.ics', '/rooms/a/b.ics'],
  ['/rooms/..ics', '/rooms/..ics'],
  ['/schedule.ics', '/schedule.ics'],
])('%s is %s', (path, inNext) => {
  expect(calendarPath(path)).toBe(inNext);
});
