import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { read, say, sayProblems } from '#lib/schedule/testing/sheet.ts';
import { isSpreadsheet } from './is-spreadsheet.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';

const HEAD = ['Date', 'Start', 'End', 'Title'];
const DAY = 86_400_000;
const serial = (number: number) => new Date(Date.UTC(1899, 11, 30) + number * DAY);

async function xlsx(rows: unknown[][], more: Record<string, unknown> = {}) {
  const sheets = [{ name: 'Schedule', rows, ...more }];
  return new Uint8Array((await writeXlsx({ sheets } as Parameters<typeof writeXlsx>[0])) as Uint8Array);
}

const cell = (kind: string, value: string, shown = '') =>
  `<table:table-cell office:value-type="${kind}" ${kind === 'string' ? '' : `office:${kind}-value="${value}"`}><text:p>${shown || value}</text:p></table:table-cell>`;

function ods(rows: string[], extra = '', manifest = '<manifest/>') {
  const names = ['office', 'table', 'text', 'style'].map(
    (one) => `xmlns:${one}="urn:oasis:names:tc:opendocument:xmlns:${one}:1.0"`,
  );
  const content = `<?xml version="1.0"?><office:document-content ${names.join(' ')}><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${extra}<table:table table:name="Plan">${rows.map((row) => `<table:table-row>${row}</table:table-row>`).join('')}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8(manifest),
  });
}

const head = HEAD.map((name) => cell('string', name)).join('');
const schedule = async (bytes: Uint8Array) => {
  const workbook = await readSpreadsheet(bytes, 'night');
  return read(workbook.tabs[0]?.rows ?? []);
};

describe('.xlsx', () => {
  it('has dates, times, merged cells and failed formulas', async () => {
    const bytes = await xlsx(
      [
        HEAD,
        [serial(46_354), '20:00', '22:00', 'A & B'],
        [null, '22:00', null, 'C'],
        ['28 Nov 2026', '#REF!', null, 'D'],
      ],
      { merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }] },
    );
    const { tabs } = await readSpreadsheet(bytes, 'night.xlsx');
    expect(tabs[0]?.merges).toEqual([{ startRow: 1, endRow: 3, startColumn: 0, endColumn: 1 }]);
    expect(tabs[0]?.rows[1]?.[0]).toMatchObject({ text: '2026-11-28', number: 46_354, format: 'date' });
    const read = await schedule(bytes);
    expect(say(read)).toEqual(['2026-11-28 20:00-22:00 A & B', '2026-11-28 22:00 C']);
    expect(sayProblems(read)).toEqual(['B4 formula-error']);
  });
});

it('a stray cell far away from the others does not matter', async () => {
  const bytes = await xlsx([HEAD, [serial(46_354), '20:00', null, 'A']]);
  const files = unzipSync(bytes);
  const path = 'xl/worksheets/sheet1.xml';
  const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>';
  files[path] = strToU8(strFromU8(files[path] ?? new Uint8Array()).replace('</sheetData>', far));
  expect(say(await schedule(zipSync(files)))).toEqual(['2026-11-28 20:00 A']);
});

describe('.ods', () => {
  it('has dates and times', async () => {
    const rows = [
      head,
      cell('date', '2026-11-28', '28.11.2026') +
        cell('time', 'PT20H30M00S', '20:30') +
        cell('time', 'PT25H00M00S', '25:00') +
        cell('string', 'A'),
    ];
    expect(say(await schedule(ods(rows)))).toEqual(['2026-11-28 20:30-11-29 01:00 A']);
  });

  it('has no tabs that are hidden', async () => {
    const hidden =
      '<table:table table:name="Notes" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>';
    const { tabs } = await readSpreadsheet(ods([head], hidden), 'night.ods');
    expect(tabs.map(({ name }) => name)).toEqual(['Plan']);
  });
});

describe('files that are not a sheet', () => {
  const bomb = (files: Record<string, Uint8Array>) => zipSync(files, { level: 1 });
  const mostly = new Uint8Array(2 * 1024 * 1024);
  const wide = (text: string, columns: number) =>
    `<table:table-cell table:number-columns-repeated="${columns}" office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;

  /** A zip of one file whose headers say that it has so many bytes. */
  function saying(size: number): Uint8Array {
    const bytes = bomb({ 'xl/workbook.xml': mostly });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    view.setUint32(22, size, true);
    let central = bytes.length - 4;
    while (view.getUint32(central, true) !== 0x02014b50) central--;
    view.setUint32(central + 24, size, true);
    return bytes;
  }

  it.each<[string, () => Uint8Array, RegExp]>([
    ['a zip bomb', () => saying(200 * 1024 * 1024), /unpacks to more than 100 MB/],
    [
      'rows of far too many cells',
      () => ods(Array(1500).fill(wide('x', 16_384))),
      /far more cells than a schedule/,
    ],
    [
      'a text in far too many cells',
      () => ods(Array(100).fill(wide('x'.repeat(20_000), 60))),
      /unpacks to more than 100 MB/,
    ],
    ['a zip of other things', () => bomb({ 'a.xml': strToU8('<a/>') }), /neither an \.xlsx nor an \.ods/],
    ['a spreadsheet that is cut off', () => ods([head]).slice(0, 300), /not a whole spreadsheet/],
    [
      'a broken table',
      () => bomb({ 'xl/workbook.xml': strToU8('<workbook'), '[Content_Types].xml': strToU8('<') }),
      /not a whole spreadsheet/,
    ],
    [
      'a protected .ods',
      () => ods([head], '', '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>'),
      /protected by a password/,
    ],
    [
      'a protected .xlsx',
      () =>
        Uint8Array.from([
          0xd0,
          0xcf,
          0x11,
          0xe0,
          ...Buffer.alloc(508),
          ...Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
      /protected by a password/,
    ],
  ])('%s', async (_, make, says) => {
    const bytes = make();
    expect(isSpreadsheet(bytes)).toBe(true);
    await expect(readSpreadsheet(bytes, 'night')).rejects.toThrow(says);
  });

  it('a bomb that lies about its size is not unpacked', async () => {
    const bytes = saying(10);
    await expect(readSpreadsheet(bytes, 'night')).rejects.toThrow(/not a whole spreadsheet/);
  });
});
