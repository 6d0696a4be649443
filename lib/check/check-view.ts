import { problemIn } from '#lib/backstage/problem-in.ts';
import { cellText } from '#lib/schedule/cell.ts';
import type { Columns } from '#lib/schedule/header.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import type { Now, Problem, Severity, Slot, SlotStatus, Tab, Workbook } from '#lib/schedule/types.ts';
import type { Field } from '#lib/schedule/words/headers.ts';
import { zoneName } from '#lib/schedule/zone.ts';
import type { Words } from '#lib/words/words.ts';
import type { Checked } from './check-workbook.ts';
import { ROWS_A_PAGE } from './limits.ts';

/** The page lists this many problems, because a sheet of another kind has a problem in every cell. */
const MOST_PROBLEMS = 300;
const MOST_COLUMNS = 40;
const LONGEST_TEXT = 300;
const MOST_SLOTS_A_ROW = 3;

export type CheckedProblem = {
  tab: number;
  cell: string | null;
  row: number | null;
  severity: Severity;
  message: string;
};

/** `fields` are what the columns were taken for, null if for nothing. */
type CheckedTab = { name: string; rows: number; fields: Array<Field | null>; header: number | null };

/** The show that is on in a room, or everywhere if there are no rooms. */
export type CheckedNow = {
  room: string | null;
  state: Now['state'];
  title: string | null;
  next: { title: string; start: number } | null;
};

/** All that the page /check shows of a sheet besides its rows. Plain data. */
export type CheckView = {
  tabs: CheckedTab[];
  /** The tab with the shows. */
  main: number;
  timeZone: string;
  locale: string | null;
  grid: Schedule['grid'];
  counts: Record<'slots' | 'repeats' | 'unscheduled' | 'errors' | 'warnings' | 'problems', number>;
  problems: CheckedProblem[];
  now: CheckedNow[];
};

export type CheckedSlot = {
  title: string;
  start: number;
  end: number | null;
  status: SlotStatus;
  room: string | null;
  streams: string[];
};

export type CheckedCell = { text: string; problems: Array<Pick<CheckedProblem, 'severity' | 'message'>> };

/** `kind`: what the site makes of a row. */
export type CheckedRow = {
  row: number;
  kind: 'header' | 'slot' | 'unscheduled' | 'left-out' | 'no-slot' | 'empty' | 'other';
  cells: CheckedCell[];
  slots: CheckedSlot[];
  /** How many further airings there are. */
  moreSlots: number;
};

/** The body of `/backstage/understood`: a page of the newest sheet's rows, and what the site makes of them. */
export type UnderstoodBody = {
  view: CheckView;
  rows: { tab: number; page: number; only: 'all' | 'problems'; rows: CheckedRow[]; pages: number };
};

type Sentences = Pick<Words, 'about' | 'problems' | 'refusals'>;

/** A sheet that was read. It stays with its reader: the page asks for some rows at a time. */
export type CheckedSheet = {
  view: CheckView;
  /** A page of a tab's rows; of all, or only of those with a problem. */
  rows(tab: number, page: number, only: 'all' | 'problems'): { rows: CheckedRow[]; pages: number };
};

export function checkedSheet(workbook: Workbook, checked: Checked, words: Sentences): CheckedSheet {
  const { tabs } = workbook;
  const main = tabs.findIndex(({ name }) => name === checked.tab);
  const problems = checked.schedule.problems.map((problem) => sayProblem(problem, tabs, words));
  // Map.groupBy is younger than the oldest browsers that the page is for.
  const slots = new Map<number, Slot[]>();
  for (const slot of checked.slots) {
    const ofRow = slots.get(slot.row);
    if (ofRow) ofRow.push(slot);
    else slots.set(slot.row, [slot]);
  }
  const unscheduled = new Set(checked.schedule.unscheduled.map(({ row }) => row));
  const columns = fieldsOf(checked.header?.columns ?? null);
  const byCell = problemsByCell(problems, tabs.length);

  const rowOf = (tab: number, row: number): CheckedRow => {
    const own = tab === main ? (slots.get(row) ?? []) : [];
    const texts = (tabs[tab]?.rows[row - 1] ?? []).slice(0, MOST_COLUMNS).map(cellText);
    const cells = texts.map((text, column) => ({
      text: text.slice(0, LONGEST_TEXT),
      problems: byCell[tab]?.get(row)?.get(column) ?? [],
    }));
    const kind =
      tab !== main
        ? 'other'
        : kindOf(row, checked, own.length > 0, unscheduled.has(row), byCell[tab]?.get(row), texts);
    const shown = own.slice(0, MOST_SLOTS_A_ROW).map(toCheckedSlot);
    return { row, kind, cells, slots: shown, moreSlots: own.length - shown.length };
  };

  return {
    view: {
      tabs: tabs.map(({ name, rows }, i) => ({
        name,
        rows: rows.length,
        fields: i === main ? columns : [],
        header: i === main && checked.header ? checked.header.row + 1 : null,
      })),
      main: Math.max(0, main),
      timeZone: zoneName(checked.schedule.timeZone),
      locale: checked.schedule.locale,
      grid: checked.schedule.grid,
      counts: countsOf(checked),
      problems: problems.slice(0, MOST_PROBLEMS),
      now: nowsOf(checked),
    },
    rows(tab, page, only) {
      const count = tabs[tab]?.rows.length ?? 0;
      const wrong = only === 'problems' ? [...(byCell[tab]?.keys() ?? [])].sort((a, b) => a - b) : null;
      const first = page * ROWS_A_PAGE;
      const numbers =
        wrong?.slice(first, first + ROWS_A_PAGE) ??
        Array.from({ length: Math.max(0, Math.min(ROWS_A_PAGE, count - first)) }, (_, i) => first + i + 1);
      const pages = Math.max(1, Math.ceil((wrong?.length ?? count) / ROWS_A_PAGE));
      return { rows: numbers.map((row) => rowOf(tab, row)), pages };
    },
  };
}

function sayProblem(problem: Problem, tabs: readonly Tab[], words: Sentences): CheckedProblem {
  const { tab, cell, row, severity, message } = problemIn({ ...problem, name: '' }, words);
  const found = tabs.findIndex(({ name }) => name === tab);
  return { tab: Math.max(0, found), cell, row, severity, message };
}

type RowProblems = Map<number, CheckedCell['problems']>;

function problemsByCell(problems: readonly CheckedProblem[], tabs: number): Array<Map<number, RowProblems>> {
  const found: Array<Map<number, RowProblems>> = Array.from({ length: tabs }, () => new Map());
  for (const { tab, cell, row, severity, message } of problems) {
    if (cell === null || row === null) continue;
    const rows = found[tab];
    const cells: RowProblems = rows?.get(row) ?? new Map();
    rows?.set(row, cells);
    const column = columnOf(cell);
    cells.set(column, [...(cells.get(column) ?? []), { severity, message }]);
  }
  return found;
}

function columnOf(cell: string): number {
  let column = 0;
  for (const letter of cell.replace(/\d+$/, '')) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function fieldsOf(columns: Columns | null): Array<Field | null> {
  const fields: Array<Field | null> = [];
  const take = (field: Field, column: number) => {
    while (fields.length <= column && fields.length < MOST_COLUMNS) fields.push(null);
    if (column < MOST_COLUMNS) fields[column] = field;
  };
  if (!columns) return fields;
  const { stream, weakStatus: _status, weakTitle: _title, zone: _zone, ...single } = columns;
  for (const [field, column] of Object.entries(single)) take(field as Field, column);
  for (const { column } of stream) take('stream', column);
  return fields;
}

function kindOf(
  row: number,
  { header, schedule }: Checked,
  hasSlot: boolean,
  isUnscheduled: boolean,
  problems: RowProblems | undefined,
  texts: readonly string[],
): CheckedRow['kind'] {
  if (header?.row === row - 1) return 'header';
  // In a grid, a row of the sheet holds several shows, or the names of its columns.
  if (hasSlot) return 'slot';
  if (isUnscheduled) return 'unscheduled';
  if (texts.every((text) => text.trim() === '')) return 'empty';
  const isWrong = [...(problems?.values() ?? [])].flat().some(({ severity }) => severity === 'error');
  if (isWrong) return 'left-out';
  return schedule.grid ? 'other' : 'no-slot';
}

function toCheckedSlot({ title, start, end, status, room, streams }: Slot): CheckedSlot {
  return {
    title,
    start: Date.parse(start),
    end: end === null ? null : Date.parse(end),
    status,
    room,
    streams: streams.map(({ label, embed }) =>
      label.toLowerCase() === embed.provider ? label : `${label} (${embed.provider})`,
    ),
  };
}

function countsOf({ schedule }: Checked): CheckView['counts'] {
  const { problems, repeats, unscheduled } = schedule;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    slots: schedule.slots.length,
    repeats: repeats.length,
    unscheduled: unscheduled.length,
    errors,
    warnings: problems.length - errors,
    problems: problems.length,
  };
}

function nowsOf({ rooms, now, slots }: Checked): CheckedNow[] {
  const say = (room: string | null, { state, slot, next, override }: Now): CheckedNow => {
    const following = slots.find(({ uid }) => uid === next);
    const shown = slots.find(({ uid }) => uid === slot);
    return {
      room,
      state,
      title: override?.title ?? shown?.title ?? null,
      next: following ? { title: following.title, start: Date.parse(following.start) } : null,
    };
  };
  return rooms.length === 0 ? [say(null, now)] : rooms.map(({ name, now: of }) => say(name, of));
}
