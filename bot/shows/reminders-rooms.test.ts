import { expect, it } from 'vitest';
import { reminderMessage } from '#platform/push/message.ts';
import { remindersDue } from './reminders-due.ts';
import type { Schedule } from './schedule.ts';

const slot = (uid: string, room: string | null) => ({
  uid,
  title: `Show ${uid}`,
  start: '2026-11-28T20:00:00Z',
  end: null,
  status: 'confirmed' as const,
  series: 'Talks',
  room,
});
const schedule: Schedule = {
  revision: '1',
  title: 'Tests',
  timeZone: 'UTC',
  settings: { startingSoon: 15, overrun: 60 },
  override: null,
  rooms: [
    { name: 'Saal 1', slug: 'saal-1', override: null },
    { name: 'Saal 2', slug: 'saal-2', override: null },
  ],
  slots: [slot('a', 'Saal 1'), slot('b', 'Saal 2'), slot('c', null)],
};

it('a reminder on IRC names the room and leads there', () => {
  const wanted = { id: 1, recipient: 'ada', nick: 'ada', series: 'talks', name: 'Talks', lead: 0 };
  const due = remindersDue([wanted], schedule, Date.parse('2026-11-28T20:00:00Z'), {
    siteUrl: 'https://watch.example.org',
    plain: true,
  });
  expect(due.map(({ lines }) => lines[0])).toEqual([
    expect.stringContaining('in Saal 1. https://watch.example.org (!forget'),
    expect.stringContaining('in Saal 2. https://watch.example.org/rooms/saal-2 (!forget'),
    expect.not.stringContaining(' in '),
  ]);
});

it('a push message names the room and leads there, whatever the room is called', () => {
  const about = { uid: 'b', title: 'Show b', start: 0, cancelled: false, lead: 0 };
  const room = { name: `{time} ${'x'.repeat(300)}`, path: '/rooms/saal-2' };
  const message = reminderMessage({ ...about, room }, 'en');
  expect(message.path).toBe('/rooms/saal-2');
  // The first {time} is the sentence's own, and that one is replaced.
  expect(message.before).toMatch(/^Starts at \{time\}\. · \{time\} x{73}$/);
  expect(reminderMessage(about, 'en')).toMatchObject({ before: 'Starts at {time}.', path: '/' });
});
