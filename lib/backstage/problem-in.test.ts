import { describe, expect, it } from 'vitest';
import { wordsFor } from '#lib/words/read-words.ts';
import { parseAddress } from '../embed/parse-address.ts';
import type { ProblemCode } from '../schedule/problems.ts';
import { problemExamples, problemsOf } from '../schedule/testing/problem-examples.ts';
import { EMBED, read } from '../schedule/testing/sheet.ts';
import { checkAcceptance } from '../sheet/acceptance.ts';
import { decodeText } from '../sheet/csv/decode-text.ts';
import type { Trouble } from '../sheet/trouble.ts';
import { UnreadableSheet } from '../sheet/unreadable-sheet.ts';
import { problemIn, refusalIn, troubleIn } from './problem-in.ts';

const [english, german] = [wordsFor('en'), wordsFor('de')];
const examples = problemExamples.filter(({ tabs }) => tabs.size > 0);
/** Of the example in docs/problems.md. */
function inGerman(code: ProblemCode): string | undefined {
  const example = examples.find((one) => one.code === code);
  const problem = example && problemsOf(example).find((one) => one.code === code);
  return problem && problemIn(problem, german).message;
}

describe('a problem in German', () => {
  it.each<[ProblemCode, string]>([
    [
      'no-header',
      'Keine Zeile dieses Reiters benennt die Spalten. Schreib eine Kopfzeile: Datum, Beginn, Ende, Titel, Stream.',
    ],
    ['duplicate-header', 'D1: Zwei Spalten heißen „Title“; die erste zählt.'],
    ['bad-date', 'A2: „28 Novebmer 2026“ ist kein Datum. Meinst du 28 November 2026?'],
    [
      'ambiguous-date',
      'A2: „3/12/2026“ kann 3. Dezember 2026 oder 12. März 2026 sein. Setz das Gebietsschema der Tabelle, oder schreib den Monat als Wort.',
    ],
    [
      'date-order',
      'A3: „12/25/2026“ widerspricht den anderen: hier steht der Tag vorn (en_GB). Meinst du 25. Dezember 2026?',
    ],
    ['weekday-mismatch', 'A2: Der 28. November 2026 ist ein Samstag, kein Freitag; das Datum zählt.'],
    ['year-assumed', 'A3: „Sun 28 Nov“ gilt für 2027, das nächste Jahr, in dem es ein Sonntag ist.'],
    ['bad-time', 'B2: „8:75 PM“ ist keine Uhrzeit. Meinst du 8:15 PM?'],
    ['bad-end', 'C2: „22:3o“ ist keine Uhrzeit. Meinst du 22:30? Die Zeile zählt, ohne Ende.'],
    [
      'time-does-not-exist',
      'B2: 01:30 am 29. März 2026 gibt es in Europe/London nicht: die Uhren springen beim Vorstellen darüber hinweg.',
    ],
    ['overlap', 'B3: „Film night“ (Zeile 2) läuft noch, bis 22:00.'],
    ['too-long', 'D2: Dieser Titel ist nach 300 Zeichen abgeschnitten.'],
    [
      'theme-contrast',
      'Settings!B1: text #443322 hat auf seinem Hintergrund einen Kontrast von 1,2, und lesbar ist es ab 4,5; gezeigt wird #f3eff8.',
    ],
    ['repeat-ended', 'D2: Es endet am 1. März 2026, bevor es am 28. November 2026 beginnt.'],
    [
      'stream-refused',
      'D2: Browser können diese Art von Stream nicht abspielen: gib die Adresse der Seite oder der .m3u8-Datei an, wo er zu sehen ist.',
    ],
    [
      'bad-address',
      'D2: Gezeigt werden nur Adressen, die mit https:// beginnen: diese beginnt mit http://. Die Adresse bleibt weg.',
    ],
    [
      'show-now',
      'Settings!B1: Das ist keine Adresse, kein Name aus dem Reiter Streams und kein Titel einer Zeile, die gezeigt werden kann; die Uhr entscheidet. Meinst du „Film night“?',
    ],
  ])('%s', (code, message) => expect(inGerman(code)).toBe(message));

  it('has a sentence for every code, with nothing left open, and nothing of English', () => {
    for (const { code } of examples) {
      const message = inGerman(code as ProblemCode);
      expect(message, code).not.toMatch(/[{}]|undefined|\b(?:the|this|is|of|not|counts|row|shows?)\b/i);
    }
  });

  it('counts what is not listed', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, i) => ['2026-11-28', `later ${i}`, 'Film']);
    const last = (count: number) => {
      const problem = read([['Date', 'Start', 'Title'], ...rows(count)]).problems.at(-1)!;
      return [problemIn(problem, german).message, problem.message];
    };
    expect(last(2001)).toEqual([
      'Es gibt noch 1 weiteres Problem, das hier nicht steht.',
      'There are 1 more problems, which are not listed.',
    ]);
    expect(last(2120)[0]).toBe('Es gibt noch 120 weitere Probleme, die hier nicht stehen.');
  });
});

it.each([
  ['ja', 'C2: 「22:3o」は時刻ではありません。もしかして 22:30 ですか？この行は終わりなしとして使います。'],
  ['zh-Hans', 'C2: “22:3o”不是时间。你是说 22:30 吗？这一行算数，但没有结束时间。'],
  ['ko', 'C2: “22:3o”은(는) 시각이 아니에요. 혹시 22:30인가요? 이 행은 끝나는 시각 없이 써요.'],
])('puts a space between sentences only where %s has one', (language, expected) => {
  const words = wordsFor(language);
  const messages = examples.flatMap((example) =>
    problemsOf(example).map((one) => problemIn(one, words).message),
  );
  expect(messages).toContain(expected);
  for (const message of messages) expect(message).not.toMatch(/[。！？]\s/);
});

it('says in German why a sheet is not read or not taken, and why an address is refused', () => {
  const decode = () => decodeText(new Uint8Array([0x25, 0x50, 0x44, 0x46]), 'The CSV address');
  expect(troubleIn(catchTrouble(decode), german)).toBe('Die CSV-Adresse ist ein PDF und keine Tabelle.');
  const sheet = (count: number) => {
    const rows = Array.from(
      { length: 8 },
      (_, i) => `2026-11-${i < count ? 10 + i : 9}|20:00|${i < count ? `Show ${i}` : 'Old'}`,
    );
    const schedule = read(`Date|Start|Title\n${rows.join('\n')}`);
    return { schedule, document: null };
  };
  const left = (count: number) => {
    const verdict = checkAcceptance(sheet(8), sheet(count), Date.parse('2026-11-10T00:00:00Z'));
    return verdict.accepted ? '' : troubleIn(verdict.why, german).replace(/:.*/, '');
  };
  expect([0, 1, 5].map(left)).toEqual([
    'Von 8 kommenden Sendungen ist keine übrig',
    'Von 8 kommenden Sendungen wären 7 weg',
    'Von 8 kommenden Sendungen wären 3 weg',
  ]);
  const refused = parseAddress('https://vimeo.com:8443/1', EMBED);
  expect(!refused.ok && refusalIn(refused.why, german)).toBe(
    'Vimeo hat keinen solchen Port: kopier die Adresse noch einmal aus dem Browser.',
  );
});

function catchTrouble(read: () => unknown): Trouble {
  try {
    read();
  } catch (error) {
    if (error instanceof UnreadableSheet) return error.why;
  }
  throw new Error('It was read');
}

it('says in English what `marquee check` says, in the six fields of the contract', () => {
  for (const example of examples) {
    for (const problem of problemsOf(example)) {
      const { tab, cell, row, severity, code, message } = problem;
      expect(problemIn(problem, english)).toEqual({ tab, cell, row, severity, code, message });
    }
  }
});

it('advises what a sheet may hold', () => {
  const { problems } = read(
    `Datum|Beginn|Ende|Titel|Stream|Repeat|Status|Layout
     28.11.2026|20:00|22:00|Eins|https://youtu.be/dQw4w9WgXcQ|wöchentlich|vorläufig|Reiter
     29.11.2026|20:00|22:00|Zwei||alle 2 Wochen|abgesagt|Raster
     1.12.2026|10:00|11:00|Drei||täglich|versteckt|
     4.12.2026|14:00|15:00|Vier||monatlich am ersten Freitag|verspätet 20|
     1.12.2026|12:00|13:00|Fünf||wöchentlich bis 2027-03-02||
     6.12.2026|14:00|15:00|Sechs||wöchentlich außer 2026-12-27||`,
    { settings: 'Zeitzone,Europe/Berlin\nEmbeds,fragen' },
  );
  expect(problems).toEqual([]);
});
