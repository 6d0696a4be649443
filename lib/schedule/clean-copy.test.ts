import { expect, it } from 'vitest';
import { cleanCopy } from './clean-copy.ts';
import { readSchedule } from './read-schedule.ts';
import { EMBED, read, say, sayProblems, workbookOf } from './testing/sheet.ts';

const options = { timeZone: 'Europe/London', today: '2026-11-01', embed: EMBED };

it('has the same shows, in plain columns, and beside them what was there', () => {
  const workbook = workbookOf(`Wann|Was|Link|Budget
    Sat 28 Nov, 8-9:30pm|Film night|https://youtu.be/aqz-KE-bpKQ|20
    Sun 29 Nov, 11:30-12:30am|Late show||30
    TBA|Surprise||
    8:75 PM|Broken||`);
  const schedule = readSchedule(workbook, options);
  const rows = cleanCopy(workbook, schedule);
  expect(rows).toEqual([
    [
      'Date',
      'Start',
      'End',
      'Title',
      'Stream',
      'Wann, as it was',
      'Was, as it was',
      'Link, as it was',
      'Budget, as it was',
    ],
    [
      '2026-11-28',
      '20:00',
      '21:30',
      'Film night',
      'https://youtu.be/aqz-KE-bpKQ',
      'Sat 28 Nov, 8-9:30pm',
      'Film night',
      'https://youtu.be/aqz-KE-bpKQ',
      '20',
    ],
    ['2026-11-29', '23:30', '00:30', 'Late show', '', 'Sun 29 Nov, 11:30-12:30am', 'Late show', '', '30'],
    ['', '', '', 'Surprise', '', 'TBA', 'Surprise', '', ''],
    ['', '', '', 'Broken', '', '8:75 PM', 'Broken', '', ''],
  ]);
  const again = read(rows ?? []);
  expect(say(again)).toEqual(say(schedule));
  expect(sayProblems(again)).toEqual([]);
});

it('is none of a sheet without a header', () => {
  const workbook = workbookOf('a|b\nc|d');
  expect(cleanCopy(workbook, readSchedule(workbook, options))).toBeNull();
});
