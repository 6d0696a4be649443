import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toPlain } from '#bot/announce/render.ts';
import { remindersDue } from '#bot/shows/reminders-due.ts';
import type { Schedule } from '#bot/shows/schedule.ts';
import { openBotDatabase } from '#bot/store/database.ts';
import { Reminders } from '#bot/store/reminders.ts';
import { VIEWER_COMMANDS } from './viewer-commands.ts';

const NOW = Date.parse('2026-11-28T19:00:00Z');
const ALICE = { recipient: 'account:alice', nick: 'al' };
const show = (uid: string, title: string, start: string, series: string | null = null) => ({
  room: null,
  uid,
  title,
  series,
  start,
  end: null,
  status: 'confirmed' as const,
});
const schedule: Schedule = {
  revision: 'r1',
  title: 'Tests',
  timeZone: 'UTC',
  settings: { startingSoon: 15, overrun: 60 },
  override: null,
  rooms: [],
  slots: [
    show('a', 'Friday Night Film: The Fog', '2026-11-28T20:00:00Z', 'Friday Night Film'),
    show('b', 'Friday Night Film: Alien', '2026-12-05T20:00:00Z', 'Friday Night Film'),
    show('c', 'Quiz', '2026-11-29T18:00:00Z'),
    show('d', 'Quiz Special', '2026-11-30T18:00:00Z'),
    show('e', 'Blade Runner 2049', '2026-12-01T18:00:00Z'),
    show('f', '1917', '2026-12-02T18:00:00Z'),
  ],
};

let folder = '';
let reminders: Reminders;
let close = () => {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-commands-'));
  const database = openBotDatabase(folder);
  close = () => database.close();
  reminders = new Reminders(database);
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (text: string, who = ALICE, shown = schedule, now = NOW) => {
  const [word = '', ...args] = text.split(' ');
  return toPlain(
    VIEWER_COMMANDS[word]!(
      { schedule: shown, reminders, siteUrl: 'https://watch.example.org/', viewers: 1249, now },
      who,
      args,
    ),
  );
};

const SITE = 'https://watch.example.org/';

it('!viewers says how many watch, rounded', () => expect(run('viewers')).toBe(`1,250 watching. ${SITE}`));

it.each([
  ['19:44:59', `Off air. Next: Film (to be confirmed) 20:00 UTC, in 16 min. ${SITE}`],
  ['19:45:00', `Starting soon: Film (to be confirmed) 20:00 UTC, in 15 min. ${SITE}`],
  ['20:00:00', `Now live: Film ${SITE}`],
  ['21:59:59', `Now live: Film ${SITE}`],
  ['22:00:00', `Still running: Film ${SITE}`],
  // The overrun goes before what starts soon, as on the site.
  ['22:50:00', `Still running: Film ${SITE}`],
  ['22:59:00', `Still running: Film ${SITE}`],
  ['23:00:00', `Now live: Quiz ${SITE}`],
  ['23:59:59', `Still running: Quiz ${SITE}`],
])('!now at %s says what the site says', (time, answer) => {
  const film = { ...show('a', 'Film', '2026-11-28T20:00:00Z'), end: '2026-11-28T22:00:00Z' };
  const quiz = { ...show('b', 'Quiz', '2026-11-28T23:00:00Z'), end: '2026-11-28T23:30:00Z' };
  const slots = [{ ...film, status: 'tentative' as const }, quiz];
  expect(run('now', ALICE, { ...schedule, slots }, Date.parse(`2026-11-28T${time}Z`))).toBe(answer);
});

it.each([
  ['now', 'Off air. Next: Friday Night Film: The Fog 20:00 UTC, in 1 h. https://watch.example.org/'],
  ['next', 'Next: Friday Night Film: The Fog 20:00 UTC, in 1 h. https://watch.example.org/'],
  [
    'remind friday',
    'You are reminded of Friday Night Film 10 min before it starts, next 20:00 UTC, if you are here.',
  ],
  [
    'remind film 1h',
    'You are reminded of Friday Night Film 60 min before it starts, next 20:00 UTC, if you are here.',
  ],
  [
    'remind quiz 90',
    'You are reminded of Quiz 90 min before it starts, next Sun 29 Nov 18:00 UTC, if you are here.',
  ],
  [
    'remind QUIZ SPECIAL 5m',
    'You are reminded of Quiz Special 5 min before it starts, next Mon 30 Nov 18:00 UTC, if you are here.',
  ],
  [
    'remind blade runner 2049',
    'You are reminded of Blade Runner 2049 10 min before it starts, next Tue 1 Dec 18:00 UTC, if you are here.',
  ],
  [
    'remind blade runner 2049 30',
    'You are reminded of Blade Runner 2049 30 min before it starts, next Tue 1 Dec 18:00 UTC, if you are here.',
  ],
  [
    'remind 1917',
    'You are reminded of 1917 10 min before it starts, next Wed 2 Dec 18:00 UTC, if you are here.',
  ],
  ['remind opera', 'No one show of the coming two weeks is meant by “opera”. !schedule lists what is next.'],
  ['remind', '!remind SERIES [10m] reminds you by a private message.'],
  ['forget', 'You are reminded of nothing.'],
])('!%s', (command, answer) => {
  expect(run(command)).toBe(answer);
});

it('changes a reminder, lists them, and forgets one', () => {
  run('remind quiz 5m');
  run('remind quiz 20m');
  run('remind friday');
  expect(run('remind')).toBe('You are reminded of: Quiz (20 min before), Friday Night Film (10 min before)');
  expect(run('forget fri')).toBe('Forgotten: Friday Night Film.');
  expect(run('forget', { recipient: 'account:bob', nick: 'bob' })).toBe('You are reminded of nothing.');
  expect(reminders.all()).toHaveLength(1);
});

it('keeps names from the right apart from figures, and takes them as they stand in the channel', () => {
  const slots = [show('a', 'סרט', '2026-11-28T20:00:00Z'), show('b', 'فيلم', '2026-11-29T20:00:00Z')];
  const shown = { ...schedule, slots };
  expect(run('next', ALICE, shown)).toBe(`Next: \u2068סרט\u2069 20:00 UTC, in 1 h. ${SITE}`);
  expect(run('schedule', ALICE, shown)).toMatch(
    /^\u2068סרט\u2069 20:00 UTC \| \u2068فيلم\u2069 Sun 29 Nov 20:00 UTC \|/,
  );
  run('remind \u2068סרט\u2069', ALICE, shown);
  run('remind فيلم 20m', ALICE, shown);
  expect(run('remind', ALICE, shown)).toBe(
    'You are reminded of: \u2068סרט\u2069 (10 min before), \u2068فيلم\u2069 (20 min before)',
  );
  expect(run('forget \u2068סרט\u2069')).toBe('Forgotten: \u2068סרט\u2069.');
});

it.each([
  ['19:49:59', 0],
  ['19:50:00', 1],
  ['20:14:59', 1],
  ['20:15:00', 0],
])('at %s there are %i reminders due', (time, count) => {
  run('remind friday');
  const due = remindersDue(reminders.all(), schedule, Date.parse(`2026-11-28T${time}Z`), {
    siteUrl: 'https://watch.example.org/',
    plain: true,
  });
  expect(due).toHaveLength(count);
  if (due[0])
    expect(due[0]).toMatchObject({ recipient: 'account:alice al', key: expect.stringContaining(':a:') });
});

it('says what is on in each room, in one line', () => {
  const room = (name: string) => ({ name, slug: name.toLowerCase(), override: null });
  const rooms = { ...schedule, rooms: [room('One'), room('Two')] };
  const slots = [
    { ...show('x', 'Talk A', '2026-11-28T18:30:00Z'), room: 'One' },
    { ...show('y', 'Talk B', '2026-11-28T18:45:00Z'), room: 'Two' },
  ];
  expect(run('now', ALICE, { ...rooms, slots })).toBe(
    'One: Talk A | Two: Talk B | https://watch.example.org/rooms',
  );
});
