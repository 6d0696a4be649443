import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockText, type DateText, parseWhen } from './when-text.ts';

const clock = (text: ClockText | null) =>
  text &&
  `${Math.floor(text.seconds / 3600)}:${String(Math.floor(text.seconds / 60) % 60).padStart(2, '0')}${text.word ? `(${text.word})` : ''}`;
const date = (text: DateText | null) => {
  if (!text) return '';
  const weekday = text.weekday === null ? '' : `${['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'][text.weekday]} `;
  if (text.kind === 'named') return `${weekday}${text.year ?? '?'}-${text.month}-${text.day}`;
  if (text.kind === 'numeric') return `${weekday}${text.a}/${text.b}/${text.year ?? '?'}`;
  if (text.kind === 'day') return `${weekday}${text.day}.`;
  return text.kind === 'count' ? `day ${text.count}` : weekday.trim();
};
const say = (text: string, column: 'date' | 'time') => {
  const when = parseWhen(text, column);
  if (!when) return null;
  const times = [clock(when.start), clock(when.end)].filter(Boolean).join('-');
  const dates = [date(when.date), date(when.endDate)].filter(Boolean).join('..');
  return [dates, times, when.zone].filter((part) => part !== '' && part !== null).join(' ');
};

describe('texts that are easily taken for something else', () => {
  it.each([
    ['2026-11-28 20:00:00 -05:00', 'time', '2026-11-28 20:00 -300'],
    ['2026-11-28 20:00:00-05', 'time', '2026-11-28 20:00 -300'],
    ['2026-11-28 20:00-22:00', 'time', '2026-11-28 20:00-22:00'],
    ['2026-11-28T20:00/2026-11-28T22:00', 'time', '2026-11-28..2026-11-28 20:00-22:00'],
    ['28-11', 'date', '28/11/?'],
    ['28-11', 'time', '28:00-11:00'],
    ['2026-11', 'date', null],
    ['Nov 28-29', 'date', null],
    ['28-Nov-29', 'date', '2029-11-28'],
    ['Sun 6', 'date', 'Su 6.'],
  ] as const)('%s in a column of %ss', (text, column, expected) => {
    expect(say(text, column)).toBe(expected);
  });
});

describe('times', () => {
  it.each([
    ['20:00', '20:00'],
    ['8:05', '8:05'],
    ['2000h', '20:00'],
    ['午後0時', '12:00'],
    ['夜8時', '20:00'],
    ['à partir de 19h', '19:00'],
    ['entre las 20 y las 22', '20:00-22:00'],
    ['between 8 and 10pm', '20:00-22:00'],
    ['7pm (doors 6:30pm)', '19:00'],
    ['2000 hrs', '20:00'],
    ["8 o'clock pm", '20:00'],
    ['8 in the evening', '20:00'],
    ['8 Uhr abends', '20:00'],
    ['2 Uhr nachts', '2:00'],
    ['12 Uhr mittags', '12:00'],
    ['8 de la noche', '20:00'],
    ['8h du soir', '20:00'],
    ['9h da manhã', '9:00'],
    ['20:00 - late', '20:00'],
    ['8pm-late', '20:00'],
    ['20:00 onwards', '20:00'],
    ['20:00+', '20:00'],
    ['20:00 – ?', '20:00'],
    ['ab 20 Uhr - Ende offen', '20:00'],
    ['20:00/22:00', '20:00-22:00'],
    ['8-10 in the evening', '20:00-22:00'],
    ['20:00:00', '20:00'],
    ['8pm', '20:00'],
    ['8 PM', '20:00'],
    ['8:00 PM', '20:00'],
    ['8:00pm', '20:00'],
    ['8 p.m.', '20:00'],
    ['8:30 P. M.', '20:30'],
    ['8p', '20:00'],
    ['7.30pm', '19:30'],
    ['730pm', '19:30'],
    ['12am', '0:00'],
    ['12pm', '12:00'],
    ['12:30 AM', '0:30'],
    ['0:00', '0:00'],
    ['13:00 PM', '13:00'],
    ['20h', '20:00'],
    ['20 h', '20:00'],
    ['20h30', '20:30'],
    ['20H30', '20:30'],
    ['20 h 30', '20:30'],
    ['20 heures', '20:00'],
    ['20.30', '20:30'],
    ['20.00 Uhr', '20:00'],
    ['20 Uhr', '20:00'],
    ['20:15 Uhr', '20:15'],
    ['um 20 Uhr', '20:00'],
    ['ab 20:00', '20:00'],
    ['à 20h', '20:00'],
    ['às 20h', '20:00'],
    ['a las 20:00', '20:00'],
    ['2000', '20:00'],
    ['0830', '8:30'],
    ['20', '20:00'],
    ['24:00', '24:00'],
    ['25:30', '25:30'],
    ['noon', '12:00'],
    ['12 noon', '12:00'],
    ['Midday', '12:00'],
    ['midnight', '24:00(midnight)'],
    ['12 midnight', '24:00(midnight)'],
    ['Mitternacht', '24:00(midnight)'],
    ['minuit', '24:00(midnight)'],
    ['meia-noite', '24:00(midnight)'],
    ['medianoche', '24:00(midnight)'],
    ['20時', '20:00'],
    ['20時30分', '20:30'],
    ['午後8時', '20:00'],
    ['午前10時半', '10:30'],
    ['午後8:30', '20:30'],
    ['２０：００', '20:00'],
    ['正午', '12:00'],
    ['20\u00a0:\u00a000', null],
    ['\u200b20:00', '20:00'],
    ['8:00\u202fPM', '20:00'],
    ['20:00 UTC', '20:00 0'],
    ['20:00Z', '20:00 0'],
    ['8pm ET', '20:00 America/New_York'],
    ['20:00 CET', '20:00 Europe/Berlin'],
    ['20:00 UTC+2', '20:00 120'],
    ['20:00 GMT-07:00', '20:00 -420'],
  ])('%s', (text, expected) => {
    expect(say(text, 'time')).toBe(expected);
  });

  it.each([
    ['20:00-22:00', '20:00-22:00'],
    ['20:00 – 22:00', '20:00-22:00'],
    ['20:00—22:00', '20:00-22:00'],
    ['20:00 to 22:00', '20:00-22:00'],
    ['from 20:00 till 22:00', '20:00-22:00'],
    ['von 20 bis 22 Uhr', '20:00-22:00'],
    ['20-22 Uhr', '20:00-22:00'],
    ['20.00-22.00 Uhr', '20:00-22:00'],
    ['20h-22h', '20:00-22:00'],
    ['20h à 22h', '20:00-22:00'],
    ['de 20h à 22h30', '20:00-22:30'],
    ['de 20:00 a 22:00', '20:00-22:00'],
    ['das 20h às 22h', '20:00-22:00'],
    ['20:00〜22:00', '20:00-22:00'],
    ['20時～22時', '20:00-22:00'],
    ['午後8時〜10時', '20:00-22:00'],
    ['20時から22時まで', '20:00-22:00'],
    ['7-9pm', '19:00-21:00'],
    ['7pm-9pm', '19:00-21:00'],
    ['8-9:30pm', '20:00-21:30'],
    ['8 - 9.30 pm', '20:00-21:30'],
    ['8 to 10pm', '20:00-22:00'],
    ['11-1pm', '11:00-13:00'],
    ['10-2am', '22:00-2:00'],
    ['12-1pm', '12:00-13:00'],
    ['9-5pm', '9:00-17:00'],
    ['10am-2', '10:00-14:00'],
    ['8pm-10', '20:00-22:00'],
    ['11pm-1am', '23:00-1:00'],
    ['noon–1pm', '12:00-13:00'],
    ['noon-1', '12:00-13:00'],
    ['10pm - midnight', '22:00-24:00(midnight)'],
    ['10-midnight', '22:00-24:00(midnight)'],
    ['8-10', '8:00-10:00'],
    ['1900-2100', '19:00-21:00'],
    ['20:00-', '20:00'],
    ['8:30 AM – 8:40 AM', '8:30-8:40'],
    ['8:30 – 10:00 AM', '8:30-10:00'],
  ])('%s', (text, expected) => {
    expect(say(text, 'time')).toBe(expected);
  });

  it.each([
    '8:75 PM',
    '8',
    '31:00',
    '20:60',
    '20;00',
    '2O:00',
    '13:00 AM',
    '8:5',
    'soon',
    '20:00 or 21:00',
    '-',
    '20:00 21:00',
    '1-2-3-4',
    'a'.repeat(50_000),
    '9'.repeat(90),
  ])('%s is no time', (text) => {
    expect(say(text, 'time')).toBeNull();
  });
});

describe('times in words', () => {
  it.each([
    ['halb neun', '8:30'],
    ['halb 9', '8:30'],
    ['um halb neun abends', '20:30'],
    ['halb eins', '12:30'],
    ['halb 9 bis 11', '8:30-11:00'],
    ['Viertel nach acht', '8:15'],
    ['Viertel vor 9', '8:45'],
    ['dreiviertel neun', '8:45'],
    ['zwanzig nach acht', '8:20'],
    ['5 vor 12', '11:55'],
    ['acht Uhr abends', '20:00'],
    ['half past 8', '8:30'],
    ['half past eight pm', '20:30'],
    ['a quarter past 7', '7:15'],
    ['quarter to nine', '8:45'],
    ['quarter to one', '12:45'],
    ['ten past nine', '9:10'],
    ['20 minutes to 9', '8:40'],
    ['10 to 12', '10:00-12:00'],
    ['eight pm', '20:00'],
    ['seven-thirty', '7:30'],
    ['8 heures et demie', '8:30'],
    ['20h et quart', '20:15'],
    ['9h moins le quart', '8:45'],
    ['huit heures du soir', '20:00'],
    ['las ocho y media de la noche', '20:30'],
    ['nueve menos cuarto', '8:45'],
    ['oito e meia', '8:30'],
    ['quinze para as nove', '8:45'],
    ['9時15分前', '8:45'],
    ['18:30開場 19:00開演', '19:00'],
    ['doors 7pm, show 8pm', '20:00'],
    ['19:00 (Einlass ab 18:00 Uhr)', '19:00'],
    ['8pm sharp', '20:00'],
    ['00:30 (next day)', '24:30'],
    ['1:00 (+1)', '25:00'],
    ['22:00〜翌2:00', '22:00-2:00'],
    // In some places a quarter past eight, and seven or eight and a half.
    ['viertel neun', null],
    ['half eight', null],
    ['all day', null],
    ['-1:00', null],
    ['~20:00', null],
    ['until 22:00', null],
    ['bis 22 Uhr', null],
  ])('%s', (text, expected) => {
    expect(say(text, 'time')).toBe(expected);
  });

  it.each(['- 22:00', 'bis 22 Uhr', '〜22:00'])('%s is an end', (text) => {
    expect(clock(parseWhen(text, 'end')?.start ?? null)).toBe('22:00');
  });
});

describe('dates', () => {
  it.each([
    ['Tu', 'Tu'],
    ['Th 28 Nov', 'Th ?-11-28'],
    ['28 th Nov', '?-11-28'],
    ['28日(土)', 'Sa 28.'],
    ['Friday the 2nd', 'Fr 2.'],
    ['2026-11-28', '2026-11-28'],
    ['2026/11/28', '2026-11-28'],
    ['2015/03/7', '2015-3-7'],
    ['2026.11.28', '2026-11-28'],
    ['2026. 11. 28.', '2026-11-28'],
    ['20261128', '2026-11-28'],
    ['2026年11月28日', '2026-11-28'],
    ['2026年11月28日(土)', 'Sa 2026-11-28'],
    ['令和8年11月28日', '2026-11-28'],
    ['11月28日（土）', 'Sa ?-11-28'],
    ['11/28(土)', 'Sa 11/28/?'],
    ['28/11/2026', '28/11/2026'],
    ['28.11.2026', '28/11/2026'],
    ['28.11.26', '28/11/2026'],
    ['28-11-2026', '28/11/2026'],
    ['11/27/26', '11/27/2026'],
    ['28.11.', '28/11/?'],
    ['28.11', '28/11/?'],
    ['28/11', '28/11/?'],
    ['Sa 28.11.', 'Sa 28/11/?'],
    ['Sa., 28.11.2026', 'Sa 28/11/2026'],
    ['Sat 28 Nov', 'Sa ?-11-28'],
    ['Sat, 28 Nov', 'Sa ?-11-28'],
    ['Saturday 28th November', 'Sa ?-11-28'],
    ['28 November 2026', '2026-11-28'],
    ['28. November 2026', '2026-11-28'],
    ['Nov 28, 2026', '2026-11-28'],
    ['Nov 28th', '?-11-28'],
    ['November 28th, 2026', '2026-11-28'],
    ['Saturday, November 28, 2026', 'Sa 2026-11-28'],
    ['the 28th of November', '?-11-28'],
    ['28-Nov-26', '2026-11-28'],
    ['28-Nov-2026', '2026-11-28'],
    ['28-Nov', '?-11-28'],
    ['28Nov2026', '2026-11-28'],
    ["28 Nov '26", '2026-11-28'],
    ['2026 Nov 28', '2026-11-28'],
    ['samedi 28 novembre 2026', 'Sa 2026-11-28'],
    ['sam. 28 nov.', 'Sa ?-11-28'],
    ['1er décembre 2026', '2026-12-1'],
    ['mar. 3 mars', 'Tu ?-3-3'],
    ['mar 3', '?-3-3'],
    ['mar', 'Tu'],
    ['28 août 2026', '2026-8-28'],
    ['sábado, 28 de noviembre de 2026', 'Sa 2026-11-28'],
    ['28 de novembro de 2026', '2026-11-28'],
    ['sáb 28 nov', 'Sa ?-11-28'],
    ['segunda-feira, 30 de novembro', 'Mo ?-11-30'],
    ['Samstag, 28. November 2026', 'Sa 2026-11-28'],
    ['1. März 2027', '2027-3-1'],
    ['Friday', 'Fr'],
    ['fridays', 'Fr'],
    ['every Friday', 'Fr'],
    ['freitags', 'Fr'],
    ['金曜日', 'Fr'],
    ['(金)', 'Fr'],
    ['vendredi', 'Fr'],
    ['Day 2', 'day 2'],
    ['DAY TWO', 'day 2'],
    ['Day 1 - Sat 28 Nov', 'Sa ?-11-28'],
    ['2026-11-28 20:00', '2026-11-28 20:00'],
    ['2026-11-28T20:00:00Z', '2026-11-28 20:00 0'],
    ['2026-11-28T20:00-05:00', '2026-11-28 20:00 -300'],
    ['2026-11-28T20:00:00.000+01:00', '2026-11-28 20:00 60'],
    ['2026-11-28 20:00-22:00', '2026-11-28 20:00-22:00'],
    ['28/11/2026 20:00', '28/11/2026 20:00'],
    ['28.11.2026, 20.00 Uhr', '28/11/2026 20:00'],
    ['28.11. 20:00', '28/11/? 20:00'],
    ['Sat 28 Nov 8pm', 'Sa ?-11-28 20:00'],
    ['28 Nov 10-11pm', '?-11-28 22:00-23:00'],
    ['28 Nov 2026, 20:00-22:00', '2026-11-28 20:00-22:00'],
    ['Nov 28 - 8pm', '?-11-28 20:00'],
    ['Saturday 8pm', 'Sa 20:00'],
    ['Fri 20:00–22:00', 'Fr 20:00-22:00'],
    ['28 novembre à 20h', '?-11-28 20:00'],
    ['28 de novembro às 20h30', '?-11-28 20:30'],
    ['2026-11-28 22:00 - 2026-11-29 02:00', '2026-11-28..2026-11-29 22:00-2:00'],
    ['2026年11月28日 20時', '2026-11-28 20:00'],
  ])('%s', (text, expected) => {
    expect(say(text, 'date')).toBe(expected);
  });

  it.each([
    'soon',
    'Nov 2026',
    '28',
    '2026',
    'Fri Sat',
    '2nd Friday',
    '28日',
    'until 28 Nov',
    '28-29 Nov 2026',
    '28 Novebmer 2026',
    'DAY',
    'x'.repeat(200),
  ])('%s is no date', (text) => {
    expect(say(text, 'date')).toBeNull();
  });
});

it('never throws and never hangs', () => {
  const piece = fc.constantFrom(
    '28',
    'nov',
    '/',
    '-',
    '.',
    ':',
    ' ',
    '20:00',
    'pm',
    'to',
    'mar',
    'Sat',
    '2026',
    '午後',
    '日',
    'day',
    'noon',
    'z',
    'a',
    "d'",
    '令和',
    '+01:00',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece, { maxLength: 20 }).map((all) => all.join('')),
      ),
      (text) => {
        parseWhen(text, 'date');
        parseWhen(text, 'time');
      },
    ),
    { numRuns: 3000 },
  );
}, 60_000);
