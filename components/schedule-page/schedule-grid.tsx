'use client';

import { type CSSProperties, memo, useDeferredValue, useMemo, useState } from 'react';
import { WithRoomWords } from '#components/rooms/with-room-words.tsx';
import { TimeSpan } from '#components/schedule/time-span.tsx';
import { useWords } from '#components/words/use-words.tsx';
import type { PublicRoom, PublicSlot } from '#lib/feeds/site-view.ts';
import { dayText, type Reader } from '#lib/format/times.ts';
import { type Day, noonOf } from './days.ts';
import { type Placed, placeOnGrid } from './place-on-grid.ts';
import './schedule-grid.css';

type State = 'past' | 'now' | 'coming';

type Props = {
  rooms: readonly PublicRoom[];
  days: readonly Day[];
  reader: Reader;
  /** The reader's own day: the grid begins with it, or with the next one that has shows. */
  today: string;
  stateOf(slot: PublicSlot): State;
};

/** The schedule of one day as a grid: rooms across, times down. The others are a press away, so that it stays small. */
function Grid({ rooms, days, reader, today, stateOf }: Props) {
  const words = useWords('rooms');
  const filled = days.filter(({ slots }) => slots.length > 0);
  const [picked, pick] = useState<string | null>(null);
  const shown =
    filled.find(({ key }) => key === picked) ?? filled.find(({ key }) => key >= today) ?? filled.at(-1);
  // A day of many rooms has hundreds of shows: the press is answered first, and they are drawn in small steps.
  const drawn = useDeferredValue(shown);
  const grid = useMemo(() => drawn && placeOnGrid(drawn.slots, rooms), [drawn, rooms]);
  if (!shown || !drawn || !grid) return null;
  const columns = { '--rooms': rooms.length } as CSSProperties;
  return (
    <section className="room-grid" aria-label={words.grid}>
      <fieldset className="room-grid-days">
        <legend className="sr-only">{words.day}</legend>
        {filled.map(({ key }) => (
          <button
            key={key}
            type="button"
            className="tab"
            aria-pressed={key === shown.key}
            onClick={() => pick(key)}
          >
            {dayText(noonOf(key), { ...reader, timeZone: 'UTC' })}
          </button>
        ))}
      </fieldset>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys (axe, scrollable-region-focusable). */}
      <div className="room-grid-scroll" tabIndex={0}>
        {/* Another element for another day: it is put together beside the page, and comes in one step. */}
        <ol key={drawn.key} className="room-grid-cells" style={columns}>
          {rooms.map(({ slug, name }, at) => (
            <li key={slug} className="room-grid-name" style={{ gridColumn: at + 1 }}>
              <bdi>{name}</bdi>
            </li>
          ))}
          {grid.map((placed) => (
            <Cell
              key={placed.slot.uid}
              {...{ placed, reader }}
              state={stateOf(placed.slot)}
              everywhere={words.everywhere}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}

type CellProps = { placed: Placed; reader: Reader; state: State; everywhere: string };

const Cell = memo(function Cell({ placed, reader, state, everywhere }: CellProps) {
  const { slot, row, rowEnd, column, columnEnd } = placed;
  return (
    <li
      className="room-grid-slot"
      data-state={state}
      style={{ gridRow: `${row + 1} / ${rowEnd + 1}`, gridColumn: `${column} / ${columnEnd}` }}
    >
      <span className="room-grid-time">
        <TimeSpan start={slot.start} end={slot.end} reader={reader} zoneTitle={reader.timeZone} />
      </span>
      <a href={`#slot-${slot.uid}`}>
        <bdi className={slot.status === 'cancelled' ? 'line-through' : undefined}>{slot.title}</bdi>
      </a>
      {slot.host ? <bdi className="room-grid-host">{slot.host}</bdi> : null}
      <span className="sr-only">{slot.room ?? everywhere}</span>
    </li>
  );
});

export default function ScheduleGrid(props: Props) {
  return (
    <WithRoomWords>
      <Grid {...props} />
    </WithRoomWords>
  );
}
