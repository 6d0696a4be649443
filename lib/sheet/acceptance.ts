import { type Loss, lossBetween } from '#lib/schedule/lost-slots.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import type { Slot } from '#lib/schedule/types.ts';
import { type Trouble, trouble } from './trouble.ts';

/** A sheet as it was read; `document` is the document's own title, null if the source has none. */
export type JudgedSheet = { schedule: Schedule; document: string | null };

/** If fewer slots are lost, it is an ordinary edit. */
const FEWEST_LOST = 3;

/**
 * Whether a sheet may take the place of the one that is served. `mayWait`: it may be taken later without an organizer.
 * `why` is for an organizer; `lost` are the slots that viewers would lose.
 */
export type Verdict = { accepted: true } | { accepted: false; why: Trouble; mayWait: boolean; lost: Slot[] };

/**
 * Compares a sheet with the one that is served, null at the first, at an instant (ms). It is not accepted if it lost its
 * header, too many of the coming slots, or is another document: a slip of the mouse must not blank the site.
 */
export function checkAcceptance(previous: JudgedSheet | null, next: JudgedSheet, instant: number): Verdict {
  if (next.schedule.problems.some(({ code }) => code === 'no-header' || code === 'empty-sheet')) {
    return { accepted: false, why: trouble('headerLost'), mayWait: false, lost: [] };
  }
  if (previous === null) return { accepted: true };
  const loss = lossBetween(previous.schedule, next.schedule, instant);
  if (isOtherDocument(previous, next)) {
    const values = { next: next.document ?? '', previous: previous.document ?? '' };
    return { accepted: false, why: trouble('otherDocument', values), mayWait: true, lost: loss.lost };
  }
  if (!isTooMuch(loss)) return { accepted: true };
  const { lost, coming } = loss;
  const why =
    lost.length === coming
      ? trouble('noneLeft', { all: coming })
      : trouble('slotsLost', { n: lost.length, all: coming });
  return { accepted: false, why, mayWait: true, lost };
}

/** At least three coming slots that are more than a quarter or all of a day; or all of two or more. */
function isTooMuch({ lost, coming, wholeDay }: Loss): boolean {
  if (coming >= 2 && lost.length === coming) return true;
  return lost.length >= FEWEST_LOST && (lost.length * 4 > coming || wholeDay);
}

/** A document may be given another title, and a season other shows; both at once is another document. */
function isOtherDocument(previous: JudgedSheet, next: JudgedSheet): boolean {
  if (previous.document === null || next.document === null || previous.document === next.document)
    return false;
  const known = new Set(titlesOf(previous).map(plain));
  return known.size > 0 && !titlesOf(next).some((title) => known.has(plain(title)));
}

const titlesOf = ({ schedule: { slots, repeats, unscheduled } }: JudgedSheet) => [
  ...[...slots, ...repeats].map(({ details }) => details.title),
  ...unscheduled.map(({ title }) => title),
];

const plain = (title: string) => title.normalize('NFKC').trim().toLowerCase();
