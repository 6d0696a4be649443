import { useWords } from '#components/words/use-words.tsx';
import { say } from '#lib/words/words.ts';
import { toRow } from './to-now.ts';

type Props = {
  /** How many slots the search has found, and how many there are. */
  found: number;
  all: number;
  /** The slot that is on, or the next one. */
  current: string | undefined;
};

/** Stays above the rows, and has the number of found slots and the button back to now. */
export function ScheduleBar({ found, all, current }: Props) {
  const words = useWords('schedule');
  return (
    <div className="sticky -top-4 z-4 flex min-h-11 items-center justify-between bg-bg text-sm text-muted scrolls:top-(--head) print:hidden">
      <p role="status">{found < all ? say(words.found, { n: found, all }) : ''}</p>
      {current === undefined ? null : (
        <button type="button" className="tab bg-raised text-text" onClick={() => toRow(current)}>
          {words.toNow}
        </button>
      )}
    </div>
  );
}
