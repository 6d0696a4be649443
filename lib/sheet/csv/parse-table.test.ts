import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { parseTable } from './parse-table.ts';

const read = (text: string) => parseTable(text, 'The file');

describe('the delimiter', () => {
  it.each([
    ['comma', 'Date,Start,Title\n2026-11-28,20:00,Night one\n', 3],
    [
      'semicolon, with commas in every row',
      'Datum;Start;Titel\n28.11.2026;20,30;Eins, zwei\n29.11.2026;21,00;Drei\n',
      3,
    ],
    ['tab, with commas and semicolons', 'Date\tStart\tTitle\n2026-11-28\t20:00\tOne, two; three, four\n', 3],
    ['pipe', 'Date|Start|Title\n2026-11-28|20:00|One, two\n', 3],
    [
      'comma, with labelled streams after pipes',
      'Title,Stream\nOne,HD: a | SD: b | LD: c\nTwo,HD: a | SD: b | LD: c\n',
      2,
    ],
    ['comma, title rows above', 'Autumn season\n\nDate,Start,Title\n2026-11-28,20:00,One\n,21:00,Two\n', 3],
    ['comma inside of quotes only in one row', 'Title;Stream\n"One, two";x\nThree;y\n', 2],
    ['stated', 'sep=;\nTitle;Stream\nOne, two, three;x\n', 2],
  ])('%s', (_, text, columns) => {
    const rows = read(text);
    const header = rows.find((row) => row.length > 1);
    expect(header).toHaveLength(columns);
    expect(rows.filter((row) => row.length > 1).every((row) => row.length === columns)).toBe(true);
  });

  it('counts the stated delimiter as the row that it is', () => {
    expect(read('sep=;\nTitle;Stream\n')).toEqual([[], ['Title', 'Stream']]);
  });

  it('is the expected one if it occurs', () => {
    expect(parseTable('Title\tNote\nOne\ta, b, c\n', 'The file', '\t')[1]).toEqual(['One', 'a, b, c']);
    expect(parseTable('Title,Note\nOne,a\n', 'The file', '\t')[1]).toEqual(['One', 'a']);
  });
});

describe('rows', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('%s', (_, end) => {
    expect(read(`Title,Note${end}"One${end}two",x${end}${end}Three,y${end}`)).toEqual([
      ['Title', 'Note'],
      ['One\ntwo', 'x'],
      [''],
      ['Three', 'y'],
    ]);
  });

  it.each([
    ['text after the closing mark', '"Late" Night,20:00', ['"Late" Night', '20:00']],
    ['a mark never closed', '"Late Night,20:00', ['"Late Night', '20:00']],
    ['a mark inside', '5" disc,20:00', ['5" disc', '20:00']],
  ])('%s costs no other row', (_, line, cells) => {
    expect(read(`Title,Start\nFirst,19:00\n${line}\n"Last, really",21:00\n`)).toEqual([
      ['Title', 'Start'],
      ['First', '19:00'],
      cells,
      ['Last, really', '21:00'],
    ]);
  });

  it('reads a text whose every row has uneven marks', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `"Show ${i},20:00`);
    expect(read(['Title,Start', ...lines].join('\n'))).toHaveLength(61);
  });

  it('are those that were printed', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '|', '\n', ' ', 'é') });
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom(...([',', ';', '\t', '|'] as const)), (rows, delimiter) => {
        const text = `sep=${delimiter}\n${Papa.unparse([['Date', 'Start', 'Title'], ...rows], { delimiter, newline: '\n', quotes: true })}\n`;
        expect(read(text)).toEqual([[], ['Date', 'Start', 'Title'], ...rows]);
      }),
    );
  });

  it('never throws but for what is too large', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\t', '|') }), (text) => {
        expect(Array.isArray(read(text))).toBe(true);
      }),
    );
  });

  it.each(['\t', ';', '|'])('takes 19,000 of %j in one quoted cell for a text', (mark) => {
    const cell = `a${mark.repeat(19_000)}b`;
    expect(read(`Date,Title\n2026-11-28,"${cell}"\n`)).toEqual([
      ['Date', 'Title'],
      ['2026-11-28', cell],
    ]);
  });

  it('refuses more rows or columns than a sheet has', () => {
    expect(() => read('\t'.repeat(20_000))).toThrow(/more than 18278 columns/);
    expect(() => read('x,y\n'.repeat(250_002))).toThrow(/more than 250000 rows/);
    expect(() => read(','.repeat(20_000))).toThrow(/more than 18278 columns/);
    expect(read(`${'h,'.repeat(5000)}\n`)[0]).toHaveLength(5001);
  });
});
