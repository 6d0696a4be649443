'use client';

import { Translated, useWords } from '#components/words/use-words.tsx';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { useSite } from './site-context.tsx';
import { SlotTime } from './slot-time.tsx';
import { useMinute } from './use-minute.ts';
import { useNow } from './use-now.ts';

/** The last slot that has ended, within the hours that the near schedule reaches back; never the one that is on. */
function lastOf(slots: readonly PublicSlot[], shown: string | null, instant: number): PublicSlot | null {
  const over = ({ uid, status, start, end }: PublicSlot) =>
    status !== 'cancelled' && uid !== shown && Date.parse(end ?? start) <= instant;
  return slots.findLast(over) ?? null;
}

/** Names the show that has ended, with its notes and its recording when the crew has added them. */
export function JustEnded() {
  const { view } = useSite();
  const minute = useMinute();
  const { now, slot } = useNow();
  const words = useWords('site');
  const last = view && lastOf(view.slots, now.slot, slot ? Math.min(minute, Date.parse(slot.start)) : minute);
  if (!last) return null;
  return (
    // It is a new element for each show that is on. If there is one column, the list above gets a new length then.
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
              <Translated text={words.stage.with} host={<bdi>{last.host}</bdi>} />
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
