import { a1 } from '#lib/schedule/cell.ts';
import { fold } from '#lib/schedule/fold.ts';
import { findTabs } from '#lib/schedule/read-with.ts';
import { settingRows } from '#lib/schedule/settings-tab.ts';
import type { Field } from '#lib/schedule/words/headers.ts';
import { type RawSheet, workbookFrom } from '#lib/sheet/raw-sheet.ts';
import { type Trouble, trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import { english } from '#lib/words/english.ts';
import type { Source } from '../source.ts';

const LIMIT_MS = 10_000;

type Options = { source: Source; serveWritten(sheet: RawSheet): Promise<void> };
type Done = { ok: true; cell: string } | { ok: false; text: string; why: Trouble };

/** Writes `Column C` and the name of a column into Settings; if the site may not, gives that row as text. */
export function createColumnSetter({ source, serveWritten }: Options) {
  return async (column: number, field: Field | '-'): Promise<Done> => {
    const name = `Column ${a1(0, column).slice(0, -1)}`;
    const text = field === '-' ? '-' : english.check.columns[field];
    const byHand = (why: Trouble): Done => ({ ok: false, text: `${name}\t${text}`, why });
    const signal = AbortSignal.timeout(LIMIT_MS);
    if (!source.write) return byHand(source.readOnly ?? trouble('readOnly'));
    try {
      const tab = findTabs(workbookFrom(await source.read(signal)).tabs).settingsTab;
      if (!tab || tab.gid === null) return byHand(trouble('noSettingsTab'));
      const { gid } = tab;
      const there = settingRows(tab).find(({ typed }) => fold(typed) === fold(name))?.place;
      const written = await source.write(
        [there ? { gid, ...there, text } : { gid, append: [name, text] }],
        signal,
      );
      await serveWritten(written);
      return { ok: true, cell: `${tab.name}!${a1(there?.row ?? tab.rows.length, there?.column ?? 1)}` };
    } catch (error) {
      if (error instanceof UnreadableSheet) return byHand(error.why);
      throw error;
    }
  };
}
