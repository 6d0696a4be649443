import { Said, useWords } from '#components/words/use-words.tsx';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import type { Reader } from '../format.ts';
import { TimeSpan } from '../time-span.tsx';
import { SlotMore } from './slot-more.tsx';
import { SlotProgress } from './slot-progress.tsx';

type Props = {
  slot: PublicSlot;
  reader: Reader;
  siteUrl: string;
  state: 'past' | 'now' | 'coming';
  word: string;
  /** Whether the page's address names it. */
  linked: boolean;
};

/** One slot of the schedule, with an address of its own. `word` says what it is where it is on: "on now". */
export function SlotRow({ slot, reader, siteUrl, state, word, linked }: Props) {
  const start = Date.parse(slot.start);
  const words = useWords('schedule');
  const status = slot.status === 'confirmed' ? null : words.statuses[slot.status];
  return (
    <li
      id={`slot-${slot.uid}`}
      className="sched-row"
      data-state={state}
      data-linked={linked || undefined}
      aria-current={state === 'now' ? 'true' : undefined}
    >
      {/* Another element for another reader: what follows in the line did not move, it is new. */}
      <p key={reader.timeZone} className="sched-time">
        <TimeSpan start={slot.start} end={slot.end} reader={reader} zoneTitle={reader.timeZone} />
      </p>
      <div className="sched-what">
        <p className="sched-title">
          <a href={`#slot-${slot.uid}`}>
            <bdi className={slot.status === 'cancelled' ? 'line-through' : undefined}>{slot.title}</bdi>
          </a>
          {state === 'now' ? <span className="sched-now"> {word}</span> : null}
          {status ? <span className="sched-note"> ({status})</span> : null}
        </p>
        {slot.host ? (
          <p className="sched-note">
            <Said text={words.with} host={<bdi>{slot.host}</bdi>} />
          </p>
        ) : null}
      </div>
      <SlotMore slot={slot} siteUrl={siteUrl} />
      {state === 'now' && slot.end !== null ? (
        <SlotProgress start={start} end={Date.parse(slot.end)} />
      ) : null}
    </li>
  );
}
