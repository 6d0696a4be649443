import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readHeader } from './header.ts';
import { readInLocale, someInstants } from './testing/locale-sheets.ts';
import { LOCALES } from './testing/locales.ts';
import { read, say } from './testing/sheet.ts';
import { parseWhen } from './when-text.ts';
import { MONTHS_BY_WORD } from './words/calendar.ts';
import { CALENDAR_WORDS, languageOf } from './words/languages.ts';

// Locales share their words, so that few instants of each are enough here; `npm run long -- locales` takes 500.
const INSTANTS = someInstants(12);

describe('dates and times as a locale writes them', () => {
  it.each(LOCALES)('%s is read right', (locale) => {
    const { wrong, reported, read } = readInLocale(locale, INSTANTS);
    expect({ wrong, reported, read }).toEqual({ wrong: [], reported: 0, read: INSTANTS.length * 7 });
  });

  it.each(LOCALES.filter((locale) => !/^(?:eu|ko|ne)/.test(locale)))(
    '%s is read right or reported when the locale is not known',
    (locale) => {
      expect(readInLocale(locale, INSTANTS, false).wrong).toEqual([]);
    },
  );

  it('docs/languages.md has the count of each', () => {
    const docs = readFileSync(new URL('../../docs/languages.md', import.meta.url), 'utf8');
    for (const locale of LOCALES)
      expect(docs).toMatch(new RegExp(`\\| ${locale} +\\| 3500 \\| 0 +\\| 0 +\\|`));
  });
});

const languages = Object.entries(CALENDAR_WORDS).map(([language, written]) => {
  const [months = '', , am = '', pm = ''] = written.split('/');
  const words = (list: string) => list.replace('<', '').split(',').filter(Boolean);
  return { language, months: months.split('|').map(words), halves: [words(am), words(pm)] as const };
});

describe('a word of one language', () => {
  it.each(languages)('of $language means no other month in a sheet of no locale', ({ months }) => {
    months.forEach((words, month) => {
      for (const word of words) {
        const when = parseWhen(`28 ${word} 2026`, 'date');
        if (when?.date?.kind === 'named') expect([word, when.date.month]).toEqual([word, month + 1]);
      }
    });
  });

  it.each(languages)('of $language means no other half of the day in a sheet of no locale', ({ halves }) => {
    halves.forEach((words, half) => {
      for (const word of words) {
        for (const text of [`8:05 ${word}`, `${word} 8:05`]) {
          const seconds = parseWhen(text, 'time')?.start?.seconds;
          if (seconds !== undefined) expect([text, seconds]).toEqual([text, (half * 12 + 8) * 3600 + 300]);
        }
      }
    });
  });

  it.each(languages)('leaves English ones as they are in a sheet in $language', ({ language, months }) => {
    const own = new Set(months.flat());
    for (const [word, month] of MONTHS_BY_WORD) {
      if (own.has(word) || !/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(word)) continue;
      const when = parseWhen(`Sat 28 ${word} 2026, 8pm`, 'time', undefined, language);
      if (when?.date?.kind === 'named') expect([word, when.date.month]).toEqual([word, month]);
    }
    expect(parseWhen('20:00 to 22:00', 'time', undefined, language)?.end?.seconds).toBe(22 * 3600);
    expect(parseWhen('8pm - 10pm', 'time', undefined, language)?.start?.seconds).toBe(20 * 3600);
    expect(parseWhen('8:30 am', 'time', undefined, language)?.start?.seconds).toBe(8.5 * 3600);
  });
});

describe('times as people write them elsewhere', () => {
  it.each([
    ['fi_FI', '20.00.00'],
    ['da_DK', '20.00.00'],
    ['id_ID', '20.00.00'],
    ['fi_FI', 'klo 20.00'],
    ['ko_KR', '오후 8:00'],
    ['ko_KR', '오후 8시'],
    ['ko_KR', '20시 00분'],
    ['zh_TW', '下午 8:00:00'],
    ['zh_TW', '晚上8:00'],
    ['zh_CN', '20點00分'],
    ['zh_CN', '20时'],
    ['el_GR', '8:00:00 μ.μ.'],
    ['ar_EG', '8:00:00 م'],
    ['ar_EG', '٨:٠٠ م'],
    ['bg_BG', '20:00:00 ч.'],
    ['fr_CA', '20 h 00 min 00 s'],
    ['vi_VN', '20 giờ'],
    ['vi_VN', '20 giờ 00 phút'],
    ['nl_NL', '20u00'],
    ['nl_NL', '20:00 uur'],
    ['nl_NL', '20 uur'],
    ['ru_RU', '20 часов'],
    ['ru_RU', 'в 20:00'],
    ['uk_UA', 'о 20:00'],
    ['pl_PL', 'godz. 20:00'],
    ['tr_TR', 'saat 20:00'],
    ['hi_IN', '२०:००'],
    ['sv_SE', 'kl. 20'],
    ['cs_CZ', '20:00'],
  ])('%s: %s', (locale, time) => {
    for (const known of [locale, null]) {
      const schedule = read(
        [
          ['Date', 'Start', 'Title'],
          ['2026-11-28', time, 'A'],
        ],
        { locale: known },
      );
      expect(say(schedule)).toEqual(['2026-11-28 20:00 A']);
    }
  });

  it.each([
    ['fi_FI', '10.05.00', '10:05'],
    ['da_DK', '10.05.30', '10:05'],
    [null, '10.05.00', '10:05'],
  ])('%s: %s is no date in a column of times', (locale, time, expected) => {
    const schedule = read(
      [
        ['Date', 'Start', 'Title'],
        ['2026-11-28', time, 'A'],
      ],
      { locale },
    );
    expect(say(schedule)).toEqual([`2026-11-28 ${expected} A`]);
  });

  it('reads a range of days and months of a month heading in any language', () => {
    const schedule = read(
      [
        ['Päivä', 'Kello', 'Ohjelma'],
        ['marraskuu 2026', '', ''],
        ['la 28.', '20.00', 'A'],
      ],
      { locale: 'fi_FI' },
    );
    expect(say(schedule)).toEqual(['2026-11-28 20:00 A']);
  });
});

describe('headers', () => {
  it.each([
    'Dato|Start|Slut|Titel',
    'Datum|Börjar|Slutar|Rubrik',
    'Dato|Begynner|Slutter|Tittel',
    'Päivämäärä|Alkaa|Loppuu|Otsikko',
    'Dagsetning|Byrjar|Endar|Titill',
    'Datum|Začátek|Konec|Název',
    'Dátum|Začiatok|Koniec|Názov',
    'Data|Początek|Koniec|Tytuł',
    'Дата|Начало|Конец|Название',
    'Дата|Початок|Кінець|Назва',
    'Дата|Пачатак|Канец|Назва',
    'Дата|Начален час|Краен час|Заглавие',
    'Датум|Почетак|Крај|Наслов',
    'Datum|Početak|Kraj|Naslov',
    'Datum|Začetek|Konec|Naslov',
    'Tarih|Başlangıç|Bitiş|Başlık',
    'Tarix|Başlanma|Son|Başlıq',
    'Ημερομηνία|Έναρξη|Λήξη|Τίτλος',
    'Tanggal|Mulai|Selesai|Judul',
    'Tarikh|Mula|Tamat|Tajuk',
    'Ngày|Bắt đầu|Kết thúc|Tiêu đề',
    '日期|开始时间|结束时间|标题',
    '日期|開始時間|結束時間|節目',
    '날짜|시작|종료|제목',
    'التاريخ|البداية|النهاية|العنوان',
    'תאריך|התחלה|סיום|כותרת',
    'تاریخ|شروع|پایان|عنوان',
    'दिनांक|प्रारंभ|समाप्त|शीर्षक',
    'তারিখ|শুরু|শেষ|শিরোনাম',
    'วันที่|เริ่ม|สิ้นสุด|ชื่อเรื่อง',
    'Dátum|Kezdés|Vége|Cím',
    'Data|Început|Sfârșit|Titlu',
    'Kuupäev|Algus|Lõpp|Pealkiri',
    'Datums|Sākums|Beigas|Nosaukums',
    'Data|Pradžia|Pabaiga|Pavadinimas',
    'Data|Inici|Fi|Títol',
    'Data|Comezo|Remate|Título',
    'Data|Hasiera|Amaiera|Izenburua',
    'Eguna|Hasiera ordua|Amaiera ordua|Emanaldia',
    'मिति|सुरु समय|अन्त्य समय|शीर्षक',
    'मिति|सुरु|अन्त्य|कार्यक्रम',
    '일자|시작 시간|종료 시간|상영작',
    'Petsa|Simula|Tapos|Pamagat',
    'Tarehe|Mwanzo|Mwisho|Kichwa',
    'Datum|Aanvang|Einde|Titel',
    'Datum|Beginn|Ende|Titel',
    'Date|Début|Fin|Titre',
    'Fecha|Inicio|Fin|Título',
    'Data|Início|Fim|Título',
    'Data|Inizio|Fine|Titolo',
    '日付|開始|終了|タイトル',
  ])('%s', (header) => {
    const schedule = read(`${header}\n2026-11-28|20:00|22:00|A`);
    expect(say(schedule)).toEqual(['2026-11-28 20:00-22:00 A']);
    expect(schedule.problems).toEqual([]);
  });
});

// In these three languages dates without a locale may be read with the day first (docs/languages.md): their headers tell
// an organizer that the sheet is understood.
it.each<[string, string, object]>([
  [
    'eu',
    'Data|Hasiera|Amaiera|Iraupena|Izenburua|Esteka|Aurkezlea|Oharrak|Aretoa',
    { date: 0, start: 1, end: 2, length: 3, title: 4, host: 6, description: 7, room: 8 },
  ],
  [
    'ko',
    '날짜|시작|종료|소요 시간|제목|링크|진행자|설명|상영관',
    { date: 0, start: 1, end: 2, length: 3, title: 4, host: 6, description: 7, room: 8 },
  ],
  [
    'ne',
    'मिति|सुरु समय|अन्त्य समय|अवधि|शीर्षक|लिङ्क|प्रस्तोता|विवरण|कोठा',
    { date: 0, start: 1, end: 2, length: 3, title: 4, host: 6, description: 7, room: 8 },
  ],
])('takes each column of a sheet in %s for what it is', (_, names, columns) => {
  const { stream, ...others } = readHeader(names.split('|'), 0).columns;
  expect(others).toMatchObject(columns);
  expect(stream).toMatchObject([{ column: 5 }]);
});

it.each([
  ['iw_IL', 'he'],
  ['in_ID', 'id'],
  ['no_NO', 'nb'],
  ['pt_BR', null],
  ['xx', null],
  ['constructor', null],
  [null, null],
])('the language of %s is %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});
