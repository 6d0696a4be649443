import type { SiteStatus } from '#platform/site-status.ts';
import { type Announcement, bad, clean, good, line, title } from './announcement.ts';
import { duration } from './push-news.ts';

const MOST_PROBLEMS = 5;

type SheetProblem = SiteStatus['problems'][number];

/** If a cell has the same fault, it is the same problem, however often the sheet is read. */
export const problemKey = ({ tab, cell, code }: SheetProblem) => `${tab}!${cell ?? ''}:${code}`;

export function newProblems(key: string, problems: readonly SheetProblem[]): Announcement {
  const shown = problems.slice(0, MOST_PROBLEMS);
  const rest = problems.length - shown.length;
  const lines = shown.map(({ tab, cell, severity, message }) => {
    const where = title(cell ? `${tab}!${cell}` : tab);
    return severity === 'error'
      ? line`Sheet: ${where} ${bad('error')}: ${clean(message, 250)}`
      : line`Sheet: ${where}: ${clean(message, 250)}`;
  });
  return { key, lines: rest > 0 ? [...lines, line`  and ${rest} more, on the backstage page.`] : lines };
}

export function sheetRejected(at: string, reason: string): Announcement {
  return {
    key: `sheet:rejected:${at}`,
    lines: [
      line`The sheet was ${bad('not accepted')}: ${clean(reason, 250)} Viewers keep the last good schedule.`,
    ],
  };
}

export function sheetAccepted(at: string): Announcement {
  return { key: `sheet:accepted:${at}`, lines: [line`The sheet is ${good('accepted')} again.`] };
}

export function sheetUnreachable(since: string, ms: number, sentence: string): Announcement {
  return {
    key: `sheet:unreachable:${since}`,
    lines: [
      line`The sheet could ${bad('not be read')} for ${duration(ms)}: ${clean(sentence, 250)} Viewers keep the last good schedule.`,
    ],
  };
}

export function sheetReadAgain(since: string, ms: number): Announcement {
  return {
    key: `sheet:back:${since}`,
    lines: [line`The sheet can be ${good('read again')}, after ${duration(ms)}.`],
  };
}
