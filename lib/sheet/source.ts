import { csvSource } from './csv/csv-source.ts';
import { fileSource } from './file/file-source.ts';
import { googleSource } from './google/google-source.ts';
import type { RawSheet } from './raw-sheet.ts';

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
  /** Calls back soon after the sheet may have changed, where the source can tell; returns what ends it. */
  watch?(onChange: () => void): () => void;
};

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
