import type { Field } from '#lib/schedule/words/headers.ts';
import type { Change } from './changes.ts';
import type { Role } from './role.ts';

/** Orders about the sheet as a whole. */
export type SheetOrder =
  | { act: 'bring-back' }
  | { act: 'restore'; id: string; revision: string }
  /** Says what a column of the schedule is, counted from 0; `-` is nothing of the site's. */
  | { act: 'column'; column: number; field: Field | '-' };
/** Orders about the keys of the crew. */
export type PeopleOrder =
  | { act: 'make-key'; name: string; role: Role; account: string }
  | { act: 'new-link'; id: string }
  | { act: 'revoke'; id: string };
export type CrewOrder = SheetOrder | PeopleOrder;

/** The least role that may give an order. */
export const roleFor = (act: string): Role =>
  ['restore', 'make-key', 'new-link', 'revoke'].includes(act) ? 'all' : 'night';

/**
 * The body of `/backstage/history`: the sheets that were taken last, and the revision of the newest sheet. `editors` are those whom
 * the spreadsheet's script named.
 */
export type HistoryBody = {
  revision: string | null;
  sheets: { id: string; at: string; revision: string; rows: number; editors: readonly string[] }[];
};

/** The body of `/backstage/history?id=…`: what would change if that sheet came back; null if it is not kept any more. */
export type CompareBody = { changes: Change[] | null };
