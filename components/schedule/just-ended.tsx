'use client';

import { Said, useWords } from '#components/words/use-words.tsx';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { useMinute } from './pages/use-minute.ts';
import { useSite } from './site-context.tsx';
import { SlotTime } from './slot-time.tsx';
import { useNow } from './use-now.ts';

/** What was shown last, within the hours that the near schedule reaches back; not what is on. */
function lastOf(slots: readonly PublicSlot[], shown: string | null, instant: number): PublicSlot | null {
  const over = ({ uid, status, start, end }: PublicSlot) =>
    status !== 'cancelled' && uid !== shown && Date.parse(end ?? start) <= instant;
  return slots.findLast(over) ?? null;
}

/** When a show has ended: what that was, and its notes and recording as the crew adds them. */
export function JustEnded() {
  const { view } = useSite();
  const minute = useMinute();
  const { now, slot } = useNow();
  const words = useWords('site');
  const last = view && lastOf(view.slots, now.slot, slot ? Math.min(minute, Date.parse(slot.start)) : minute);
  if (!last) return null;
  return (
    // Another element for each show that is on: where there is one column, the list above it has another length then.
    <section key={`${last.uid} ${now.slot}`} aria-labelledby="just-ended">
      <h2 id="just-ended" className="section-title">
        {words.front.ended}
      </h2>
      <div className="just-ended">
        <p className="up-next-title">
          <bdi>{last.title}</bdi>
          {last.host ? (
            <span className="text-muted">
              {' '}
              <Said text={words.stage.with} host={<bdi>{last.host}</bdi>} />
            </span>
          ) : null}
        </p>
        <p className="up-next-time">
          <SlotTime slot={last} />
        </p>
        <p className="just-ended-links">
          {last.notes ? (
            <a href={last.notes} target="_blank" rel="noreferrer">
              {words.front.notes}
            </a>
          ) : null}
          {last.recording ? (
            <a href={last.recording} target="_blank" rel="noreferrer">
              {words.front.recording}
            </a>
          ) : (
            <span className="text-muted">{words.front.noRecording}</span>
          )}
        </p>
      </div>
    </section>
  );
}
