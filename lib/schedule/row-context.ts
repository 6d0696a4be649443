import type { BareLengths } from './bare-lengths.ts';
import type { Day } from './civil.ts';
import type { Columns } from './header.ts';
import type { Problems } from './problems.ts';
import type { DateContext } from './resolve-date.ts';
import type { Cancelled } from './title-status.ts';
import type { Cell } from './types.ts';
import type { WhenCell } from './when-cell.ts';

/** The facts that rows above give to the rows below them. */
export type Above = {
  date:
    | { is: 'none' }
    | { is: 'unknown' }
    | { is: 'bad'; cell: string }
    | { is: 'day'; day: Day; assumed: boolean }
    | { is: 'weekdays'; weekdays: number[] };
  /** The first day of a month that stands as a heading: the day below it needs none. */
  month: Day | null;
  /** The start (seconds) of the last row of the same night. */
  start: number | null;
  /** The cells that ditto marks refer to. */
  title: string;
};

export type RowContext = {
  columns: Columns;
  dates: DateContext;
  weekly: boolean;
  problems: Problems;
  readEndCell: (cell: Cell | undefined) => WhenCell;
  readCancelled: (title: string) => Cancelled | null;
  /** Times of the Start column have am or pm, and none says 13 or more. */
  hasHalves: boolean;
  bareLengths: BareLengths;
  /** Zones that were read from an abbreviation and noted: once is enough. */
  notedZones: Set<string>;
};
