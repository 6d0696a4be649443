import type { CheckedRow, CheckView } from '#lib/check/check-view.ts';
import type { Words } from '#lib/words/words.ts';

/** The words of the problems, and the settings of the site under which a sheet is read. */
export type ReadingContext = {
  words: Pick<Words, 'about' | 'problems' | 'refusals' | 'troubles'>;
  timeZone: string | null;
  locale: string | null;
  siteHost: string;
  allowedHosts: readonly string[];
  themeFiles: readonly string[];
};

export type RowsWanted = { tab: number; page: number; only: 'all' | 'problems' };

/** The page asks this of the thread that reads. */
export type Question =
  | {
      ask: 'read';
      id: number;
      files: File[];
      text: { name: string; text: string } | null;
      in: ReadingContext;
    }
  | { ask: 'rows'; id: number; wanted: RowsWanted };

export type Rows = RowsWanted & { rows: CheckedRow[]; pages: number };

export type Answer =
  | { answer: 'read'; id: number; view: CheckView; rows: Rows }
  | { answer: 'rows'; id: number; rows: Rows }
  | { answer: 'unreadable'; id: number; why: string };
