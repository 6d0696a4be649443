import { expect, it } from 'vitest';
import { read, say, sayProblems } from './testing/sheet.ts';

const TODAY = '2026-11-20';

// Sheets that were once read wrong without a word. Each has the right value, or the problem that says what was assumed.
it.each<[string, string, string | null, string[], string[]]>([
  [
    'times as people write them in Russian',
    'Дата,Время,Название\n28.11.2026,19-00,A\n29.11.2026,20-30,B\n30.11.2026,18-00 - 20-00,C\n1.12.2026,с 18-00 до 19-30,D',
    'ru_RU',
    ['2026-11-28 19:00 A', '2026-11-29 20:30 B', '2026-11-30 18:00-20:00 C', '2026-12-01 18:00-19:30 D'],
    [],
  ],
  [
    'a range of hours is still one',
    'Date,Start,Title\n2026-11-28,20-22,A\n2026-11-29,22-26,B',
    null,
    ['2026-11-28 20:00-22:00 A', '2026-11-29 22:00-11-30 02:00 B'],
    [],
  ],
  [
    'a time without am and pm among times that have them',
    'Date,Time,Title\n2026-11-28,8:00 PM,A\n,10:30,B\n2026-11-29,noon,C',
    null,
    ['2026-11-28 10:30 B', '2026-11-28 20:00 A', '2026-11-29 12:00 C'],
    ['B3 half-assumed'],
  ],
  [
    'a time without am and pm in a column that counts to 24',
    'Date,Time,Title\n2026-11-28,8:00 PM,A\n2026-11-29,10:30,B\n2026-11-30,20:00,C',
    null,
    ['2026-11-28 20:00 A', '2026-11-29 10:30 B', '2026-11-30 20:00 C'],
    [],
  ],
  [
    '12:00 PM that was meant as midnight',
    'Date,Time,Title\n2026-11-28,11:00 PM,A\n,12:00 PM,B',
    null,
    ['2026-11-28 12:00 B', '2026-11-28 23:00 A'],
    ['B3 midnight'],
  ],
  [
    '12:00 PM at noon',
    'Date,Time,Title\n2026-11-28,11:00 AM,A\n,12:00 PM,B',
    null,
    ['2026-11-28 11:00 A', '2026-11-28 12:00 B'],
    [],
  ],
  [
    'a weekday that fits another year only',
    'Date,Time,Title\nSat 29 Nov,20:00,A',
    null,
    ['2025-11-29 20:00 A'],
    ['A2 year-assumed'],
  ],
  ['a weekday that fits', 'Date,Time,Title\nSat 28 Nov,20:00,A', null, ['2026-11-28 20:00 A'], []],
  [
    'small lengths, which may be hours',
    'Date,Start,Length,Title\n2026-11-28,20:00,2,A\n2026-11-29,20:00,0:45,B',
    null,
    ['2026-11-28 20:00-20:02 A', '2026-11-29 20:00-20:45 B'],
    ['C2 short-slot'],
  ],
  [
    'small lengths beside larger ones, which are minutes',
    'Date,Start,Length,Title\n2026-11-28,20:00,5,A\n2026-11-28,20:05,45,B',
    null,
    ['2026-11-28 20:00-20:05 A', '2026-11-28 20:05-20:50 B'],
    [],
  ],
  [
    'lengths in a column that says hours',
    'Date,Start,Length (hours),Title\n2026-11-28,20:00,2,A\n2026-11-29,20:00,1.5,B',
    null,
    ['2026-11-28 20:00-22:00 A', '2026-11-29 20:00-21:30 B'],
    [],
  ],
  [
    'lengths in Dutch',
    'Datum,Tijd,Titel,Duur\n2026-11-28,20u00,A,1u30\n2026-11-29,20.30 uur,B,anderhalf uur',
    'nl_NL',
    ['2026-11-28 20:00-21:30 A', '2026-11-29 20:30-22:00 B'],
    [],
  ],
  [
    'a column called Show that has the times',
    'Date,Doors,Show,Band\n2026-11-28,7:00 PM,8:00 PM,The X\n2026-11-29,7:00 PM,8:30 PM,The Y',
    null,
    ['2026-11-28 20:00 The X', '2026-11-29 20:30 The Y'],
    ['C1 column-assumed'],
  ],
  [
    'two days that are not all days between them',
    'Date,Start,Title\nNov 28 & 30,20:00,A\n28 & 29 Nov,22:00,B',
    null,
    ['2026-11-28 22:00 B', '2026-11-29 22:00 B'],
    ['A2 bad-date', 'A3 date-range'],
  ],
  [
    'a column of streams that is called otherwise',
    'Date,Start,Title,Tickets,At home\n2026-11-28,20:00,A,https://tickets.example.org/1,twitch.tv/alice\n2026-11-29,20:00,B,https://tickets.example.org/2,https://youtu.be/aqz-KE-bpKQ',
    null,
    ['2026-11-28 20:00 A', '2026-11-29 20:00 B'],
    ['E1 column-assumed'],
  ],
  [
    'a column Channel with channels of Twitch',
    'Date,Start,Title,Channel\n2026-11-28,20:00,A,https://www.twitch.tv/alice\n2026-11-29,20:00,B,twitch.tv/bob',
    null,
    ['2026-11-28 20:00 A', '2026-11-29 20:00 B'],
    ['D1 column-assumed'],
  ],
  [
    'a column Channel with channels of IRC',
    'Date,Start,Title,Channel\n2026-11-28,20:00,A,#films\n2026-11-29,20:00,B,#games',
    null,
    ['2026-11-28 20:00 A', '2026-11-29 20:00 B'],
    [],
  ],
  [
    'Korean weekdays in brackets',
    '날짜,시작,제목\n11월 28일(토),오후 8:00,A\n2026. 11. 29. (일),21:30,B',
    'ko_KR',
    ['2026-11-28 20:00 A', '2026-11-29 21:30 B'],
    [],
  ],
])('%s', (_, csv, locale, shown, problems) => {
  const schedule = read(
    csv.split('\n').map((line) => line.split(',')),
    { locale, today: TODAY },
  );
  expect(say(schedule)).toEqual(shown);
  expect(sayProblems(schedule)).toEqual(problems);
});
