import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { type EditorNote, editorsOf } from '#lib/sheet/editors.ts';
import { writeAtomically } from '#platform/files.ts';
import type { Log } from '#platform/log.ts';
import { type LastGood, parseLastGood, putIntoBytes } from '../last-good.ts';

/** How many sheets are kept, and how many bytes of them: one sheet may have some megabytes. */
const MOST = 50;
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_EDITORS = 300;
/** Somebody may have been named a moment (ms) before the sheet was taken. */
const NAMED_BEFORE = 60_000;
const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\dZ)-([0-9a-f]{16})-(\d{1,6})\.gz$/;

const notesSchema = z.array(z.object({ at: z.number(), who: z.string() }));

/** A sheet that was accepted. `rows` is the number of its rows with a show. */
type EarlierSheet = { id: string; at: string; revision: string; rows: number };
/** `editors`: who edited it, as far as the spreadsheet's script told. */
export type EditedSheet = EarlierSheet & { editors: readonly string[] };

export type History = ReturnType<typeof createHistory>;

/** The sheets that were accepted last, in DATA_DIR/history. */
export function createHistory({ dataDir, log }: { dataDir: string; log: Log }) {
  const folder = join(dataDir, 'history');
  const editors = openEditors(folder, log);

  async function list(): Promise<EarlierSheet[]> {
    const names = await readdir(folder).catch((): string[] => []);
    return names
      .flatMap((id) => toEarlier(id) ?? [])
      .sort((a, b) => Number(a.id < b.id) - Number(a.id > b.id));
  }

  async function removeOld(): Promise<void> {
    let bytes = 0;
    let oldest: EarlierSheet | undefined;
    for (const [at, sheet] of (await list()).entries()) {
      const path = join(folder, sheet.id);
      bytes += (await stat(path)).size;
      if (at >= MOST || bytes > MOST_BYTES) await rm(path, { force: true });
      else oldest = sheet;
    }
    if (oldest) await editors.forgetBefore(Date.parse(oldest.at) - NAMED_BEFORE);
  }

  return {
    async list(): Promise<EditedSheet[]> {
      const sheets = await list();
      const byId = editorsOf(sheets, await editors.list());
      return sheets.map((sheet) => ({ ...sheet, editors: byId.get(sheet.id) ?? [] }));
    },
    noteEditor: editors.note,
    /** Keeps a sheet, unless it is the newest one already. If the disk is full, only the history is lost. */
    async keep(sheet: LastGood, { slots, repeats }: Schedule, revision: string): Promise<void> {
      const [newest] = await list();
      if (newest?.revision === revision) return;
      const at = sheet.fetchedAt.replace(/[-:]/g, '').replace(/\.\d+/, '');
      try {
        await mkdir(folder, { recursive: true });
        const bytes = await promisify(gzip)(Buffer.concat(putIntoBytes(sheet)));
        const id = `${at}-${revision}-${slots.length + repeats.length}.gz`;
        await writeAtomically(join(folder, id), bytes, { mode: 0o600 });
        await removeOld();
      } catch (error) {
        log('warn', 'history-unwritten', { error });
      }
    },
    /** Null if it is not kept any more. */
    async read(id: string): Promise<LastGood | null> {
      if (!toEarlier(id)) return null;
      const bytes = await readFile(join(folder, id)).catch(() => null);
      return bytes && parseLastGood(await promisify(gunzip)(bytes).catch(() => Buffer.alloc(0)));
    },
  };
}

function toEarlier(id: string): EarlierSheet | null {
  const [, year, month, day, hour, minute, second, revision = '', rows] = NAME.exec(id) ?? [];
  if (rows === undefined) return null;
  return { id, at: `${year}-${month}-${day}T${hour}:${minute}:${second}`, revision, rows: Number(rows) };
}

/** The people whom the spreadsheet's script named, in a file beside the sheets that were accepted. Any process may get a call. */
function openEditors(folder: string, log: Log) {
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
    note: (who: string, at: number) => change((notes) => [...notes, { at, who }].slice(-MOST_EDITORS)),
    /** Forgets who edited before an instant (ms), because no sheet of that time is kept any more. */
    forgetBefore: (instant: number) => change((notes) => notes.filter(({ at }) => at >= instant)),
  };
}
