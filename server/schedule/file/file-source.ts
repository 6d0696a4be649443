import { basename, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import { trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import type { Source } from '../source.ts';
import { readRawFile } from './read-workbook-file.ts';
import { stamp, watchPath } from './watch-path.ts';

/** The time (ms) between two looks at a file that is being written. */
const SETTLE_MS = 40;
const STABLE_TRIES = 10;

/** A file or folder on this machine, watched. */
export function fileSource(path: string): Source {
  const whole = resolve(path);
  return {
    id: `file:${whole}`,
    describe: () => `the file ${path}`,
    minutesOld: 0,
    readOnly: trouble('fileIsReadOnly'),
    read: (signal) => readStable(whole, signal),
    watch: (onChange) => watchPath(whole, onChange),
  };
}

/** Reads again until the file did not change during the read, because a file that is half written is not the sheet. */
async function readStable(path: string, signal: AbortSignal): Promise<RawSheet> {
  for (let tries = 0; tries < STABLE_TRIES; tries++) {
    const before = await stamp(path);
    const outcome = await readRawFile(path).catch((error: UnreadableSheet) => error);
    if (signal.aborted) throw new UnreadableSheet('cancelled', trouble('fileCalledOff'));
    if (before === (await stamp(path))) {
      if (outcome instanceof UnreadableSheet) throw outcome;
      return outcome;
    }
    await delay(SETTLE_MS);
  }
  throw new UnreadableSheet('truncated', trouble('alwaysWritten', { file: basename(path) }));
}
