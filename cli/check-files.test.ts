import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkCommand } from './check-command.ts';

// Spreadsheets as they come, also from people who mean no good: each gets its answer soon.

const SOON = 2000;
const HEAD = ['Date', 'Start', 'Title'];
const DAY = new Date(Date.UTC(2026, 10, 28));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Sheets = Parameters<typeof writeXlsx>[0]['sheets'];

async function xlsx(sheets: Sheets, change: Record<string, (xml: string) => string> = {}) {
  const bytes = (await writeXlsx({ sheets })) as Uint8Array;
  const files = unzipSync(bytes);
  for (const [path, make] of Object.entries(change))
    files[path] = strToU8(make(strFromU8(files[path] ?? new Uint8Array())));
  return zipSync(files);
}

async function check(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  let out = '';
  let err = '';
  const began = performance.now();
  const code = await checkCommand([path, '--json', '--time-zone', 'UTC'], {
    stdout: {
      write: (text) => {
        out += text;
      },
    },
    stderr: {
      write: (text) => {
        err += text;
      },
    },
    env: {},
    now: () => Date.parse('2026-11-28T20:30:00Z'),
  });
  expect(performance.now() - began).toBeLessThan(SOON);
  const read: {
    slots: { title: string; start: string }[];
    problems: { cell: string; code: string }[];
  } | null = out === '' ? null : JSON.parse(out);
  return {
    code,
    err: err.trim(),
    slots: read?.slots.map(({ title, start }) => `${start.slice(0, 16)} ${title}`),
    problems: read?.problems.map((one) => `${one.cell} ${one.code}`),
  };
}

/** A zip of two megabytes of zeros whose headers say, as they might rightly, that it has 200 MB. */
function bomb(): Uint8Array {
  const bytes = zipSync({ 'xl/workbook.xml': new Uint8Array(2 * 1024 * 1024) }, { level: 1 });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let central = bytes.length - 4;
  while (view.getUint32(central, true) !== 0x02014b50) central--;
  for (const at of [22, central + 24]) view.setUint32(at, 200 * 1024 * 1024, true);
  return bytes;
}

it.each<[string, () => Uint8Array, string]>([
  ['bomb.xlsx', bomb, 'bomb.xlsx unpacks to more than 100 MB: that is no schedule.'],
  [
    'locked.xlsx',
    () =>
      Buffer.concat([
        Buffer.from('d0cf11e0', 'hex'),
        Buffer.alloc(508),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    'locked.xlsx is protected by a password: save it without one.',
  ],
  [
    'old.xls',
    () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'old.xls is an old Excel file (.xls): save it as CSV.',
  ],
  ['large.csv', () => new Uint8Array(50_000_000), 'large.csv is larger than 32 MB: that is no schedule.'],
])('%s is refused with a sentence', async (name, make, sentence) => {
  expect(await check(name, make())).toMatchObject({ code: 2, err: sentence });
});

it('reads dates that are counted from 1904, as some Macs do', async () => {
  const bytes = await xlsx([{ name: 'Plan', rows: [HEAD, [DAY, '20:00', 'A']] }], {
    'xl/workbook.xml': (xml) =>
      xml.includes('<workbookPr')
        ? xml.replace('<workbookPr', '<workbookPr date1904="1"')
        : xml.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
    // The same day is 1462 days less.
    'xl/worksheets/sheet1.xml': (xml) => xml.replace('46354', String(46_354 - 1462)),
  });
  expect(await check('mac.xlsx', bytes)).toMatchObject({ code: 0, slots: ['2026-11-28T20:00 A'] });
});

it('names the cells of failed formulas, and reads the rest', async () => {
  const rows = [
    HEAD,
    [DAY, '20:00', 'A'],
    ['#REF!', '21:00', 'B'],
    [DAY, '#N/A', 'C'],
    [DAY, '22:00', '#REF!'],
  ];
  expect(await check('refs.xlsx', await xlsx([{ name: 'Plan', rows }]))).toMatchObject({
    code: 1,
    slots: ['2026-11-28T20:00 A'],
    problems: ['A3 formula-error', 'B4 formula-error', 'C5 formula-error'],
  });
});

it('reads hidden rows, as Google does, and no hidden sheets', async () => {
  const bytes = await xlsx(
    [
      { name: 'Old', rows: [HEAD, [DAY, '10:00', 'Of the hidden sheet']], hidden: true },
      { name: 'Plan', rows: [HEAD, [DAY, '20:00', 'A'], [DAY, '21:00', 'Of the hidden row']] },
    ],
    { 'xl/worksheets/sheet2.xml': (xml) => xml.replace('<row r="3"', '<row r="3" hidden="1"') },
  );
  expect((await check('hidden.xlsx', bytes)).slots).toEqual([
    '2026-11-28T20:00 A',
    '2026-11-28T21:00 Of the hidden row',
  ]);
});

it('reads merged cells, however far they reach', async () => {
  const merges = [
    { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
    { startRow: 10, startCol: 5, endRow: 1_048_575, endCol: 16_383 },
  ];
  const rows = [HEAD, [DAY, '20:00', 'A'], [null, '21:00', 'B']];
  expect((await check('merged.xlsx', await xlsx([{ name: 'Plan', rows, merges }]))).slots).toEqual([
    '2026-11-28T20:00 A',
    '2026-11-28T21:00 B',
  ]);
});
