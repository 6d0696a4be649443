import { Translated, useWords } from '#components/words/use-words.tsx';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { OutLink, OutLinks } from './out-links.tsx';
import { SectionTitle } from './section-title.tsx';
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
      <SectionTitle id="just-ended">{words.front.ended}</SectionTitle>
      <div className="rounded border border-line bg-surface px-[0.9rem] py-3">
        <p className="font-[550] wrap-anywhere">
          <bdi>{last.title}</bdi>
          {last.host ? (
            <span className="text-muted">
              {' '}
              <Translated text={words.stage.with} host={<bdi>{last.host}</bdi>} />
            </span>
          ) : null}
        </p>
        <p className="text-sm text-muted">
          <SlotTime slot={last} />
        </p>
        <OutLinks>
          {last.notes ? <OutLink href={last.notes}>{words.front.notes}</OutLink> : null}
          {last.recording ? (
            <OutLink href={last.recording}>{words.front.recording}</OutLink>
          ) : (
            <span className="text-muted">{words.front.noRecording}</span>
          )}
        </OutLinks>
      </div>
    </section>
  );
}
