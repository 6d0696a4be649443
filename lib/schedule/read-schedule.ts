import { readWith, type Taken } from './read-with.ts';
import type { ReadOptions, Schedule } from './schedule.ts';
import { slugOf } from './slug.ts';
import type { Workbook } from './types.ts';

export type { ReadOptions } from './schedule.ts';

/**
 * Reads any workbook as a schedule, and always returns one: if a cell could not be read, that is among the problems.
 * Deterministic, without clock or I/O; the result is plain data.
 */
export const readSchedule = (workbook: Workbook, options: ReadOptions): Schedule =>
  readTaken(workbook, options).schedule;

/** The same, with the columns that were taken. */
export const readTaken = (workbook: Workbook, options: ReadOptions): Taken =>
  readWith(slugOf, workbook, options);
