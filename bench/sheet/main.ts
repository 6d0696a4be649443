import { monitorEventLoopDelay } from 'node:perf_hooks';
import Papa from 'papaparse';
import { readSchedule } from '#lib/schedule/read-schedule.ts';
import { type RawSheet, workbookFrom } from '#lib/sheet/raw-sheet.ts';
import { readWithoutStalling } from '#server/schedule/sheet-reader.ts';
import { oneCell, seasonCsv } from './tables.ts';

const ROUNDS = 60;
const WARM = 10;

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
  const papa = { wall: 0, cpu: 0 };
  const ours = { wall: 0, cpu: 0 };
  // In turns, and warm, so that whatever else the machine does falls on both.
  for (let round = 0; round < ROUNDS + WARM; round++) {
    for (const [sum, work] of [
      [papa, papaAlone],
      [ours, toSchedule],
    ] as const) {
      const cost = measure(() => work(bytes));
      if (round < WARM) continue;
      sum.wall += cost.wall / ROUNDS;
      sum.cpu += cost.cpu / ROUNDS;
    }
  }
  return [
    {
      what: '10,000 rows, times of papaparse alone',
      value: ours.cpu / papa.cpu,
      unit: '×',
      limit: 'at most 4',
    },
    { what: '10,000 rows, the same by the clock', value: ours.wall / papa.wall, unit: '×', limit: '' },
    { what: '10,000 rows, bytes to schedule', value: ours.cpu, unit: 'ms of this thread', limit: '' },
    { what: '10,000 rows, papaparse alone', value: papa.cpu, unit: 'ms of this thread', limit: '' },
  ];
}

function flatness(): Line[] {
  return [100, 1000, 10_000, 100_000].map((rows) => {
    const bytes = seasonCsv(rows);
    const runs = Math.max(3, Math.min(1000, 200_000 / rows));
    const { cpu } = measure(() => {
      for (let run = 0; run < runs; run++) toSchedule(bytes);
    });
    return {
      what: `${rows} rows, a row`,
      value: (cpu / runs / rows) * 1000,
      unit: 'µs of this thread',
      limit: 'flat',
    };
  });
}

function longCells(): Line {
  const texts = ['a', '9', ' a', '1/', 'a:', '<', '&#x', 'https://', '-', 'x '].map((piece) =>
    piece.repeat(50_000 / piece.length),
  );
  const worst = COLUMNS.flatMap((column) =>
    texts.map((text) => measure(() => toSchedule(oneCell(column, text))).wall),
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

/** Milliseconds by the clock, and of this thread's own work: a busy machine makes only the first longer. */
function measure(work: () => unknown): { wall: number; cpu: number } {
  const before = process.threadCpuUsage();
  const start = performance.now();
  work();
  const wall = performance.now() - start;
  const { user, system } = process.threadCpuUsage(before);
  return { wall, cpu: (user + system) / 1000 };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
