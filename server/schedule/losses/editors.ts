import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';
import type { EditorNote } from '#lib/sheet/editors.ts';
import { writeAtomically } from '#platform/files.ts';
import type { Log } from '#platform/log.ts';

const MOST = 300;
const notesSchema = z.array(z.object({ at: z.number(), who: z.string() }));

/** The people whom the spreadsheet's script named, in a file beside the sheets that were accepted. Any process may get a call. */
export function openEditors(folder: string, log: Log) {
  const path = join(folder, 'editors.json');
  let last: Promise<unknown> = Promise.resolve();

  const list = async (): Promise<EditorNote[]> =>
    notesSchema.safeParse(parseJson(await readFile(path, 'utf8').catch(() => ''))).data ?? [];

  /** Makes one change after the other. If the disk is full, only the names are lost. */
  function change(next: (notes: EditorNote[]) => EditorNote[]): Promise<void> {
    const done = last.then(async () => {
      const before = await list();
      const after = next(before);
      if (after.length === before.length && after.every((note, n) => note === before[n])) return;
      await mkdir(folder, { recursive: true });
      await writeAtomically(path, JSON.stringify(after), { mode: 0o600 });
    });
    last = done.catch(() => undefined);
    return done.catch((error: unknown) => log('warn', 'editors-unwritten', { error }));
  }

  return {
    list,
    note: (who: string, at: number) => change((notes) => [...notes, { at, who }].slice(-MOST)),
    /** Forgets who edited before an instant (ms), because no sheet of that time is kept any more. */
    forgetBefore: (instant: number) => change((notes) => notes.filter(({ at }) => at >= instant)),
  };
}
