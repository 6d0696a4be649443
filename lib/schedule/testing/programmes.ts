import type { Merge, Tab } from '../types.ts';
import { tabOf } from './sheet.ts';

/** A show as it is meant, in minutes after midnight of Saturday 28 November 2026 in Berlin. `room` null: all rooms. */
export type Meant = { title: string; room: string | null; start: number; end: number | null };

type Programme = { name: string; tab: Tab; rooms: string[]; meant: Meant[] };

const DAYS = { Sat: 0, Sun: 24 * 60 };

/** `Sat 10:00-11:00 Saal 1: Talk`; without an end `Sat 10:00- …`; `*` is all rooms. */
function meant(lines: string): Meant[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, day = '', from = '', to = '', room = '', title = ''] =
        /^\s*(\w+) (\S+?)-(\S*) (.+?): (.+)$/.exec(line) ?? [];
      const minutes = (clock: string) => {
        const [hours = 0, rest = 0] = clock.split(':').map(Number);
        return DAYS[day as keyof typeof DAYS] + hours * 60 + rest;
      };
      return {
        title,
        room: room === '*' ? null : room,
        start: minutes(from),
        end: to === '' ? null : minutes(to),
      };
    });
}

/** A plain table, as a crew of a convention types it: the date once a day, breaks and openings without a room. */
const TABLE: Programme = {
  name: 'a plain table',
  rooms: ['Main Hall', 'Panel Room', 'Workshop', 'Cinema'],
  tab: tabOf(
    'Schedule',
    `Date|From|To|What|Where|With
Sat 28 Nov 2026|10:00|10:30|Opening||The crew
|10:30|12:00|Guest of honour|Main Hall|Ada
|10:30|11:30|Costumes for beginners|Panel Room|Bob
|10:30|13:00|Paint a figure|Workshop|
|11:00|13:10|The first film|Cinema|
|12:00|12:45|Quiz|Main Hall|Cleo
|11:45|12:45|Voices|Panel Room|
|13:30|14:00|Group picture||
|14:00|16:00|Parade|Main Hall|
|14:00|15:00|Writing|Panel Room|Dan
|14:30|17:00|Sewing|Workshop|
|14:00|16:20|The second film|Cinema|
|21:00|25:30|Dance|Main Hall|DJ Eve
|22:00|00:30|Midnight film|Cinema|
Sun 29 Nov 2026|11:00|12:00|Auction|Main Hall|
|11:00|11:50|Sound|Panel Room|Finn
|11:00|12:30|Paint it again|Workshop|
|11:30|13:00|Short films|Cinema|
|12:00|13:00|Feedback|Panel Room|
|14:00|15:00|Closing||The crew`,
  ),
  meant: meant(`
Sat 10:00-10:30 *: Opening
Sat 10:30-12:00 Main Hall: Guest of honour
Sat 10:30-11:30 Panel Room: Costumes for beginners
Sat 10:30-13:00 Workshop: Paint a figure
Sat 11:00-13:10 Cinema: The first film
Sat 11:45-12:45 Panel Room: Voices
Sat 12:00-12:45 Main Hall: Quiz
Sat 13:30-14:00 *: Group picture
Sat 14:00-16:00 Main Hall: Parade
Sat 14:00-15:00 Panel Room: Writing
Sat 14:00-16:20 Cinema: The second film
Sat 14:30-17:00 Workshop: Sewing
Sat 21:00-25:30 Main Hall: Dance
Sat 22:00-24:30 Cinema: Midnight film
Sun 11:00-12:00 Main Hall: Auction
Sun 11:00-11:50 Panel Room: Sound
Sun 11:00-12:30 Workshop: Paint it again
Sun 11:30-13:00 Cinema: Short films
Sun 12:00-13:00 Panel Room: Feedback
Sun 14:00-15:00 *: Closing`),
};

const merge = (startRow: number, endRow: number, startColumn: number, endColumn: number): Merge => ({
  startRow,
  endRow,
  startColumn,
  endColumn,
});

/** A grid with merged cells: a keynote over all rooms, a workshop over three rows, a talk that two rooms share. */
const GRID: Programme = {
  name: 'a grid with merged cells',
  rooms: ['Saal 1', 'Saal 2', 'Zelt', 'Küche'],
  tab: {
    ...tabOf(
      'Schedule',
      `Zeit|Saal 1|Saal 2|Zelt|Küche
Samstag, 28. November 2026||||
10:00|Eröffnung|||
11:00|Netze|Lötkurs|Jonglage|
12:00|Funk||Feuer|Suppe
13:00|||Seile|
14:00|Straßen||Trommeln|Tee
15:00|Quiz|Debatte||
Sonntag, 29. November 2026||||
10:00|Brunch|||
12:00|Karten|Filme|Zirkus|Kekse
13:30|Züge|||
15:00|Abschied|||`,
    ),
    merges: [
      merge(1, 2, 0, 5),
      merge(2, 3, 1, 5),
      merge(3, 6, 2, 3),
      merge(6, 7, 1, 3),
      merge(9, 10, 1, 5),
      merge(11, 12, 1, 3),
      merge(12, 13, 1, 5),
    ],
  },
  meant: meant(`
Sat 10:00-11:00 *: Eröffnung
Sat 11:00-12:00 Saal 1: Netze
Sat 11:00-14:00 Saal 2: Lötkurs
Sat 11:00-12:00 Zelt: Jonglage
Sat 12:00-14:00 Saal 1: Funk
Sat 12:00-13:00 Zelt: Feuer
Sat 12:00-14:00 Küche: Suppe
Sat 13:00-14:00 Zelt: Seile
Sat 14:00-15:00 Saal 1: Straßen
Sat 14:00-15:00 Saal 2: Straßen
Sat 14:00- Zelt: Trommeln
Sat 14:00- Küche: Tee
Sat 15:00- Saal 1: Quiz
Sat 15:00- Saal 2: Debatte
Sun 10:00-12:00 *: Brunch
Sun 12:00-13:30 Saal 1: Karten
Sun 12:00-13:30 Saal 2: Filme
Sun 12:00-15:00 Zelt: Zirkus
Sun 12:00-15:00 Küche: Kekse
Sun 13:30-15:00 Saal 1: Züge
Sun 13:30-15:00 Saal 2: Züge
Sun 15:00- *: Abschied`),
};

/** A sheet as a program for conferences exports it: a row for each talk, sorted by its number, with instants and a track. */
const EXPORT: Programme = {
  name: 'an export with a Track column',
  rooms: ['Web & Mobile', 'Data', 'Community', 'Hardware'],
  tab: tabOf(
    'Schedule',
    `ID,Proposal title,Session type,Track,Start,End,Speaker names,Abstract
AB3,Pages without scripts,Talk,Web & Mobile,2026-11-28T10:00:00+01:00,2026-11-28T10:45:00+01:00,Ada,"Small, fast"
AC7,Columns,Talk,Data,2026-11-28T09:00:00Z,2026-11-28T10:30:00Z,"Bob, Cleo",
AD2,Moderating,Workshop,Community,2026-11-28T10:00:00+01:00,2026-11-28T12:00:00+01:00,Dan,
AE9,Solder,Workshop,Hardware,2026-11-28T10:15:00+01:00,2026-11-28T13:00:00+01:00,Eve,
AF4,Maps,Talk,Web & Mobile,2026-11-28T11:00:00+01:00,2026-11-28T11:45:00+01:00,Finn,
AG1,Late talk,Talk,Data,2026-11-28T23:30:00+01:00,2026-11-29T00:30:00+01:00,Gus,
AH8,Radio night,Talk,Community,2026-11-28T23:00:00+01:00,2026-11-29T02:00:00+01:00,Hal,
AI5,Fonts,Talk,Web & Mobile,2026-11-29T10:00:00+01:00,2026-11-29T10:45:00+01:00,Ida,
AJ6,Joins,Talk,Data,2026-11-29T10:00:00+01:00,2026-11-29T11:30:00+01:00,Jo,
AK0,Money,Talk,Community,2026-11-29T10:30:00+01:00,2026-11-29T11:00:00+01:00,Kim,
AL3,Robots,Talk,Hardware,2026-11-29T10:00:00+01:00,2026-11-29T12:00:00+01:00,Lou,
AM2,Lightning talks,Talk,,2026-11-29T13:00:00+01:00,2026-11-29T14:30:00+01:00,,`,
  ),
  meant: meant(`
Sat 10:00-10:45 Web & Mobile: Pages without scripts
Sat 10:00-11:30 Data: Columns
Sat 10:00-12:00 Community: Moderating
Sat 10:15-13:00 Hardware: Solder
Sat 11:00-11:45 Web & Mobile: Maps
Sat 23:00-26:00 Community: Radio night
Sat 23:30-24:30 Data: Late talk
Sun 10:00-10:45 Web & Mobile: Fonts
Sun 10:00-11:30 Data: Joins
Sun 10:00-12:00 Hardware: Robots
Sun 10:30-11:00 Community: Money
Sun 13:00-14:30 *: Lightning talks`),
};

export const PROGRAMMES = [TABLE, GRID, EXPORT];
