import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workbookFromReply } from './reply.ts';

const read = (reply: unknown) => workbookFromReply(JSON.stringify(reply), 'The answer');
const withCells = (values: unknown[], block: object = {}) => ({
  properties: {},
  sheets: [{ properties: { title: 'Tab' }, data: [{ ...block, rowData: [{ values }] }] }],
});
const cellOf = (cell: unknown) => read(withCells([cell])).tabs[0]?.rows[0]?.[0];

describe('a cell', () => {
  it.each<[string, unknown, unknown]>([
    ['text', { effectiveValue: { stringValue: 'One' }, formattedValue: 'One' }, 'One'],
    ['text without its format', { effectiveValue: { stringValue: 'One' } }, 'One'],
    ['a tick', { effectiveValue: { boolValue: true } }, 'TRUE'],
    ['an empty one', {}, undefined],
    [
      'a number without its format',
      { effectiveValue: { numberValue: 7 } },
      { text: '7', number: 7, format: 'number' },
    ],
    ...(
      [
        ['DATE', 'dd/mm/yyyy', 'date'],
        ['TIME', 'hh:mm', 'time'],
        ['TIME', '[h]:mm:ss', 'duration'],
        ['DATE_TIME', '[mm]:ss', 'duration'],
        ['DATE_TIME', 'dd hh:mm', 'date-time'],
        ['PERCENT', '0%', 'number'],
        ['A_TYPE_OF_TOMORROW', '', 'number'],
      ] as const
    ).map(([type, pattern, format]): [string, unknown, unknown] => [
      `${type} ${pattern}`,
      {
        effectiveValue: { numberValue: 0.5 },
        formattedValue: 'x',
        effectiveFormat: { numberFormat: { type, pattern } },
      },
      { text: 'x', number: 0.5, format },
    ]),
    [
      'a format of a reply with another mask',
      {
        effectiveValue: { numberValue: 1 },
        formattedValue: 'x',
        userEnteredFormat: { numberFormat: { type: 'DATE' } },
      },
      { text: 'x', number: 1, format: 'date' },
    ],
    [
      'an error',
      { effectiveValue: { errorValue: { type: 'REF' } }, formattedValue: '#REF!' },
      { text: '#REF!', error: 'REF' },
    ],
    [
      'an address that is its own link',
      { formattedValue: 'https://a.example/', hyperlink: 'https://a.example/' },
      'https://a.example/',
    ],
    [
      'a link that the sheet completed',
      { formattedValue: 'a.example', hyperlink: 'http://a.example' },
      { text: 'a.example', links: [{ text: 'a.example', uri: 'http://a.example' }] },
    ],
    [
      'several links, one of them twice',
      {
        formattedValue: '👏 HD, SD, HD',
        textFormatRuns: [
          { format: {} },
          { startIndex: 3, format: { link: { uri: 'https://hd.example' } } },
          { startIndex: 5, format: {} },
          { startIndex: 7, format: { link: { uri: 'https://sd.example' } } },
          { startIndex: 9 },
          { startIndex: 11, format: { link: { uri: 'https://hd.example' } } },
        ],
      },
      {
        text: '👏 HD, SD, HD',
        links: [
          { text: 'HD', uri: 'https://hd.example' },
          { text: 'SD', uri: 'https://sd.example' },
        ],
      },
    ],
    [
      'a chip after text, and a person',
      {
        formattedValue: 'see Night, Ann',
        chipRuns: [
          { chip: {} },
          { startIndex: 4, chip: { richLinkProperties: { uri: 'https://n.example' } } },
          { startIndex: 9, chip: {} },
          { startIndex: 11, chip: { personProperties: { email: 'ann@example.org' } } },
        ],
      },
      { text: 'see Night, Ann', links: [{ text: 'Night', uri: 'https://n.example' }] },
    ],
  ])('%s', (_, cell, expected) => {
    expect(cellOf(cell)).toEqual(expected);
  });
});

describe('tabs', () => {
  it('stand in the order of the sheet, without charts and hidden ones of other names', () => {
    const tab = (title: string, index: number, more: object = {}) => ({
      properties: { title, index, ...more },
    });
    const { tabs } = read({
      properties: {},
      sheets: [
        tab('C', 3),
        tab('Chart', 1, { sheetType: 'OBJECT' }),
        tab('Old', 2, { hidden: true }),
        tab(' settings', 4, { hidden: true, sheetId: 77 }),
        tab('A', 0),
      ],
    });
    expect(tabs.map(({ name, gid }) => [name, gid])).toEqual([
      ['A', 0],
      ['C', 0],
      [' settings', 77],
    ]);
  });

  it('have their cells where the blocks say, and end with the last that is not empty', () => {
    const block = (startRow: number, startColumn: number, ...rows: string[][]) => ({
      startRow,
      startColumn,
      rowData: rows.map((row) => ({ values: row.map((formattedValue) => ({ formattedValue })) })),
    });
    const sheet = {
      properties: { title: 'Tab' },
      data: [block(2, 1, ['b3', 'c3'], [], ['b5', '']), block(0, 0, ['a1', ''])],
    };
    expect(read({ properties: {}, sheets: [sheet] }).tabs[0]?.rows).toEqual([
      ['a1'],
      [],
      ['', 'b3', 'c3'],
      [],
      ['', 'b5'],
    ]);
  });

  it('may be merged without an end', () => {
    const sheet = { properties: { title: 'Tab' }, merges: [{ startRowIndex: 1 }], data: [] };
    expect(read({ properties: {}, sheets: [sheet] }).tabs[0]?.merges).toEqual([
      { startRow: 1, endRow: 0, startColumn: 0, endColumn: 18_278 },
    ]);
  });
});

describe('anything else', () => {
  it.each<[string, unknown]>([
    ['a list', []],
    ['an error', { error: { code: 403 } }],
    ['values', { range: 'A1', values: [['x']] }],
    ['a cell that is none', withCells([7])],
    ['a row in the millions', withCells([{}], { startRow: 1e7 })],
    ['a negative row', withCells([{}], { startRow: -1 })],
  ])('is refused: %s', (_, reply) => {
    expect(() => read(reply)).toThrow(/^The answer is not a spreadsheets\.get reply: see /);
  });

  it('is a workbook or a sentence', () => {
    const json = fc.jsonValue();
    const anything = fc.oneof(
      json,
      json.map((cell) => withCells([cell])),
      fc.object().map((cell) => withCells([cell])),
    );
    fc.assert(
      fc.property(anything, (reply) => {
        try {
          expect(read(reply).tabs).toBeInstanceOf(Array);
        } catch (error) {
          expect(error).toMatchObject({ name: 'UnreadableSheet' });
        }
      }),
    );
  });
});
