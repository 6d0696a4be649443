'use client';

import { Said, useWords } from '#components/words/use-words.tsx';
import { useSite } from './site-context.tsx';
import { SlotTime } from './slot-time.tsx';
import { useNow } from './use-now.ts';

/** How many coming slots the front page names. */
const MOST = 6;

/** What comes after what is on. */
export function UpNext() {
  const { view } = useSite();
  const { now, next } = useNow();
  const words = useWords('site');
  if (view === null) return null;
  const from = next ? view.slots.indexOf(next) : view.slots.length;
  const coming = view.slots
    .slice(from)
    .filter((slot) => slot.status !== 'cancelled' && slot.uid !== now.slot)
    .slice(0, MOST);
  return (
    <section aria-labelledby="up-next">
      <h2 id="up-next" className="section-title">
        {words.front.next}
      </h2>
      {coming.length === 0 ? (
        <p className="text-muted">{words.front.nothingNext}</p>
      ) : (
        <ol className="up-next">
          {coming.map((slot, place) => (
            // Each row stays, and is of another show when one begins: rows that move up are hard to read.
            <li key={place} className="up-next-row">
              <span className="up-next-time">
                <SlotTime slot={slot} />
              </span>
              <span className="up-next-title">
                <bdi>{slot.title}</bdi>
                {slot.host ? (
                  <span className="text-muted">
                    {' '}
                    <Said text={words.stage.with} host={<bdi>{slot.host}</bdi>} />
                  </span>
                ) : null}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
