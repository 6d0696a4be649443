import { once } from 'node:events';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import { trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import { type ReadSheet, type ReadSheetOptions, readSheet } from './read-sheet.ts';
import type { WorkerPart } from './read-worker.ts';

/** More than this is read in a thread of its own: it would hold up everybody who is being served. */
const LARGE_BYTES = 500_000;
/** With a small young generation and a low limit the thread collects garbage more often, and the server stays small. */
const WORKER_MEMORY = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 32 };

/**
 * From bytes to schedule without holding this thread up.
 * @throws UnreadableSheet if it is not a sheet, or too large to be read
 */
export async function readWithoutStalling(
  raw: RawSheet,
  options: ReadSheetOptions,
  largeBytes = LARGE_BYTES,
): Promise<ReadSheet> {
  if (sizeOf(raw) <= largeBytes) return readSheet(raw, options);
  // Another thread would need a copy of what was tried, so it reads all cells.
  const { tried: _tried, ...rest } = options;
  return readInWorker(raw, rest);
}

function sizeOf(raw: RawSheet): number {
  return raw.form === 'tables'
    ? raw.tables.reduce((sum, table) => sum + table.bytes.length, 0)
    : raw.bytes.length;
}

async function readInWorker(raw: RawSheet, options: ReadSheetOptions): Promise<ReadSheet> {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: { raw, options, port: port2 },
    transferList: [port2],
    execArgv: [],
    resourceLimits: WORKER_MEMORY,
  });
  try {
    const failed = once(worker, 'exit').then(() => {
      throw new Error('The reading thread ended without a sheet');
    });
    return await Promise.race([assemble(port1), failed]);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      throw new UnreadableSheet('too-large', trouble('tooLarge'));
    }
    throw error;
  } finally {
    port1.close();
    await worker.terminate();
  }
}

/** Asks for the parts one by one: others have their turn between them. */
async function assemble(port: MessagePort): Promise<ReadSheet> {
  let sheet: ReadSheet | null = null;
  for (;;) {
    port.postMessage('next');
    const [message]: WorkerPart[] = await once(port, 'message');
    if (message === undefined) throw new Error('The reading thread sent nothing');
    if (message.part === 'unreadable') throw new UnreadableSheet(message.kind, message.why);
    if (message.part === 'sheet') sheet = message.sheet;
    if (message.part === 'items' && sheet) (sheet.schedule[message.list] as unknown[]).push(...message.items);
    if (message.part === 'end') {
      if (!sheet) throw new Error('The reading thread ended without a sheet');
      return sheet;
    }
  }
}
