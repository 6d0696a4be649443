'use client';

import { useSite } from './site-context.tsx';
import { SlotTime } from './slot-time.tsx';
import { useNow } from './use-now.ts';

/** How many coming slots the front page names. */
const MOST = 6;

/** What comes after what is on. */
export function UpNext() {
  const { view } = useSite();
  const { now, next } = useNow();
  if (view === null) return null;
  const from = next ? view.slots.indexOf(next) : view.slots.length;
  const coming = view.slots
    .slice(from)
    .filter((slot) => slot.status !== 'cancelled' && slot.uid !== now.slot)
    .slice(0, MOST);
  return (
    <section aria-labelledby="up-next">
      <h2 id="up-next" className="section-title">
        Up next
      </h2>
      {coming.length === 0 ? (
        <p className="text-muted">Nothing more is planned yet.</p>
      ) : (
        <ol className="up-next">
          {coming.map((slot) => (
            <li key={slot.uid} className="up-next-row">
              <span className="up-next-time">
                <SlotTime slot={slot} />
              </span>
              <span className="up-next-title">
                <bdi>{slot.title}</bdi>
                {slot.host ? (
                  <span className="text-muted">
                    {' '}
                    with <bdi>{slot.host}</bdi>
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
