import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchUids, withUids } from './match-uids.ts';
import type { Schedule } from './schedule.ts';
import { read, slotsAbout } from './testing/sheet.ts';

const HEADER = 'Date|Start|End|Title|Stream|Repeat';
const OPENING = '2026-11-28|20:00|21:00|The Opening Night||';
const FILM = '2026-11-28|21:00|23:00|Café Noir|https://youtu.be/aqz-KE-bpKQ|';
const TALK = '2026-11-29|20:00|21:00|Talk||';
const WEEKLY = '2026-11-30|20:00|21:00|Magazine||weekly';

const sheet = (...rows: string[]) => read([HEADER, ...rows].join('\n'));
const handOn = (next: Schedule, previous: Schedule) => withUids(next, matchUids(next, previous));
/** The uids of a schedule by title and start. */
const uids = (schedule: Schedule) =>
  new Map(slotsAbout(schedule).map(({ title, start, uid }) => [`${title} ${start.slice(0, 10)}`, uid]));
const uidOf = (schedule: Schedule, title: string) =>
  slotsAbout(schedule).find((slot) => slot.title === title)?.uid;

describe('a uid, from the grid alone', () => {
  const before = sheet(OPENING, FILM, TALK, WEEKLY);

  it('stays when the rows are in another order, among others, or with other columns', () => {
    const after = sheet(WEEKLY, TALK, '2026-11-29|12:00||Lunch||', FILM, OPENING);
    for (const [name, uid] of uids(before)) expect(uids(after).get(name)).toBe(uid);
  });

  it.each([
    ['time', OPENING.replace('20:00|21:00', '18:30|')],
    ['case and accents', OPENING.replace('The Opening', 'the öpening')],
    ['the article and punctuation', OPENING.replace('The Opening Night', '"Opening" night!')],
    ['a slip of spelling', OPENING.replace('Opening', 'Openning')],
    ['stream', OPENING.replace('||', '|https://youtu.be/aqz-KE-bpKQ|')],
  ])('stays when the %s is edited', (_, row) => {
    const [slot] = slotsAbout(sheet(row));
    expect(slot?.uid).toBe(uidOf(before, 'The Opening Night'));
  });

  it("is the replaced airing's for a row that replaces one", () => {
    const after = sheet(OPENING, FILM, TALK, WEEKLY, '2026-12-07|22:00|23:00|Magazine||');
    expect(uids(after)).toEqual(uids(before));
  });

  it('does not know the day that only --date says', () => {
    const given = 'Start|Title\n20:00|A';
    expect(slotsAbout(read(given, { date: '2026-11-28' }))[0]?.uid).toBe(
      slotsAbout(read(given, { date: '2026-11-29' }))[0]?.uid,
    );
  });

  it('tells alike airings of one day apart', () => {
    const schedule = sheet(OPENING, OPENING, OPENING.replace('20:00|21:00', '10:00|'), WEEKLY, WEEKLY);
    const all = slotsAbout(schedule).map(({ uid }) => uid);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('matchUids', () => {
  const before = sheet(OPENING, FILM, TALK, WEEKLY);
  const after = (...rows: string[]) => handOn(sheet(...rows), before);

  it.each([
    [
      'a new title at the same place and time',
      'The Opening Night',
      [OPENING.replace('The Opening Night', 'Opening gala'), FILM, TALK, WEEKLY],
      'Opening gala',
    ],
    ['the date', 'Talk', [OPENING, FILM, TALK.replace('11-29', '12-04'), WEEKLY], 'Talk'],
    [
      'title and time, with the same stream',
      'Café Noir',
      [OPENING, TALK, WEEKLY, FILM.replace('21:00', '21:30').replace('Café Noir', 'Cafe Noire')],
      'Cafe Noire',
    ],
    [
      'the title of a repeat',
      'Magazine',
      [OPENING, FILM, TALK, WEEKLY.replace('Magazine', 'The Magazine Show')],
      'The Magazine Show',
    ],
    [
      'the weekday of a repeat',
      'Magazine',
      [OPENING, FILM, TALK, WEEKLY.replace('11-30', '12-01')],
      'Magazine',
    ],
  ])('keeps a uid through an edit of %s', (_, title, rows, newTitle) => {
    const next = after(...rows);
    if (_ === 'the weekday of a repeat') expect(next.repeats[0]?.key).toBe(before.repeats[0]?.key);
    else expect(uidOf(next, newTitle)).toBe(uidOf(before, title));
  });

  it('keeps what was kept before', () => {
    const renamed = after(OPENING.replace('The Opening Night', 'Opening gala'), FILM, TALK, WEEKLY);
    const again = handOn(
      sheet(
        OPENING.replace('The Opening Night', 'Opening gala').replace('20:00', '19:00'),
        FILM,
        TALK,
        WEEKLY,
      ),
      renamed,
    );
    expect(uidOf(again, 'Opening gala')).toBe(uidOf(before, 'The Opening Night'));
  });

  it('does not take another show for the one that went', () => {
    const next = after(FILM, TALK, WEEKLY, '2026-12-12|15:00|16:00|Something else||');
    expect(slotsAbout(before).map(({ uid }) => uid)).not.toContain(uidOf(next, 'Something else'));
  });

  it('gives no uid twice, whatever was edited', () => {
    const row = fc
      .record({
        day: fc.integer({ min: 1, max: 4 }),
        hour: fc.integer({ min: 0, max: 3 }),
        title: fc.constantFrom('Film', 'Films', 'The film', 'Talk', 'News', 'Movie'),
        repeat: fc.constantFrom('', '', '', 'weekly', 'daily'),
      })
      .map(({ day, hour, title, repeat }) => `2026-12-0${day}|2${hour}:00||${title}||${repeat}`);
    const rows = fc.array(row, { maxLength: 8 });
    fc.assert(
      fc.property(rows, rows, rows, (first, second, third) => {
        const one = sheet(...first);
        const two = handOn(sheet(...second), one);
        const three = handOn(sheet(...third), two);
        for (const schedule of [two, three]) {
          const all = slotsAbout(schedule).map(({ uid }) => uid);
          expect(new Set(all).size).toBe(all.length);
        }
        expect(handOn(sheet(...third), three)).toEqual(three);
      }),
      { numRuns: 300 },
    );
  });
});
