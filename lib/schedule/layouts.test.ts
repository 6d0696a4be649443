import { describe, expect, it } from 'vitest';
import { read, say, sayProblems, slotsAbout } from './testing/sheet.ts';

/** Sheets as crews of several countries lay them out: what is on, and what is said about it. */
const LAYOUTS: Array<
  [name: string, given: Parameters<typeof read>[1], sheet: string, on: string[], problems?: string[]]
> = [
  [
    'the date is When, because From says the time',
    { locale: 'en_GB', today: '2026-11-01' },
    `Film club||||
     When|From|To|What|Where to watch
     28 Nov|8pm|10pm|Alpha|
     5 Dec|half past 8|quarter to eleven pm|Beta|`,
    ['2026-11-28 20:00-22:00 Alpha', '2026-12-05 08:30-22:45 Beta'],
    ['B4 half-assumed', 'C4 long-slot'],
  ],
  [
    'a German programme',
    { locale: 'de' },
    `Wochentag|Datum|Sendebeginn|Sendeende|Sendungstitel|Moderation
     Samstag|28.11.2026|halb neun abends|22:00|Nachtmusik|Anna
     Sonntag|29.11.2026|20:15 Uhr|21:45 Uhr|Tagwerk|Ben`,
    ['2026-11-28 20:30-22:00 Nachtmusik', '2026-11-29 20:15-21:45 Tagwerk'],
  ],
  [
    'a French one, with a date and time in one cell',
    { locale: 'fr' },
    `Date et heure|Intitulé|Animé par|Durée
     28/11/2026 20h30|Ciné-club|Zoé|une heure et demie
     29/11/2026 à 20 h|Débat|Luc|1h45`,
    ['2026-11-28 20:30-22:00 Ciné-club', '2026-11-29 20:00-21:45 Débat'],
  ],
  [
    'a Spanish one',
    { locale: 'es', today: '2026-11-01' },
    `DÍA|HORA INICIO|HORA FIN|PELÍCULA|PRESENTA
     Sábado 28 de noviembre|8:00 p. m.|10:00 p. m.|Cine|Ana
     Domingo 29|nueve y media de la noche||Debate|
     Lunes 30|12 del mediodía|13h|Mañana|`,
    ['2026-11-28 20:00-22:00 Cine', '2026-11-29 21:30 Debate', '2026-11-30 12:00-13:00 Mañana'],
  ],
  [
    'a Brazilian one: the show is the attraction, not who presents it',
    { locale: 'pt_BR', today: '2026-11-01' },
    `Dia|Horário de início|Horário de término|Atração|Apresentador
     sáb., 28 de nov.|19h30|21h|Sessão|Ana
     29/11|oito e meia da noite|22h|Cine|Bia`,
    ['2026-11-28 19:30-21:00 Sessão', '2026-11-29 20:30-22:00 Cine'],
  ],
  [
    'a Japanese one',
    { locale: 'ja', timeZone: 'Asia/Tokyo', today: '2026-11-01' },
    `日程|開始時刻|終了時刻|タイトル|出演
     11月28日（土）|20:00|22:00|映画|田中
     〃|22:30|翌1:00|深夜|
     29日（日）|18時半|20時|日曜|
     12/5(土)|開場18:30/開演19:00||ライブ|`,
    [
      '2026-11-28 20:00-22:00 映画',
      '2026-11-28 22:30-11-29 01:00 深夜',
      '2026-11-29 18:30-20:00 日曜',
      '2026-12-05 19:00 ライブ',
    ],
  ],
  [
    'a Japanese week',
    { locale: 'ja', timeZone: 'Asia/Tokyo', date: '2026-11-28' },
    `曜日|時間|番組
     土日|8:00-10:00|週末
     月〜水|25:00|深夜`,
    [
      '2026-11-28 08:00-10:00 週末',
      '2026-11-29 08:00-10:00 週末',
      '2026-12-01 01:00 深夜',
      '2026-12-02 01:00 深夜',
      '2026-12-03 01:00 深夜',
    ],
  ],
  [
    'days by their initials, where these can be no others',
    { date: '2026-11-28' },
    `Days|Time|Show
     MWF|20:00|Alpha
     T/Th|21:00|Beta
     Sa|20:00|Gamma
     T|22:00|Delta`,
    [
      '2026-11-27 20:00 Alpha',
      '2026-11-28 20:00 Gamma',
      '2026-11-30 20:00 Alpha',
      '2026-12-01 21:00 Beta',
      '2026-12-02 20:00 Alpha',
    ],
    ['A5 bad-date'],
  ],
  [
    'months as headings, days below them',
    {},
    `Date|Time|Title
     November 2026||
     Sat 28|20:00|Alpha
     December 2026||
     Sat 5|20:00|Beta
     Sun 6|20:00|Gamma`,
    ['2026-11-28 20:00 Alpha', '2026-12-05 20:00 Beta', '2026-12-06 20:00 Gamma'],
  ],
  [
    'a month as a heading is no date of the rows below',
    {},
    `Date|Time|Title
     November 2026||
     |20:00|Alpha`,
    [],
  ],
  [
    'a clock of each zone: the first one counts, in its zone',
    {},
    `Date|EST|PST|Title
     2026-12-01|3:00 PM|12:00 PM|Alpha`,
    ['2026-12-01 20:00 Alpha'],
    ['B1 zone-assumed'],
  ],
  [
    'a zone as a word of the header',
    {},
    `event_date|start_utc|end_utc|event_name
     2026-07-01|20:00|21:00|Alpha`,
    ['2026-07-01 21:00-22:00 Alpha'],
  ],
  [
    'a zone behind Time',
    {},
    'Date|Time ET|Title\n2026-12-01|3pm|Alpha',
    ['2026-12-01 20:00 Alpha'],
    ['B1 zone-assumed'],
  ],
  [
    'a date whose time is to be announced is listed as such, and the rows below it have its date',
    {},
    `Date|Start|Title
     28 Nov 2026 TBC||Premiere
     |20:00|Alpha
     Sun 29 Nov 2026, time TBA||Gala`,
    ['2026-11-28 20:00 Alpha'],
  ],
  [
    'a date to be confirmed beside a time is not guessed at',
    {},
    'Date|Start|Title\n28 Nov 2026 (TBC)|20:00|Premiere',
    [],
    ['A2 bad-date'],
  ],
  [
    'a whole day is no time, nor is one below zero',
    {},
    `Date|Start|End|Title
     2026-11-28|all day||Alpha
     2026-11-29|ganztägig||Beta
     2026-11-30|-1:00|2:00|Gamma`,
    [],
    ['B2 bad-time', 'B3 bad-time', 'B4 bad-time'],
  ],
  [
    'every wrong cell of a row that is left out',
    {},
    `Date|Start|End|Title|Stream|Status|Repeat|Layout|Poster
     2026-11-28|8:75 PM|22:3o|A|rtmp://x/y|cancelld|now and then|circle|http://example.org/a.jpg
     28 Novebmer 2026|20:00|21:00|B|||weekly until 2027-03-01|grid|
     2026-12-01|20:00|22:00||rtmp://a/b|||circle|
     2026-12-02|20:00|21:00|#REF!|rtmp://a/b||||
     |21:00|22:00|C|||||
     2026-12-03|8:75 PM|22:3o|Draft|rtmp://x/y|hidden|now and then|circle|`,
    ['2026-12-02 21:00-22:00 C'],
    [
      'B2 bad-time',
      'C2 bad-end',
      'E2 stream-refused',
      'F2 bad-status',
      'G2 bad-repeat',
      'H2 bad-layout',
      'I2 bad-address',
      'A3 bad-date',
      'D4 no-title',
      'E4 stream-refused',
      'H4 bad-layout',
      'D5 formula-error',
      'E5 stream-refused',
    ],
  ],
];

describe('layouts', () => {
  it.each(LAYOUTS)('%s', (_, given, sheet, on, problems = []) => {
    const schedule = read(sheet, given);
    expect(say(schedule, slotsAbout(schedule).slice(0, 5))).toEqual(on);
    expect(sayProblems(schedule)).toEqual(problems);
  });

  it('suggests a name that may have been meant', () => {
    const said = (sheet: string, given: Parameters<typeof read>[1] = {}) =>
      read(sheet, given).problems.map(({ message }) => /Did you mean (.*)\?$/.exec(message)?.[1]);
    const start = (text: string) => said(`Date|Start|Title\n2026-11-28|${text}|Alpha`)[0];
    const date = (text: string) => said(`Date|Start|Title\n${text}|20:00|Alpha\n2026-12-05|20:00|Beta`)[0];
    expect(['-1:00', '~20:00', 'all day', 'half eight', '8pm-ish', '20h00 (Paris)'].map(start)).toEqual([
      '1:00',
      '20:00',
      '0:00-24:00',
      '8:30',
      '8pm',
      '20h00',
    ]);
    expect(['M', 'T', '2026-28-11', '28 Nov 2026 TBC'].map(date)).toEqual([
      'Mon',
      'Tue or Thu',
      '28 November 2026',
      '28 Nov 2026',
    ]);
    const zone = { settings: 'Time zone,(GMT-07:00) Mountain Time' };
    expect(said('Date|Start|Title\n2026-11-28|20:00|Alpha', zone)).toEqual(['GMT-07:00']);
  });
});

describe('sheets that were read wrongly without a problem', () => {
  it.each<[string, string, string[], string[]]>([
    [
      'a year of four digits beside a month is never a time',
      `Start|Title
       2026-Nov-24 20:00|A
       2026-Nov-25 8:00 PM|B
       20:00 2026-Nov-26|C
       27-Nov-2026 20:00|D
       Nov-28-2026 20:00|E
       2026-Nov-29T20:00|F`,
      ['24', '25', '26', '27', '28', '29'].map((day, i) => `2026-11-${day} 20:00 ${'ABCDEF'[i]}`),
      [],
    ],
    [
      'such a date in a Date column',
      `Date|Start|Title
       2026-Nov-09|20:00|A
       9/Nov/2026|21:00|B
       2026 Nov 10|20:00|C`,
      ['2026-11-09 20:00 A', '2026-11-09 21:00 B', '2026-11-10 20:00 C'],
      [],
    ],
    [
      'a year that cannot be placed is reported',
      'Start|Title\n28 Nov 2026-2100|A\nNov 2026 20:00|B',
      [],
      ['A2 bad-time', 'A3 bad-time'],
    ],
    [
      'no column is called Start, but one holds times',
      'Date|x|End|Title\n2026-11-28|20:00|22:00|A',
      ['2026-11-28 20:00-22:00 A'],
      ['B1 column-assumed'],
    ],
    ['no times at all', 'Date|Title\n2026-11-28|A', [], ['- no-times']],
    ['no times at all, but ends', 'Date|x|End|Title\n2026-11-28|a|22:00|A', [], ['- no-times']],
    ['times that are not known yet', 'Date|Start|Title\n2026-11-28|TBA|A', [], []],
    [
      'no column is called Title: not the place where all are',
      `Date|Time|Venue|Game
       2026-11-28|18:00|Zurich|Reds - Blues
       2026-11-28|20:00|Zurich|Greens - Blues`,
      ['2026-11-28 18:00 Reds - Blues', '2026-11-28 20:00 Greens - Blues'],
      [],
    ],
    [
      'no column has a known name for the title',
      `Datum|Zeit|Ort|Heim
       28.11.2026|18:00|Zurich|Reds
       28.11.2026|20:00|Zurich|Greens`,
      ['2026-11-28 18:00 Reds', '2026-11-28 20:00 Greens'],
      ['D1 column-assumed'],
    ],
    ...['Estimate', 'Run time', 'Estimated', '預計', '所要時間', 'Run Length', 'Est. Time'].map(
      (name): [string, string, string[], string[]] => [
        `a length called ${name}`,
        `Start|Title|${name}\n2026-11-28 20:00|A|1:30:00`,
        ['2026-11-28 20:00-21:30 A'],
        [],
      ],
    ),
    [
      'an end in the wrong half of the day',
      `Date|Start|End|Title
       2026-11-28|11:00 PM|12:00 PM|A
       2026-11-29|20:00|19:00|B
       2026-11-30|20:00|22:00|C`,
      ['2026-11-28 23:00-11-29 12:00 A', '2026-11-29 20:00-11-30 19:00 B', '2026-11-30 20:00-22:00 C'],
      ['C2 long-slot', 'C3 long-slot'],
    ],
    [
      'days that are all as long are no mistake, and an end with its date is none',
      `Date|Start|End|Title
       2026-11-28|10:00|22:00|A
       2026-11-29|10:00|22:00|B
       2026-12-01|20:00|2026-12-02 20:00|C`,
      ['2026-11-28 10:00-22:00 A', '2026-11-29 10:00-22:00 B', '2026-12-01 20:00-12-02 20:00 C'],
      [],
    ],
    [
      'am or pm only once',
      'Date|Start|Title\n2026-11-28|11:30-12:30am|A\n2026-11-29|7-9pm|B',
      ['2026-11-28 23:30-11-29 00:30 A', '2026-11-29 19:00-21:00 B'],
      ['B2 half-assumed'],
    ],
    [
      'minutes and seconds as a length',
      'Date|Start|Title|Estimate\n2026-11-28|20:00|A|45:00',
      ['2026-11-28 20:00-11-30 17:00 A'],
      ['D2 long-slot'],
    ],
    [
      'an end with a date against a length',
      `Date|Start|End|Length|Title
       2026-11-27|20:00|2026-11-27 21:30|90 min|A
       2026-11-28|20:00|2026-11-28 22:00|90 min|B
       2026-11-29|20:00|2026-11-30 21:30|90 min|C`,
      ['2026-11-27 20:00-21:30 A', '2026-11-28 20:00-22:00 B', '2026-11-29 20:00-11-30 21:30 C'],
      ['C3 two-ends', 'C4 two-ends'],
    ],
    [
      'an abbreviation of a zone is noted once',
      'Date|Start|Title\n2026-11-28|3pm EST|A\n2026-11-29|3pm EST|B\n2026-11-30|20:00 UTC|C',
      ['2026-11-28 20:00 A', '2026-11-29 20:00 B', '2026-11-30 20:00 C'],
      ['B2 zone-assumed'],
    ],
  ])('%s', (_, sheet, on, problems) => {
    const schedule = read(sheet);
    expect(say(schedule)).toEqual(on);
    expect(sayProblems(schedule)).toEqual(problems);
  });

  it('says what may be meant', () => {
    const messages = read('Date|Start|End|Title\n2026-11-28|11:00 PM|12:00 PM|A\n2026-11-29|20:00|19:00|B');
    expect(messages.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^C2: .*13 hours.*Did you mean 12:00 AM\?$/),
      expect.stringMatching(/^C3: .*23 hours.*Did you mean 19:00-20:00\?$/),
    ]);
  });

  it.each([
    ['a time cell of the next day', 46_354, 1.0625, '2026-11-29 01:30 A', []],
    ['a time cell of many days on', 46_354, 3.5, '2026-12-01 12:00 A', []],
    ['a time cell with the date of the row', 46_354, 46_354.0625, '2026-11-28 01:30 A', []],
    ['a time cell with another date', 46_354, 46_355.0625, '2026-11-29 01:30 A', ['B2 two-dates']],
  ])('%s', (_, date, time, on, problems) => {
    const cells = [
      { text: 'day', number: date, format: 'date' as const },
      { text: 'time', number: time, format: 'time' as const },
      'A',
    ];
    const schedule = read([['Date', 'Start', 'Title'], cells]);
    expect(say(schedule)).toEqual([on]);
    expect(sayProblems(schedule)).toEqual(problems);
  });

  it.each([
    ['EST', '2026-07-01T20:00:00Z'],
    ['PDT', '2026-07-01T23:00:00Z'],
    ['CET', '2026-07-01T14:00:00Z'],
  ])('%s in the settings is the time of its place', (zone, start) => {
    const schedule = read('Date|Start|Title\n2026-07-01|16:00|A', { settings: `Time zone|${zone}` });
    expect(slotsAbout(schedule, '2026-07-01T12:00:00Z')[0]?.start).toBe(start);
    expect(sayProblems(schedule)).toEqual(['Settings!B1 zone-assumed']);
  });
});

describe('forms that people write', () => {
  it.each([
    ['20-22 November 2026', '20 21 22'],
    ['20.-22. November 2026', '20 21 22'],
    ['20. bis 22. November 2026', '20 21 22'],
    ['Nov 20-22, 2026', '20 21 22'],
    ['20 a 22/11/2026', '20 21 22'],
    ['20 Nov - 22 Nov 2026', '20 21 22'],
    ['2026-11-20 - 2026-11-22', '20 21 22'],
    ['20/11 - 22/11/2026', '20 21 22'],
    ['Fri 20 - Sun 22 Nov 2026', '20 21 22'],
    ['22 Nov - 20 Nov 2026', '22'],
    ['1 Nov 2026 - 31 Dec 2026', '01'],
  ])('%s is a show on each of the days %s', (date, days) => {
    const schedule = read([
      ['Date', 'Start', 'End', 'Title'],
      [date, '23:00', '1:00', 'A'],
    ]);
    const starts = schedule.slots.map(({ start }) => new Date(start).toISOString().slice(8, 16));
    expect(starts).toEqual(days.split(' ').map((day) => `${day}T23:00`));
    expect(schedule.slots.every(({ start, end }) => end === start + 7_200_000)).toBe(true);
    expect(new Set(schedule.slots.map(({ uid }) => uid)).size).toBe(starts.length);
    expect(sayProblems(schedule)).toEqual(['A2 date-range']);
  });

  it.each<[string, string, string[], string[]]>([
    [
      'a column of layouts that are none',
      'Date|Start|Title|Layout\n2026-11-28|20:00|A|Hall\n2026-11-29|20:00|B|Foyer\n2026-11-30|20:00|C|Hall',
      ['2026-11-28 20:00 A', '2026-11-29 20:00 B', '2026-11-30 20:00 C'],
      [],
    ],
    [
      'a slip in a column of layouts',
      'Date|Start|Title|Layout\n2026-11-28|20:00|A|gird\n2026-11-29|20:00|B|tabs\n2026-11-30|20:00|C|grid',
      ['2026-11-28 20:00 A', '2026-11-29 20:00 B', '2026-11-30 20:00 C'],
      ['D2 bad-layout'],
    ],
    [
      'whether there is a stream',
      'Date|Start|Title|Livestream\n2026-11-28|20:00|A|TRUE\n2026-11-29|20:00|B|FALSE',
      ['2026-11-28 20:00 A', '2026-11-29 20:00 B'],
      [],
    ],
  ])('%s', (_, sheet, on, problems) => {
    const schedule = read(sheet);
    expect(say(schedule)).toEqual(on);
    expect(sayProblems(schedule)).toEqual(problems);
  });

  it.each([
    ['Start|Title\n2026-11-28T20:00:00Z|A\n2026-11-28T21:00:00+01:00|B', []],
    ['Start|Title\n2026-11-28T20:00:00Z|A\n2026-11-28 22:00|B', ['- no-time-zone']],
  ])('a zone is asked for only if a time needs one', (sheet, problems) => {
    expect(sayProblems(read(sheet, { timeZone: null })).filter((one) => !one.includes('overlap'))).toEqual(
      problems,
    );
  });

  it.each<[string, string[], string[]]>([
    [
      'Discord times',
      ['<t:1795970712:F> Movie night', '<t:1795980712:f> - Late movie - https://youtu.be/aqz-KE-bpKQ'],
      ['2026-11-29 16:45 Movie night', '2026-11-29 19:31 Late movie (YouTube)'],
    ],
    [
      'days as headings, and a list below each',
      [
        '**Saturday 28 November 2026**',
        '- 20:00 Movie night',
        '- 22:00 – 23:00 | Late: the sequel <https://youtu.be/aqz-KE-bpKQ>',
        '# Sunday 29 November',
        '8pm: 7 Samurai',
      ],
      [
        '2026-11-28 20:00 Movie night',
        '2026-11-28 22:00-23:00 Late: the sequel (YouTube)',
        '2026-11-29 20:00 7 Samurai',
      ],
    ],
    [
      'weekdays, which are every week',
      ['**Fri 8pm** – Movie night – https://youtu.be/aqz-KE-bpKQ', 'Sat 9pm – Other'],
      ['2026-11-27 20:00 Movie night (YouTube)', '2026-11-28 21:00 Other'],
    ],
    ['no schedule', ['Closed on Monday', 'Ask Ann', 'Milk'], []],
  ])('a text in one column: %s', (_, lines, on) => {
    const schedule = read(lines.map((line) => [line]));
    const slots = slotsAbout(schedule).slice(0, on.length);
    const texts = say(schedule, slots).map((text, i) => {
      const [stream] = slots[i]?.streams ?? [];
      return stream ? `${text} (${stream.label})` : text;
    });
    expect(texts).toEqual(on);
    expect(sayProblems(schedule)).toEqual(on.length > 0 ? [] : ['- no-header']);
  });
});
