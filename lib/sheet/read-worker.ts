import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { ReadOptions } from '#lib/schedule/schedule.ts';
import type { RawSheet } from './raw-sheet.ts';
import { type ReadSheet, readSheet } from './read-sheet.ts';
import { UnreadableSheet } from './unreadable-sheet.ts';

/** One read of a large sheet. The parts are small, so that taking one in does not hold the other thread up. */
export type WorkerOrder = { raw: RawSheet; options: ReadOptions; port: MessagePort };

const LISTS = ['slots', 'repeats', 'unscheduled', 'problems'] as const;

/** In this order: the sheet with its lists empty, parts of the lists, the end; or why there is none. */
export type WorkerPart =
  | { part: 'sheet'; sheet: ReadSheet }
  | { part: 'items'; list: (typeof LISTS)[number]; items: unknown[] }
  | { part: 'end' }
  | { part: 'unreadable'; kind: UnreadableSheet['kind']; message: string };

const ITEMS_A_PART = 1000;

function run({ raw, options, port }: WorkerOrder): void {
  const post = (part: WorkerPart) => port.postMessage(part);
  try {
    const { schedule, ...rest } = readSheet(raw, options);
    const empty = { slots: [], repeats: [], unscheduled: [], problems: [] };
    post({ part: 'sheet', sheet: { ...rest, schedule: { ...schedule, ...empty } } });
    for (const list of LISTS) {
      for (let at = 0; at < schedule[list].length; at += ITEMS_A_PART) {
        post({ part: 'items', list, items: schedule[list].slice(at, at + ITEMS_A_PART) });
      }
    }
    post({ part: 'end' });
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error;
    post({ part: 'unreadable', kind: error.kind, message: error.message });
  }
  // Stays until it is ended from outside: with it the parts that were not taken in would go.
  parentPort?.on('message', () => {});
  parentPort?.postMessage('posted');
}

run(workerData as WorkerOrder);
