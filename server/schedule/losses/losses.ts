import { isBlank } from '#lib/schedule/cell.ts';
import { findTabs } from '#lib/schedule/read-with.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import type { Slot, Workbook } from '#lib/schedule/types.ts';
import { pastable, planReturn, type RowInsert } from '#lib/sheet/bring-back.ts';
import { type RawSheet, workbookFrom } from '#lib/sheet/raw-sheet.ts';
import { type Trouble, trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import type { createKeeper } from '../keeper.ts';
import type { ReadSheet } from '../read-sheet.ts';
import type { Source, TabRewrite } from '../source.ts';
import { createColumnSetter } from './column-setter.ts';
import type { EditedSheet, History } from './history.ts';

/** Somebody waits for it. */
const LIMIT_MS = 10_000;

/** Rows that are in the sheet again; or their text, to be pasted, and why the site did not write it; or why nothing was done. */
export type BroughtBack =
  | { ok: true; tab: string; rows: number }
  | { ok: true; text: string; why: Trouble }
  | { ok: false; kind: 'nothing' | 'changed' };

export type Losses = {
  /** Puts the rows back that the sheet of now lost, each into its old place. */
  bringBack(): Promise<BroughtBack>;
  /** Says in Settings what a column of the schedule is. */
  setColumn: ReturnType<typeof createColumnSetter>;
  /** The newest sheet as it was read, or null. */
  newestRaw(): RawSheet | null;
  earlier(): Promise<EditedSheet[]>;
  /** The schedule of an earlier sheet, or null if it is not kept any more. */
  scheduleOf(id: string): Promise<Schedule | null>;
  /**
   * Puts an earlier sheet into the place of the one of now.
   * @param revision of the one that the organizer saw: an edit that came later is not written over
   */
  restore(id: string, revision: string): Promise<BroughtBack>;
};

type Options = {
  source: Source;
  keeper: ReturnType<typeof createKeeper>;
  history: History;
  readNow(raw: RawSheet, given?: { trialInserts?: readonly RowInsert[] }): Promise<ReadSheet>;
  serveWritten(sheet: RawSheet): Promise<void>;
  refresh(reason: 'asked'): Promise<void>;
};

/** Brings back rows that were lost, into the sheet if the site may write there, else as text to paste. */
export function createLosses(options: Options): Losses {
  const { source, keeper, history, readNow, serveWritten, refresh } = options;
  const readOnly = source.readOnly ?? trouble('readOnly');

  /** The newest sheet, if it can be written; else the one that was read last. */
  async function newest(signal: AbortSignal): Promise<RawSheet | null> {
    if (source.rewrite) return source.read(signal);
    const { candidate, kept } = keeper.raws();
    return candidate ?? kept;
  }

  /** Writes; if that cannot be, gives the text. */
  async function writeOr(rewrite: TabRewrite | null, tab: string, rows: number, text: string) {
    if (!source.rewrite || !rewrite) {
      return { ok: true, text, why: source.rewrite ? trouble('noPlaceForRows') : readOnly } as const;
    }
    try {
      const written = await source.rewrite(rewrite, AbortSignal.timeout(LIMIT_MS));
      await serveWritten(written);
      return { ok: true, tab, rows } as const;
    } catch (error) {
      if (error instanceof UnreadableSheet) return { ok: true, text, why: error.why } as const;
      throw error;
    }
  }

  async function bringBack(): Promise<BroughtBack> {
    const { kept } = keeper.raws();
    const accepted = keeper.accepted();
    if (!kept || !accepted || !keeper.rejected()) return { ok: false, kind: 'nothing' };
    const raw = await newest(AbortSignal.timeout(LIMIT_MS)).catch(passUnread);
    if (raw === null) return { ok: false, kind: 'changed' };
    const days = new Map(accepted.schedule.slots.map(({ details, day }) => [details.row, day]));
    const [before, now] = [workbookFrom(kept), workbookFrom(raw)];
    const plan = (lost: readonly Slot[]) =>
      accepted.schedule.grid === null
        ? planReturn(before, now, {
            rows: new Set(lost.map(({ row }) => row)),
            dayOf: (row) => days.get(row),
          })
        : null;
    // Without a header everything looks lost.
    const withHeader = await readNow(raw, { trialInserts: plan([]) ?? [] });
    const inserts = plan(keeper.compare(withHeader).lost);
    // The whole tab, if the places of single rows cannot be told.
    const text = pastable(inserts ? inserts.flatMap((insert) => insert.rows) : mainRows(before));
    if (inserts?.length === 0) return { ok: false, kind: 'nothing' };
    const trial = inserts && (await readNow(raw, { trialInserts: inserts }));
    const isMended =
      trial && !trial.schedule.problems.some(isHeaderless) && keeper.compare(trial).lost.length === 0;
    const { main } = findTabs(now.tabs);
    const rewrite = isMended && main?.gid != null ? { gid: main.gid, inserts } : null;
    const count = inserts?.reduce((sum, insert) => sum + insert.rows.length, 0) ?? 0;
    return writeOr(rewrite, main?.name ?? '', count, text);
  }

  async function restore(id: string, revision: string): Promise<BroughtBack> {
    const earlier = await history.read(id);
    if (!earlier) return { ok: false, kind: 'nothing' };
    const raw = await newest(AbortSignal.timeout(LIMIT_MS)).catch(passUnread);
    if (raw === null || keeper.compare(await readNow(raw)).revision !== revision) {
      void refresh('asked');
      return { ok: false, kind: 'changed' };
    }
    const all = mainRows(workbookFrom(earlier.raw));
    const { main } = findTabs(workbookFrom(raw).tabs);
    const size = {
      rows: main?.rows.length ?? 0,
      columns: Math.max(0, ...(main?.rows.map((cells) => cells.length) ?? [])),
    };
    const rewrite = main?.gid != null ? { gid: main.gid, all, size } : null;
    const filled = all.filter((cells) => !cells.every(isBlank)).length;
    const done = await writeOr(rewrite, main?.name ?? '', filled, pastable(all));
    // An older sheet lacks newer shows: that is meant.
    const rejected = keeper.rejected();
    if (done.ok && 'tab' in done && rejected) await keeper.acceptRejected(rejected.revision);
    return done;
  }

  return {
    bringBack,
    restore,
    earlier: history.list,
    setColumn: createColumnSetter({ source, serveWritten }),
    newestRaw: () => keeper.raws().candidate ?? keeper.raws().kept,
    async scheduleOf(id) {
      const earlier = await history.read(id);
      return earlier && (await readNow(earlier.raw)).schedule;
    },
  };
}

const mainRows = (workbook: Workbook) => findTabs(workbook.tabs).main?.rows ?? [];

const isHeaderless = ({ code }: { code: string }) => code === 'no-header' || code === 'empty-sheet';

function passUnread(error: unknown): null {
  if (error instanceof UnreadableSheet) return null;
  throw error;
}
