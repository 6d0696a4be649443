import { memo } from 'react';
import { TimeSpan } from '#components/schedule/time-span.tsx';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import type { Reader } from '#lib/format/times.ts';
import { SlotMore } from './slot-more.tsx';
import { SlotProgress } from './slot-progress.tsx';

/** The utilities of a row that is on. If the address leads to it, it has another mark at its side. */
const NOW =
  'bg-(--now) [--now:color-mix(in_srgb,var(--mq-accent)_10%,var(--mq-bg))] @max-[60rem]:[&:not(:target,[data-linked])]:[box-shadow:-0.5rem_0_0_var(--now)] forced-colors:[outline:3px_solid_Highlight]';

const TIME =
  'sched-time truncate text-sm text-muted [font-variant-numeric:tabular-nums] @min-[60rem]:text-[0.8rem] @min-[60rem]:whitespace-normal';

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
      className={state === 'now' ? `sched-row ${NOW}` : 'sched-row'}
      data-linked={linked || undefined}
      aria-current={state === 'now' ? 'true' : undefined}
    >
      {/* Another time zone makes a new element, so that the rest of the line is new, and not moved. */}
      <p key={reader.timeZone} className={TIME}>
        <TimeSpan start={slot.start} end={slot.end} reader={reader} zoneTitle={reader.timeZone} />
      </p>
      <div
        className={state === 'past' ? 'col-start-1 wrap-anywhere opacity-75' : 'col-start-1 wrap-anywhere'}
      >
        <p className="font-[550]">
          <a href={`#slot-${slot.uid}`}>
            <bdi className={slot.status === 'cancelled' ? 'line-through' : undefined}>{slot.title}</bdi>
          </a>
          {state === 'now' ? <span className="text-sm text-accent"> {word}</span> : null}
          {status ? <span className="text-sm font-normal text-muted"> ({status})</span> : null}
        </p>
        {slot.room ? (
          <p className="text-sm text-muted">
            <bdi>{slot.room}</bdi>
          </p>
        ) : null}
        {slot.host ? (
          <p className="text-sm text-muted">
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
