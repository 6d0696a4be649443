import { monitorEventLoopDelay } from 'node:perf_hooks';
import Papa from 'papaparse';
import { readSchedule } from '#lib/schedule/read-schedule.ts';
import { type RawSheet, workbookFrom } from '#lib/sheet/raw-sheet.ts';
import { readWithoutStalling } from '#lib/sheet/sheet-reader.ts';
import { oneCell, seasonCsv } from './tables.ts';

type Line = { what: string; value: number; unit: string; limit: string };

const OPTIONS = { timeZone: 'Europe/London', embed: { siteHost: 'show.example.org', allowedHosts: [] } };
const COLUMNS = [
  'Date',
  'Start',
  'End',
  'Length',
  'Title',
  'Stream',
  'Host',
  'Repeat',
  'Status',
  'Chat',
  'Theme',
  'Poster',
];

/** `npm run bench -- sheet`: from bytes to schedule, against what papaparse alone needs for the same bytes. */
export async function run({ json }: { json: boolean; args: string[] }): Promise<void> {
  // First, so that the memory is its own; the ratio is what is asked for, so it is printed first.
  const big = await large();
  const lines = [...ratios(), ...flatness(), longCells(), ...big];
  if (json) {
    process.stdout.write(`${JSON.stringify(lines)}\n`);
    return;
  }
  console.table(
    Object.fromEntries(
      lines.map(({ what, value, unit, limit }) => [
        what,
        { measured: `${round(value)} ${unit}`.trim(), limit },
      ]),
    ),
  );
}

function rawOf(bytes: Uint8Array): RawSheet {
  return {
    form: 'tables',
    tables: [{ name: 'Schedule', what: 'The bench', bytes, charset: null, delimiter: null }],
  };
}

function toSchedule(bytes: Uint8Array) {
  return readSchedule(workbookFrom(rawOf(bytes)), OPTIONS);
}

function papaAlone(bytes: Uint8Array) {
  return Papa.parse<string[]>(new TextDecoder().decode(bytes));
}

function ratios(): Line[] {
  const bytes = seasonCsv(10_000);
  // In turns, so that whatever else the machine does falls on both.
  const both = Array.from(
    { length: 45 },
    () => [time(() => papaAlone(bytes)), time(() => toSchedule(bytes))] as const,
  ).slice(5);
  // The best of each: what else the machine does only ever adds to it, and more to what takes longer.
  const papa = Math.min(...both.map(([one]) => one));
  const ours = Math.min(...both.map(([, other]) => other));
  return [
    { what: '10,000 rows, times of papaparse alone', value: ours / papa, unit: '×', limit: 'at most 4' },
    { what: '10,000 rows, bytes to schedule', value: ours, unit: 'ms', limit: '' },
    { what: '10,000 rows, papaparse alone', value: papa, unit: 'ms', limit: '' },
  ];
}

function flatness(): Line[] {
  return [100, 1000, 10_000, 100_000].map((rows) => {
    const bytes = seasonCsv(rows);
    const runs = Math.max(3, Math.min(200, 100_000 / rows));
    const ms = Math.min(...Array.from({ length: runs }, () => time(() => toSchedule(bytes))));
    return { what: `${rows} rows, a row`, value: (ms / rows) * 1000, unit: 'µs', limit: 'flat' };
  });
}

function longCells(): Line {
  const texts = ['a', '9', ' a', '1/', 'a:', '<', '&#x', 'https://', '-', 'x '].map((piece) =>
    piece.repeat(50_000 / piece.length),
  );
  const worst = COLUMNS.flatMap((column) =>
    texts.map((text) => time(() => toSchedule(oneCell(column, text)))),
  );
  return {
    what: '50,000 characters in a cell, the slowest',
    value: Math.max(...worst),
    unit: 'ms',
    limit: 'under 50',
  };
}

/** 100,000 rows as the site reads them: in a thread of its own. */
async function large(): Promise<Line[]> {
  const bytes = seasonCsv(100_000);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  await readWithoutStalling(rawOf(bytes), OPTIONS);
  const ms = performance.now() - start;
  delay.disable();
  return [
    { what: '100,000 rows in a thread', value: ms, unit: 'ms', limit: '' },
    { what: '100,000 rows, longest stall', value: delay.max / 1e6, unit: 'ms', limit: 'under 200' },
    {
      what: '100,000 rows, memory',
      value: process.resourceUsage().maxRSS / 1024,
      unit: 'MB',
      limit: 'under 512',
    },
  ];
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
