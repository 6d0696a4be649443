import { type Trouble, trouble } from './trouble.ts';
/** What is looked at of a sheet to tell whether it can be the next one. */
export type Glimpse = {
  /** The document's own title; null where the source has none. */
  document: string | null;
  /** Whether the table of shows was found at all. */
  hasHeader: boolean;
  /** How many rows have a show that is on or coming. */
  coming: number;
  /** The titles of all rows, past ones too. */
  titles: readonly string[];
};

export type Verdict = { accepted: true } | { accepted: false; why: Trouble };

/**
 * Whether a sheet may take the place of the one that is served, null at the first. Not where it lost its header, or
 * more than half of the coming shows, or is another document: a slip of the mouse must not blank the site.
 * `why` is for an organizer.
 */
export function judge(previous: Glimpse | null, next: Glimpse): Verdict {
  if (!next.hasHeader) {
    return refuse(trouble('headerLost'));
  }
  if (previous === null) return { accepted: true };
  if (isOtherDocument(previous, next)) {
    return refuse(trouble('otherDocument', { next: next.document ?? '', previous: previous.document ?? '' }));
  }
  if (next.coming * 2 < previous.coming) {
    const all = previous.coming;
    return refuse(
      next.coming === 0 ? trouble('noneLeft', { all }) : trouble('fewLeft', { n: next.coming, all }),
    );
  }
  return { accepted: true };
}

const refuse = (why: Trouble): Verdict => ({ accepted: false, why });

/** A document may be given another title, and a season other shows; both at once is another document. */
function isOtherDocument(previous: Glimpse, next: Glimpse): boolean {
  if (previous.document === null || next.document === null || previous.document === next.document)
    return false;
  const known = new Set(previous.titles.map(plain));
  return known.size > 0 && !next.titles.some((title) => known.has(plain(title)));
}

const plain = (title: string) => title.normalize('NFKC').trim().toLowerCase();
