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
  ],
  [
    'a zone as a word of the header',
    {},
    `event_date|start_utc|end_utc|event_name
     2026-07-01|20:00|21:00|Alpha`,
    ['2026-07-01 21:00-22:00 Alpha'],
  ],
  ['a zone behind Time', {}, 'Date|Time ET|Title\n2026-12-01|3pm|Alpha', ['2026-12-01 20:00 Alpha']],
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

  it('says what may have been meant', () => {
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
