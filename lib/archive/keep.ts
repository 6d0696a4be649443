import { fold } from '#lib/schedule/fold.ts';
import type { HiddenRow } from '#lib/schedule/schedule.ts';
import { overAt, type Rows, type ShowRecord, slugOfRow } from './show.ts';

/** A show as it is remembered. `seen` (ms) is when its row was first there; `slugs` every address it ever had. */
export type StoredShow = { facts: ShowRecord; seen: number; slugs: readonly string[] };

/** A change of one stored show. */
export type Change = { put: StoredShow } | { forget: string };

/** A row that was added only after its show counts once it was there for this long (ms), because dates are mistyped. */
const SETTLED = 86_400_000;

/**
 * Returns the changes to the remembered shows, when the sheet has these rows at an instant (ms).
 *
 * If a show has a row, the row counts. If its row was deleted, the show stays if it was on while its row was there, or if the
 * row was there for a day afterwards. If its row is hidden, the show is removed.
 */
export function changesOf(
  remembered: ReadonlyMap<string, StoredShow>,
  rows: Rows,
  instant: number,
): Change[] {
  const changes: Change[] = [];
  const there = new Set<string>();
  for (const facts of rows.shows) {
    there.add(facts.uid);
    const kept = remembered.get(facts.uid);
    const isOver = overAt(facts) <= instant;
    const slug = slugOfRow(facts);
    // The address of a show is not public before the show is over.
    const slugs =
      isOver && !kept?.slugs.includes(slug) ? [...(kept?.slugs ?? []), slug] : (kept?.slugs ?? []);
    if (kept && slugs === kept.slugs && same(kept.facts, facts)) continue;
    changes.push({ put: { facts, seen: kept?.seen ?? instant, slugs } });
  }
  const isHidden = hiddenFrom(rows.hidden);
  for (const [uid, { facts, seen }] of remembered) {
    if (there.has(uid)) continue;
    const over = overAt(facts);
    const wasShown = over <= instant && (seen < over || instant - seen >= SETTLED);
    if (rows.others.has(uid) || !wasShown || isHidden(facts)) changes.push({ forget: uid });
  }
  return changes;
}

/** Whether a show that is not in the sheet is one of the hidden rows: it began when that does, or has its title. */
function hiddenFrom(rows: readonly HiddenRow[]): (facts: ShowRecord) => boolean {
  if (rows.length === 0) return () => false;
  const starts = new Set(rows.map(({ start }) => start));
  const byTitle = Map.groupBy(rows, ({ title }) => fold(title));
  return ({ title, start }) => {
    const instant = Date.parse(start);
    if (starts.has(instant)) return true;
    const like = byTitle.get(fold(title)) ?? [];
    // The title or the time may have been corrected when the row was hidden.
    return like.some((row) =>
      row.repeats ? instant >= row.start : Math.abs(instant - row.start) < SETTLED / 2,
    );
  };
}

const same = (a: ShowRecord, b: ShowRecord) =>
  (Object.keys(b) as (keyof ShowRecord)[]).every((name) => (a[name] ?? null) === (b[name] ?? null));
