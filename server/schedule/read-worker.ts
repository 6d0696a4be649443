import { type MessagePort, workerData } from 'node:worker_threads';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import type { Trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import { type ReadSheet, type ReadSheetOptions, readSheet } from './read-sheet.ts';

/** One read of a large sheet. */
type WorkerOrder = { raw: RawSheet; options: ReadSheetOptions; port: MessagePort };

const LISTS = ['slots', 'repeats', 'unscheduled', 'hidden', 'problems'] as const;

/** In this order: the sheet with its lists empty, parts of the lists, the end; or why there is none. */
export type WorkerPart =
  | { part: 'sheet'; sheet: ReadSheet }
  | { part: 'items'; list: (typeof LISTS)[number]; items: unknown[] }
  | { part: 'end' }
  | { part: 'unreadable'; kind: UnreadableSheet['kind']; why: Trouble };

const ITEMS_A_PART = 500;

function* partsOf(raw: RawSheet, options: ReadSheetOptions): Generator<WorkerPart, WorkerPart> {
  let sheet: ReadSheet;
  try {
    sheet = readSheet(raw, options);
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error;
    return { part: 'unreadable', kind: error.kind, why: error.why };
  }
  const { schedule, ...rest } = sheet;
  const empty = { slots: [], repeats: [], unscheduled: [], hidden: [], problems: [] };
  yield { part: 'sheet', sheet: { ...rest, schedule: { ...schedule, ...empty } } };
  for (const list of LISTS) {
    for (let at = 0; at < schedule[list].length; at += ITEMS_A_PART) {
      yield { part: 'items', list, items: schedule[list].slice(at, at + ITEMS_A_PART) };
    }
  }
  return { part: 'end' };
}

/** Each part is sent when it is asked for: all at once, they would wait in memory a second time. */
function run({ raw, options, port }: WorkerOrder): void {
  const parts = partsOf(raw, options);
  port.on('message', () => port.postMessage(parts.next().value));
}

run(workerData as WorkerOrder);
