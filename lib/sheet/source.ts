import { csvSource } from './csv/csv-source.ts';
import { fileSource } from './file/file-source.ts';
import { googleSource } from './google/google-source.ts';
import type { RawSheet } from './raw-sheet.ts';
import type { Trouble } from './trouble.ts';

/** Where a sheet comes from. */
export type Source = {
  /** Tells one configured sheet from another, across restarts. Holds no secret. */
  id: string;
  /** For logs and backstage, `Google Sheet 1AbC…`. Holds no secret. */
  describe(): string;
  /** How old an answer may be at worst, in minutes: published CSV copies are not made anew at once. */
  minutesOld: number;
  /**
   * The sheet as it is now.
   * @throws UnreadableSheet, whatever the reason; also when `signal` aborts
   */
  read(signal: AbortSignal): Promise<RawSheet>;
  /**
   * Puts text into a cell, and gives the sheet as it is then; not where the site has no credential that might.
   * @throws UnreadableSheet, whatever the reason
   */
  write?(cell: CellWrite, signal: AbortSignal): Promise<RawSheet>;
  /** Where there is no `write`: why. */
  readOnly?: Trouble;
  /** Calls back soon after the sheet may have changed, where the source can tell; returns what ends it. */
  watch?(onChange: () => void): () => void;
};

/** A cell by its tab and its place, counted from 0; or a new row after the last. An empty text empties the cell. */
export type CellWrite =
  | { gid: number; row: number; column: number; text: string }
  | { gid: number; append: string[] };

/** Which sheet, as the operator configured it. */
export type SourceConfig =
  | { kind: 'google'; sheetId: string; auth: GoogleAuth; apiRoot: string }
  | { kind: 'csv'; url: string }
  | { kind: 'file'; path: string };

/** An API key is enough for a sheet that anyone with the link may view; the key file is a service account's. */
export type GoogleAuth = { apiKey: string } | { keyFile: string };

export function sourceFrom(config: SourceConfig): Source {
  switch (config.kind) {
    case 'google':
      return googleSource(config);
    case 'csv':
      return csvSource(config.url);
    case 'file':
      return fileSource(config.path);
  }
}
