import type { Cell } from '#lib/schedule/types.ts';
import type { RowInsert } from '#lib/sheet/bring-back.ts';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import type { Trouble } from '#lib/sheet/trouble.ts';

/** A place that a sheet is read from. */
export type Source = {
  /** Identifies the configured sheet, also after a restart. It holds no secret. */
  id: string;
  /** A name for logs and backstage, such as `Google Sheet 1AbC…`. It holds no secret. */
  describe(): string;
  /** How old an answer can be, in minutes, because Google renews published CSV copies late. */
  minutesOld: number;
  /**
   * Reads the sheet as it is now.
   * @throws UnreadableSheet for every reason, also if `signal` aborts
   */
  read(signal: AbortSignal): Promise<RawSheet>;
  /**
   * Writes text into cells, all or none, and reads the sheet again. It is absent if the site has no credential that may write.
   * @throws UnreadableSheet for every reason
   */
  write?(cells: readonly CellWrite[], signal: AbortSignal): Promise<RawSheet>;
  /** Writes whole rows of a tab in one step, and reads the sheet again. It is there if `write` is. */
  rewrite?(rows: TabRewrite, signal: AbortSignal): Promise<RawSheet>;
  /** The reason, if there is no `write`. */
  readOnly?: Trouble;
  /** Calls back soon after the sheet may have changed, if the source can tell. Returns a function that stops it. */
  watch?(onChange: () => void): () => void;
};

/** A cell by its tab and its position, counted from 0, or a new row after the last one. Empty text empties the cell. */
export type CellWrite =
  | { gid: number; row: number; column: number; text: string; note?: string | undefined }
  | { gid: number; append: string[] };

/** Rows that come between others, or all rows of a tab in place of those that are there, of which there are `size`. */
export type TabRewrite =
  | { gid: number; inserts: readonly RowInsert[] }
  | { gid: number; all: Cell[][]; size: { rows: number; columns: number } };

/** An API key is enough for a sheet that anyone with the link may view. The key file is a service account's. */
export type GoogleAuth = { apiKey: string } | { keyFile: string };

/** The sheet that the operator configured. */
export type SourceConfig =
  | { kind: 'google'; sheetId: string; auth: GoogleAuth; apiRoot: string }
  | { kind: 'csv'; url: string }
  | { kind: 'file'; path: string };
