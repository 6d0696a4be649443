import { memo } from 'react';
import { TimeSpan } from '#components/schedule/time-span.tsx';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import type { Reader } from '#lib/format/times.ts';
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

/**
 * One slot of the schedule, with an address of its own. It is memoized, because a big list has thousands of them and
 * looks once a minute whether one changed. `word` is its state if it is on: "on now".
 */
export const SlotRow = memo(function SlotRow({ slot, reader, siteUrl, state, word, linked }: Props) {
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
      {/* Another time zone makes a new element, so that the rest of the line is new, and not moved. */}
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
        {slot.room ? (
          <p className="sched-note">
            <bdi>{slot.room}</bdi>
          </p>
        ) : null}
        {slot.host ? (
          <p className="sched-note">
            <Translated text={words.with} host={<bdi>{slot.host}</bdi>} />
          </p>
        ) : null}
      </div>
      <SlotMore slot={slot} siteUrl={siteUrl} />
      {state === 'now' && slot.end !== null ? (
        <SlotProgress start={start} end={Date.parse(slot.end)} />
      ) : null}
    </li>
  );
});
