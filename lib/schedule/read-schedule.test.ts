import { describe, expect, it } from 'vitest';
import { read, say, sayProblems, slotsAbout } from './testing/sheet.ts';

/** A sheet as organizers type it, its slots, and its problems. */
type Sheet = [
  name: string,
  given: Parameters<typeof read>[1],
  sheet: string,
  on: string[],
  problems?: string[],
];

const SHEETS: Sheet[] = [
  [
    'a radio programme in German',
    { locale: 'de', today: '2026-11-20' },
    `Datum|Uhrzeit|Sendung|Moderation
     Sa, 28.11.|20.00 - 22.00 Uhr|Nachtmusik|Anna
     |22-24 Uhr|Spätlese|Ben
     So, 29.11.|18 Uhr|Sonntag|Cem`,
    [
      '2026-11-28 20:00-22:00 Nachtmusik',
      '2026-11-28 22:00-11-29 00:00 Spätlese',
      '2026-11-29 18:00 Sonntag',
    ],
  ],
  [
    'a cinema in French',
    { locale: 'fr' },
    `Jour|Heure|Émission
     samedi 28 novembre 2026|20h30 à 22h|Ciné-club
     dimanche 29 nov.|de 18h à 19h30|Débat
     lundi 30/11|midi|Journal`,
    ['2026-11-28 20:30-22:00 Ciné-club', '2026-11-29 18:00-19:30 Débat', '2026-11-30 12:00 Journal'],
  ],
  [
    'Spanish',
    { locale: 'es', today: '2026-11-01' },
    `Fecha|Hora|Título
     sáb 28 nov|20:00 a 22:00|Cine
     dom 29 de noviembre|8 p. m.|Debate`,
    ['2026-11-28 20:00-22:00 Cine', '2026-11-29 20:00 Debate'],
  ],
  [
    'Portuguese',
    { locale: 'pt_BR' },
    `Data|Horário|Programa
     28/11/2026|20h às 22h|Filme
     29 de novembro de 2026|20h30|Noite`,
    ['2026-11-28 20:00-22:00 Filme', '2026-11-29 20:30 Noite'],
  ],
  [
    'Japanese, with the night in hours over 24',
    { locale: 'ja', timeZone: 'Asia/Tokyo' },
    `日付|時間|番組名
     2026年11月28日(土)|20:00〜22:00|映画の夜
     11/29（日）|午後8時|深夜放送
     11月30日|25:30|アニメ`,
    ['2026-11-28 20:00-22:00 映画の夜', '2026-11-29 20:00 深夜放送', '2026-12-01 01:30 アニメ'],
  ],
  [
    'American dates, am/pm given once',
    { locale: 'en_US', timeZone: 'America/New_York' },
    `Date|Time|Show
     11/27/26|8-9:30pm|Alpha
     11/28/26|9pm|Beta
     Sat, Nov 28th|11pm - 1am|Gamma`,
    ['2026-11-27 20:00-21:30 Alpha', '2026-11-28 21:00 Beta', '2026-11-28 23:00-11-29 01:00 Gamma'],
  ],
  [
    'a conference by days',
    { date: '2026-11-28' },
    `Time|Title|Speaker
     DAY ONE||
     9:00|Opening|Ann
     10:00-11:00|Talk|Bob
     DAY TWO||
     9:00|More|Cat`,
    ['2026-11-28 09:00 Opening', '2026-11-28 10:00-11:00 Talk', '2026-11-29 09:00 More'],
  ],
  [
    'dates as headings',
    {},
    `Time|Title
     Saturday 28 November 2026|
     20:00|A
     00:30|B
     Sunday 29 November|
     20:00|C`,
    ['2026-11-28 20:00 A', '2026-11-29 00:30 B', '2026-11-29 20:00 C'],
    ['A4 past-midnight'],
  ],
  [
    'a date in the title above the header',
    {},
    `Premiere, 28 November 2026|x
     28 November 2026|
     Time|Title
     20:00|A`,
    ['2026-11-28 20:00 A'],
  ],
  [
    'dates without a year, over New Year',
    { today: '2026-12-01' },
    `When|What
     Wed 30 Dec 20:00|A
     Thu 31 Dec 23:00|B
     Fri 1 Jan 00:30|C`,
    ['2026-12-30 20:00 A', '2026-12-31 23:00 B', '2027-01-01 00:30 C'],
  ],
  [
    'the year in the title',
    { workbook: { title: 'Winter 2026' } },
    'Date|Start|Title\n28 Nov|20:00|A',
    ['2026-11-28 20:00 A'],
  ],
  [
    'ditto marks',
    { locale: 'en_GB' },
    `Date|Start|Title
     28/11/2026|20:00|A
     "|22:00|〃
     ditto|23:00|B`,
    ['2026-11-28 20:00 A', '2026-11-28 22:00 A', '2026-11-28 23:00 B'],
  ],
  [
    'lengths',
    {},
    `Date|Start|Length|Title
     2026-11-28|10:00|1:30|A
     2026-11-28|12:00|90|B
     2026-11-28|14:00|1h30|C
     2026-11-28|16:00|1.5 hours|D
     2026-11-28|18:00|02:30h|E`,
    [
      '2026-11-28 10:00-11:30 A',
      '2026-11-28 12:00-13:30 B',
      '2026-11-28 14:00-15:30 C',
      '2026-11-28 16:00-17:30 D',
      '2026-11-28 18:00-20:30 E',
    ],
  ],
  [
    'a length is elapsed time, an end is wall time',
    {},
    `Date|Start|Length|End|Title
     2026-10-24|23:00|4:00||A
     2026-10-24|23:00||03:00|B`,
    ['2026-10-24 23:00-10-25 02:00 A', '2026-10-24 23:00-10-25 03:00 B'],
    ['B3 overlap'],
  ],
  [
    'midnight in all its ways',
    {},
    `Date|Start|End|Title
     2026-11-28|midnight|1:00|A
     2026-11-30|0:00|1:00|B
     2026-12-01|12am|1am|C
     2026-12-02|24:00|25:00|D
     2026-12-04|25:30|26:30|E
     2026-12-05|22:00|midnight|F
     2026-12-06|22:00|0:00|G
     2026-12-07|22:00|24:00|H
     2026-12-08|22:00|22:00|I`,
    [
      '2026-11-29 00:00-01:00 A',
      '2026-11-30 00:00-01:00 B',
      '2026-12-01 00:00-01:00 C',
      '2026-12-03 00:00-01:00 D',
      '2026-12-05 01:30-02:30 E',
      '2026-12-05 22:00-12-06 00:00 F',
      '2026-12-06 22:00-12-07 00:00 G',
      '2026-12-07 22:00-12-08 00:00 H',
      '2026-12-08 22:00 I',
    ],
    ['B2 midnight', 'C10 end-equals-start'],
  ],
  [
    'the night goes on below an empty date',
    {},
    `Date|Start|Title
     2026-11-28|20:00|A
     |22:30|B
     |00:15|C
     |01:30|D
     2026-11-29|20:00|E
     |24:00|F`,
    [
      '2026-11-28 20:00 A',
      '2026-11-28 22:30 B',
      '2026-11-29 00:15 C',
      '2026-11-29 01:30 D',
      '2026-11-29 20:00 E',
      '2026-11-30 00:00 F',
    ],
    ['B4 past-midnight'],
  ],
  [
    'an earlier track of the same day is not the next night',
    {},
    'Date|Start|Title\n2026-11-28|14:00|A\n|10:00|B',
    ['2026-11-28 10:00 B', '2026-11-28 14:00 A'],
  ],
  [
    'clocks that change',
    {},
    `Date|Start|End|Title
     2026-03-29|01:30|03:00|A
     2026-10-25|01:30|03:00|B
     2026-03-28|23:00|01:30|C`,
    ['2026-10-25 01:30-03:00 B'],
    ['B2 time-does-not-exist', 'B3 time-happens-twice', 'C4 time-does-not-exist'],
  ],
  [
    'day and month, one cell against the locale',
    { locale: 'en_GB' },
    'Date|Start|Title\n28/11/2026|20:00|A\n3/12/2026|20:00|B\n12/25/2026|20:00|C',
    ['2026-11-28 20:00 A', '2026-12-03 20:00 B'],
    ['A4 date-order'],
  ],
  [
    'day and month, all cells against the locale',
    { locale: 'en_GB' },
    'Date|Start|Title\n11/28/2026|20:00|A\n12/3/2026|20:00|B',
    ['2026-11-28 20:00 A', '2026-12-03 20:00 B'],
    ['A2 date-order-assumed'],
  ],
  [
    'day and month without a locale',
    {},
    'Date|Start|Title\n3/12/2026|20:00|A\n5/5/2026|20:00|B',
    ['2026-05-05 20:00 B'],
    ['A2 ambiguous-date'],
  ],
  [
    'day and month without a locale, one cell decides',
    {},
    'Date|Start|Title\n3/12/2026|20:00|A\n28/11/2026|20:00|B',
    ['2026-11-28 20:00 B', '2026-12-03 20:00 A'],
  ],
  [
    'rows that are not planned yet',
    {},
    `Date|Start|Title
     TBA|20:00|A
     2026-11-28|TBD|B
     2026-11-28||C
     2026-11-28|20:00|TBA`,
    ['2026-11-28 20:00 TBA'],
  ],
  [
    'dates and times in one cell',
    { locale: 'en_GB', timeZone: 'Europe/Berlin' },
    `Start|End|Title
     28/11/2026 20:00|22:00|A
     2026-11-28T22:00:00Z||B
     Sun 29 Nov 2026, 8pm|29/11/2026 23:30|C
     30 Nov 22:00 - 1 Dec 02:00||D
     1 Dec 20:00 UTC||E`,
    [
      '2026-11-28 20:00-22:00 A',
      '2026-11-28 23:00 B',
      '2026-11-29 20:00-23:30 C',
      '2026-11-30 22:00-12-01 02:00 D',
      '2026-12-01 21:00 E',
    ],
  ],
  [
    'a zone in the header',
    { timeZone: 'Europe/Berlin' },
    'Date|Start (UTC)|End (UTC)|Title\n2026-11-28|20:00|22:00|A',
    ['2026-11-28 21:00-23:00 A'],
  ],
  [
    'title rows above, notes between, the header again',
    {},
    `Our winter programme|||
     |||
     No|Title|From|Date
     1|A|20:00|2026-11-28
     Note: bring a friend|||
     No|Title|From|Date
     2|B|20:00|2026-11-29
     |||`,
    ['2026-11-28 20:00 A', '2026-11-29 20:00 B'],
  ],
  [
    'one bad row does not stop the rest',
    {},
    `Date|Start|Title
     2026-11-28|8:75 PM|A
     28 Novebmer|20:00|B
     |21:00|C
     2026-11-29|20:00|D`,
    ['2026-11-29 20:00 D'],
    ['B2 bad-time', 'A3 bad-date', 'B4 date-above'],
  ],
  [
    'hidden rows are drafts: they are left out and not complained about',
    {},
    `Date|Start|Title|Status|Stream
     2026-11-28|25:99|A|hidden|javascript:alert(1)
     |22:00|B||`,
    ['2026-11-28 22:00 B'],
  ],
  [
    'a delay moves what it runs into, and no more',
    {},
    `Date|Start|End|Title|Status
     2026-11-28|20:00|21:00|A|delayed 20
     2026-11-28|21:00|22:00|B|
     2026-11-28|22:10|23:00|C|
     2026-11-28|23:30|23:45|D|
     2026-11-29|20:00|21:00|E|cancelled
     2026-11-29|20:30|21:00|F|tentative
     2026-11-29|22:00|23:00|G|tentative, running late by 15 min`,
    [
      '2026-11-28 20:20-21:20 A',
      '2026-11-28 21:20-22:20 B',
      '2026-11-28 22:20-23:10 C',
      '2026-11-28 23:30-23:45 D',
      '2026-11-29 20:00-21:00 E (cancelled)',
      '2026-11-29 20:30-21:00 F (tentative)',
      '2026-11-29 22:15-23:15 G (tentative)',
    ],
  ],
  [
    'a row replaces one airing of a repeat',
    {},
    `Date|Start|End|Title|Repeat|Status
     2026-11-28|20:00|21:00|Film night|weekly until 2026-12-26|
     2026-12-05|21:00|22:00|film  night||
     2026-12-12|20:00||Film Night||cancelled
     2026-12-19|20:00||Film night!||hidden`,
    [
      '2026-11-28 20:00-21:00 Film night',
      '2026-12-05 21:00-22:00 film night',
      '2026-12-12 20:00 Film Night (cancelled)',
      '2026-12-26 20:00-21:00 Film night',
    ],
  ],
];

describe('readSchedule', () => {
  it.each(SHEETS)('%s', (_name, given, sheet, on, problems = []) => {
    const schedule = read(sheet.replaceAll(/^ +/gm, ''), given);
    expect(say(schedule)).toEqual(on);
    expect(sayProblems(schedule)).toEqual(problems);
  });

  it('reads weekdays alone as a weekly programme', () => {
    const schedule = read(`Day|Start|End|Show
Monday|20:00|22:00|A
|22:00|0:00|B
fridays|23:00|1:00|C`);
    expect(sayProblems(schedule)).toEqual([]);
    expect(say(schedule).slice(0, 4)).toEqual([
      '2026-11-27 23:00-11-28 01:00 C',
      '2026-11-30 20:00-22:00 A',
      '2026-11-30 22:00-12-01 00:00 B',
      '2026-12-04 23:00-12-05 01:00 C',
    ]);
  });

  it('lists rows without a date or time as unscheduled', () => {
    const { unscheduled } = read('Date|Start|Title\nTBA|20:00|A\n2026-11-28||B\n|TBC|C');
    expect(unscheduled).toEqual([
      { title: 'A', row: 2 },
      { title: 'B', row: 3 },
      { title: 'C', row: 4 },
    ]);
  });

  it('reads numbers of the API by their format, and links behind texts', () => {
    const schedule = read([
      ['Date', 'Start', 'Title', 'Stream'],
      [
        { text: '28. Nov', number: 46_354, format: 'date' },
        { text: '20:00', number: 20 / 24, format: 'time' },
        'A',
        { text: 'Watch here', links: [{ text: 'Watch here', uri: 'https://youtu.be/aqz-KE-bpKQ' }] },
      ],
      ['', { text: '25:30:00', number: 25.5 / 24, format: 'duration' }, 'B', ''],
      [{ text: 'x', number: 46_355 + 20 / 24, format: 'date-time' }, '', 'C', { text: '#N/A', error: 'N_A' }],
      ['2026-11-30', { text: 'Loading...', error: 'LOADING' }, 'D', ''],
    ]);
    expect(say(schedule)).toEqual(['2026-11-28 20:00 A', '2026-11-29 01:30 B', '2026-11-29 20:00 C']);
    expect(slotsAbout(schedule)[0]?.streams).toMatchObject([
      { label: 'Watch here', embed: { id: 'aqz-KE-bpKQ' } },
    ]);
    expect(sayProblems(schedule)).toEqual(['D4 formula-error', 'B5 formula-error']);
  });

  it('lets a merged cell count for the rows it covers', () => {
    const rows = [
      ['Date', 'Start', 'Title', 'Host'],
      ['2026-11-28', '20:00', 'A', 'Ann'],
      ['', '22:00', 'B', ''],
      ['', '00:30', 'C', ''],
    ];
    const merges = [
      { startRow: 1, endRow: 4, startColumn: 0, endColumn: 1 },
      { startRow: 1, endRow: 3, startColumn: 3, endColumn: 4 },
    ];
    const schedule = read([], { workbook: { tabs: [{ name: 'Plan', gid: 7, rows, merges }] } });
    expect(say(schedule)).toEqual(['2026-11-28 20:00 A', '2026-11-28 22:00 B', '2026-11-29 00:30 C']);
    expect(slotsAbout(schedule).map(({ host }) => host)).toEqual(['Ann', 'Ann', null]);
    expect(schedule.problems).toMatchObject([{ tab: 'Plan', cell: 'B4', row: 4, code: 'past-midnight' }]);
  });

  it.each<[string, Parameters<typeof read>[1], string, string[]]>([
    ['Settings first', { settings: 'Time zone|America/New_York' }, 'America/New_York', []],
    ['then the option', { workbook: { timeZone: 'Asia/Tokyo' } }, 'Europe/London', []],
    ['then the spreadsheet', { timeZone: null, workbook: { timeZone: 'GMT-07:00' } }, '-07:00', []],
    ['then UTC', { timeZone: null }, 'UTC', ['- no-time-zone']],
    [
      'a wrong one is said',
      { settings: 'Time zone|London/UK' },
      'Europe/London',
      ['Settings!B1 bad-time-zone'],
    ],
  ])('takes the zone from %s', (_, given, zone, problems) => {
    const schedule = read('Date|Start|Title\n2026-11-28|20:00|A', given);
    expect(schedule.timeZone).toBe(zone);
    expect(sayProblems(schedule)).toEqual(problems);
  });

  it('cleans titles: entities, direction marks, zero-width characters, length', () => {
    const schedule = read(`Date|Start|Title
2026-11-28|20:00|a &#x27;guide&#39; &amp; more
2026-11-28|21:00|\u202ereversed\u202c\u200b title
2026-11-28|22:00|${'x'.repeat(50_000)}`);
    const titles = slotsAbout(schedule).map(({ title }) => title);
    expect(titles.slice(0, 2)).toEqual(["a 'guide' & more", 'reversed title']);
    expect(titles[2]).toHaveLength(300);
    expect(sayProblems(schedule)).toEqual(['C4 too-long']);
  });

  it('reads what else a row says', () => {
    const schedule = read(
      `Date|Start|Title|Series|Host|Description|Poster|Content warning|Chat|Layout|Theme|Notes|Recording
2026-11-28|20:00|A|Noir|Ann|Two\\nlines|https://example.com/a.jpg|Flashing|#films|Grid|halloween|/notes/a.pdf|https://example.com/a
2026-11-28|21:00|B||||/assets/b.png||lobby||#FF0000|see the crew|
2026-11-28|22:00|C||||http://example.com/c.jpg||https://discord.gg/abc|rows|Xmass|javascript:alert(1)|//evil.example/x`,
      { settings: 'Theme Halloween|#ff6600\nTheme Xmas|green' },
    );
    const [first, second, third] = slotsAbout(schedule);
    expect(first).toMatchObject({
      series: 'Noir',
      host: 'Ann',
      description: 'Two\nlines',
      poster: 'https://example.com/a.jpg',
      contentWarning: 'Flashing',
      chat: '#films',
      layout: 'grid',
      theme: 'Halloween',
      notes: '/notes/a.pdf',
      recording: 'https://example.com/a',
      row: 2,
    });
    expect(second).toMatchObject({ poster: '/assets/b.png', chat: '#lobby', theme: '#ff0000', notes: null });
    expect(third).toMatchObject({
      poster: null,
      chat: 'https://discord.gg/abc',
      layout: null,
      theme: null,
      notes: null,
    });
    expect(sayProblems(schedule)).toEqual([
      'G4 bad-address',
      'J4 bad-layout',
      'K4 bad-theme',
      'L4 bad-address',
      'M4 bad-address',
    ]);
  });

  it('reads the settings', () => {
    const { settings, title } = read('Date|Start|Title\n2026-11-28|20:00|A', {
      settings: `Setting|Value
Title|Cinema
Chat channel|#main
Off-air message|See you
Off-air stream|main
Starting soon (minutes)|10
Overrun|0
Theme Halloween|#ff6600`,
      streams: 'Name|Address|Label\nmain|https://www.twitch.tv/twitchpresents|Main',
    });
    expect(title).toBe('Cinema');
    expect(settings).toMatchObject({
      chatChannel: '#main',
      offAirMessage: 'See you',
      offAirStream: { provider: 'twitch', id: 'twitchpresents' },
      startingSoon: 10,
      overrun: 0,
      themes: { Halloween: '#ff6600' },
    });
  });

  it('takes a heading for a date that was meant as one, and other lone cells for notes', () => {
    const schedule = read(`Date|Start|Title
Friday 27 November 2026||
|20:00|A
Sat 28||
|20:00|B
Sunday 29 Novembre 202||
|20:00|C
Ask Bob before changing anything||
Closed from 20 December||
Total|||90`);
    expect(say(schedule)).toEqual(['2026-11-27 20:00 A', '2026-11-28 20:00 B']);
    expect(sayProblems(schedule)).toEqual(['A6 bad-date', 'B7 date-above']);
  });

  it('leaves columns alone that only look like ours', () => {
    const schedule = read(`Date|Time|Venue|State|Address|Url
2026-11-28|10pm|The Point|NC|1626 Glenwood Avenue|http://www.point.example.com/
2026-11-29|10pm|The Pub|NC|319 Fayetteville St.|http://pub.example.com/
2026-11-30|10pm|The Bar|NC|508 W. Jones Rd.|http://bar.example.net/
2026-12-01|10pm|The Cafe|NC|7900 Brier Creek|http://cafe.example.org/
2026-12-02|10pm|The Oyster|NC||http://oyster.example.org/`);
    expect(slotsAbout(schedule).map(({ title }) => title)).toEqual([
      'The Point',
      'The Pub',
      'The Bar',
      'The Cafe',
      'The Oyster',
    ]);
    expect(sayProblems(schedule)).toEqual(['C1 column-assumed']);
  });

  it.each([
    ['start_time,finish,show', '20:00,21:00,X', '20:00-21:00'],
    ['Begins At,Until,What', '20:00,21:00,X', '20:00-21:00'],
    ['FROM,TO,NAME', '20:00,21:00,X', '20:00-21:00'],
    ['Talk Title,Speaker(s),Time', 'X,Y,20:00', '20:00'],
    ['Wann,Was,Wo', '28.11.2026 20 Uhr,X,Y', '20:00'],
    ['Date / Datum,Zeit,Titel', '28.11.2026,20:00,X', '20:00'],
    ['__proto__,constructor,Title,Start', 'a,b,X,20:00', '20:00'],
    ['Length,Start Time,Event name', '90,20:00,X', '20:00-21:30'],
    ['Speaker,Time', 'X,20:00', '20:00'],
    ['Fecha,Hora de inicio,Hora de fin,Título', '28/11/2026,20:00,21:00,X', '20:00-21:00'],
    [
      'Start date,Start time,End date,End time,Title',
      '28/11/2026,20:00,29/11/2026,02:00,X',
      '20:00-11-29 02:00',
    ],
    ['Event,Date & Time,Duration (minutes)', 'X,28/11/2026 20:00,90', '20:00-21:30'],
    ['Doors time,Show time,Date,Show name', '19:00,20:00,28 Nov 2026,X', '20:00'],
    ['When,,What\nDate,Start,Title', '28 Nov 2026,20:00,X', '20:00'],
    ['Day,Session time,Session title,Livestream', '28 Nov 2026,20.00-21.00,X,', '20:00-21:00'],
    ['Date of the show,Time of day,Name', '28 Nov 2026,20:00,X', '20:00'],
    ['DTSTART,DTEND,SUMMARY', '20261128T200000Z,20261128T210000Z,X', '20:00-21:00'],
    ['Date de début,Heure de début,Heure de fin,Émission', '28/11/2026,20h,21h,X', '20:00-21:00'],
    ['Datum,Tid,Titel', '28.11.2026,20:00,X', '20:00'],
  ])('finds the columns of %s', (header, row, expected) => {
    const schedule = read(`${header}\n${row}`, { locale: 'en_GB', date: '2026-11-28' });
    expect(say(schedule)).toEqual([`2026-11-28 ${expected} X`]);
    expect(schedule.problems).toEqual([]);
  });
});
