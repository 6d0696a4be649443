import { styleText } from 'node:util';
import { cellText } from '#lib/schedule/cell.ts';
import { runningOrder } from '#lib/schedule/programme.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import type { Now, Problem, Slot, Tab, Workbook } from '#lib/schedule/types.ts';
import { zoneName } from '#lib/schedule/zone.ts';
import type { Io } from './io.ts';

type Output = Pick<Io, 'stdout' | 'env'>;
type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

const MOST_SHOWN = 50;
const WIDEST_CELL = 24;

type Report = {
  schedule: Schedule;
  slots: readonly Slot[];
  rooms: ReadonlyArray<{ name: string; now: Now }>;
  now: Now;
};

/** The report of `check` for people: each problem with its row and the cell marked, then the shows that are on. */
export function checkReport(
  { schedule, slots, rooms, now }: Report,
  workbook: Workbook,
  at: number,
  { stdout, env }: Output,
): string {
  const colours = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  const style: Style = (format, text) =>
    colours ? styleText(format, text, { validateStream: false }) : text;
  const { problems } = schedule;
  const width = Math.max(40, Math.min(stdout.columns ?? 100, 140));
  const shown = problems
    .slice(0, MOST_SHOWN)
    .map((problem) => sayProblem(problem, workbook.tabs, width, style));
  if (problems.length > MOST_SHOWN) shown.push(style('dim', `… and ${problems.length - MOST_SHOWN} more.`));
  return [
    ...shown,
    summary(schedule, style),
    ...sayNow(schedule, slots, rooms, now, at, style),
    ...sayProgrammes(schedule, slots, at),
    '',
  ].join('\n');
}

function sayProblem(problem: Problem, tabs: readonly Tab[], width: number, style: Style): string {
  const error = problem.severity === 'error';
  const head = `${style(error ? ['bold', 'red'] : ['bold', 'yellow'], problem.severity)} ${printable(problem.message)} ${style('dim', `[${problem.code}]`)}`;
  const row = rowOf(problem, tabs);
  return row === null ? `${head}\n` : `${head}\n${showRow(row, problem, width, style)}\n`;
}

function rowOf({ tab, row }: Problem, tabs: readonly Tab[]): string[] | null {
  if (row === null) return null;
  return tabs.find(({ name }) => name === tab)?.rows[row - 1]?.map(cellText) ?? [];
}

/** The row's cells side by side, and below them a mark under the one that is meant. */
function showRow(cells: readonly string[], { row, cell }: Problem, width: number, style: Style): string {
  const column = columnOf(cell ?? 'A1');
  const number = `${row} `.padStart(6);
  let line = `${number}${style('dim', '│')} `;
  let used = number.length + 2;
  let mark = '';
  // If a cell is far to the right, the cells before it are left out.
  const first = column > 6 ? column - 3 : 0;
  for (let i = first; i <= Math.max(column, cells.length - 1) && used < width; i++) {
    const text = shorten(cells[i] ?? '');
    const marked = i === column;
    if (marked) mark = `${' '.repeat(used)}${style('red', '^'.repeat(Math.max(1, textWidth(text))))}`;
    line += `${marked ? style('bold', text) : text}${style('dim', ' │ ')}`;
    used += textWidth(text) + 3;
  }
  return `${line}\n${mark}`;
}

function columnOf(cell: string): number {
  let column = 0;
  for (const letter of cell.replace(/\d+$/, '')) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function shorten(text: string): string {
  const line = printable(text.slice(0, 200)).trim();
  return line.length > WIDEST_CELL ? `${line.slice(0, WIDEST_CELL - 1)}…` : line;
}

/** The text of a sheet must not move the cursor, nor change the direction of the line. */
function printable(text: string): string {
  return text.replaceAll(/[\p{C}\u2028\u2029]+/gu, ' ');
}

/** Columns of a terminal: Chinese, Japanese and Korean letters take two. */
function textWidth(text: string): number {
  let width = 0;
  for (const letter of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        letter,
      )
        ? 2
        : 1;
  return width;
}

function summary(
  { slots, repeats, unscheduled, problems, timeZone, locale, grid }: Schedule,
  style: Style,
): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const counts = [
    count(slots.length, 'slot'),
    repeats.length > 0 ? `${repeats.length} repeating` : '',
    unscheduled.length > 0 ? `${unscheduled.length} without a time yet` : '',
  ].filter((part) => part !== '');
  const verdict =
    problems.length === 0
      ? style('green', 'no problems')
      : [
          style(errors > 0 ? 'red' : 'dim', count(errors, 'error')),
          count(problems.length - errors, 'warning'),
        ].join(', ');
  const understood = grid
    ? ` (${count(grid.columns, grid.kind === 'rooms' ? 'room' : 'day')}, read as columns)`
    : '';
  return `${counts.join(', ')}${understood}; ${verdict}. Times in ${zoneName(timeZone)}${locale ? `, locale ${locale}` : ''}.`;
}

/** Lists the show that is on and the next one; with rooms, two lines for each. */
function sayNow(
  { timeZone }: Schedule,
  slots: readonly Slot[],
  rooms: Report['rooms'],
  now: Now,
  at: number,
  style: Style,
): string[] {
  const say = (instant: number) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(instant);
  const about = (of: Now, where: string) => {
    const shown = slots.find(({ uid }) => uid === of.slot);
    const next = slots.find(({ uid }) => uid === of.next);
    const title = of.override?.title ?? shown?.title;
    const lines = [
      `${where}: ${style('bold', of.state.replace('-', ' '))}${title ? `, ${printable(title)}` : ''}${of.override ? ' (shown by override)' : ''}`,
    ];
    if (next && next !== shown) lines.push(`Next: ${printable(next.title)}, ${say(Date.parse(next.start))}`);
    return lines;
  };
  if (rooms.length === 0) return about(now, say(at));
  return [
    `${count(rooms.length, 'room')}; at ${say(at)}:`,
    ...rooms.flatMap(({ name, now: of }) => about(of, printable(name)).map((line) => `  ${line}`)),
  ];
}

const MOST_PROGRAMMES = 5;

/** The running order of slots that are on or coming and are played together. */
function sayProgrammes({ timeZone }: Schedule, slots: readonly Slot[], at: number): string[] {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' });
  const say = (instant: string | null) => (instant === null ? '?' : time.format(Date.parse(instant)));
  return slots
    .filter(({ playback, end, start }) => playback !== 'live' && Date.parse(end ?? start) >= at)
    .slice(0, MOST_PROGRAMMES)
    .flatMap((slot) => {
      const order = runningOrder(slot);
      const unknown = slot.streams[order.at(-1)?.index ?? 0]?.length === null;
      return [
        `${printable(slot.title)} (row ${slot.row}), ${slot.playback}:`,
        ...order.map(({ title, start, end }) => `  ${say(start)} - ${say(end)}  ${printable(title)}`),
        ...(unknown ? ['  The site measures the length of the last one of these, if it is a file.'] : []),
      ];
    });
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
