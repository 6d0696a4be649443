import { isBlank } from './cell.ts';
import { findTabs } from './read-schedule.ts';
import { settingRows } from './settings-tab.ts';
import type { Workbook } from './types.ts';

/** Where "Show now" stands, or would. Counted from 0. */
export type ShowNowCell = {
  tab: { name: string; gid: number | null; rows: number };
  /** Of its value; null where no row is called so, and one is to be added. */
  place: { row: number; column: number } | null;
  text: string;
};

const NAME = 'Show now';

/** The cell that says what is shown whatever the times say; null where the sheet has no tab for settings. */
export function findShowNow({ tabs }: Workbook): ShowNowCell | null {
  const tab = findTabs(tabs).settingsTab;
  if (!tab) return null;
  const rows = settingRows(tab).filter(({ name }) => name === 'showNow');
  // Of several the first that says something counts.
  const row = rows.find(({ cell }) => !isBlank(cell)) ?? rows[0];
  const about = { name: tab.name, gid: tab.gid, rows: tab.rows.length };
  return { tab: about, place: row?.place ?? null, text: row?.text ?? '' };
}

/** The row to add where there is none. */
export const showNowRow = (text: string) => [NAME, text];

/** The workbook as it would be with another text there; as it is where it has no tab for settings. */
export function withShowNow(workbook: Workbook, text: string): Workbook {
  const tab = findTabs(workbook.tabs).settingsTab;
  if (!tab) return workbook;
  const place = findShowNow(workbook)?.place ?? null;
  const rows = tab.rows.map((cells) => [...cells]);
  if (place === null) rows.push(showNowRow(text));
  else {
    const cells = rows[place.row] ?? [];
    while (cells.length <= place.column) cells.push('');
    cells[place.column] = text;
  }
  return { ...workbook, tabs: workbook.tabs.map((other) => (other === tab ? { ...tab, rows } : other)) };
}
