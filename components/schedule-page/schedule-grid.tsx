'use client';

import {
  type CSSProperties,
  memo,
  startTransition,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { WithRoomWords } from '#components/rooms/with-room-words.tsx';
import { TimeSpan } from '#components/schedule/time-span.tsx';
import { useWords } from '#components/words/use-words.tsx';
import type { PublicRoom, PublicSlot } from '#lib/feeds/site-view.ts';
import { dayText, type Reader } from '#lib/format/times.ts';
import { type Day, noonOf } from './days.ts';
import { drawOrder, type InView } from './draw-order.ts';
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
  const [view, setView] = useState(AT_FIRST);
  const scroller = useRef<HTMLDivElement>(null);
  const shown =
    filled.find(({ key }) => key === picked) ?? filled.find(({ key }) => key >= today) ?? filled.at(-1);
  // A day of many rooms has hundreds of shows: the press is answered first, and the day comes when its first part is there.
  const drawn = useDeferredValue(shown);
  const drawnFrom = useDeferredValue(view);
  const grid = useMemo(() => drawn && placeOnGrid(drawn.slots, rooms), [drawn, rooms]);
  if (!shown || !drawn || !grid) return null;
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
            onClick={() => {
              pick(key);
              if (scroller.current) setView(inView(scroller.current));
            }}
          >
            {dayText(noonOf(key), { ...reader, timeZone: 'UTC' })}
          </button>
        ))}
      </fieldset>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys (axe, scrollable-region-focusable). */}
      <div ref={scroller} className="room-grid-scroll" tabIndex={0}>
        <Cells
          key={drawn.key}
          {...{ grid, rooms, reader, stateOf }}
          view={drawnFrom}
          everywhere={words.everywhere}
        />
      </div>
    </section>
  );
}

/** The part that is in view before anybody has scrolled: about so much of a large grid. */
const AT_FIRST: InView = { left: 0, top: 0, width: 0.25, height: 0.25 };

const inView = (element: HTMLElement): InView => ({
  left: Math.abs(element.scrollLeft) / element.scrollWidth,
  top: element.scrollTop / element.scrollHeight,
  width: element.clientWidth / element.scrollWidth,
  height: element.clientHeight / element.scrollHeight,
});

/** How many cells are filled at once. A large screen shows about so many, and a day of 500 takes five steps. */
const PART = 100;

type CellsProps = Pick<Props, 'rooms' | 'reader' | 'stateOf'> & {
  grid: readonly Placed[];
  view: InView;
  everywhere: string;
};

/**
 * The cells of a day. All have their places at once, so that nothing moves later and a screen reader counts them right;
 * they are filled in parts, the ones in view first. It is mounted anew for each day.
 */
const Cells = memo(function Cells({ grid, rooms, reader, stateOf, view, everywhere }: CellsProps) {
  const [filled, setFilled] = useState(PART);
  const order = useMemo(() => drawOrder(grid, rooms.length, view), [grid, rooms.length, view]);
  useEffect(() => {
    if (filled >= grid.length) return;
    const more = () => startTransition(() => setFilled(filled + PART));
    // Safari has no idle callbacks. A timer lets what was pressed meanwhile go first.
    const timer = setTimeout(more, 50);
    return () => clearTimeout(timer);
  }, [filled, grid.length]);
  return (
    <ol className="room-grid-cells" style={{ '--rooms': rooms.length } as CSSProperties}>
      {rooms.map(({ slug, name }, at) => (
        <li key={slug} className="room-grid-name" style={{ gridColumn: at + 1 }}>
          <bdi>{name}</bdi>
        </li>
      ))}
      {grid.map((placed, at) => (
        <li
          key={placed.slot.uid}
          className="room-grid-slot"
          data-state={stateOf(placed.slot)}
          style={placeOf(placed)}
        >
          {(order[at] ?? 0) < filled ? <Show slot={placed.slot} {...{ reader, everywhere }} /> : null}
        </li>
      ))}
    </ol>
  );
});

const placeOf = ({ row, rowEnd, column, columnEnd }: Placed) => ({
  gridRow: `${row + 1} / ${rowEnd + 1}`,
  gridColumn: `${column} / ${columnEnd}`,
});

type ShowProps = { slot: PublicSlot; reader: Reader; everywhere: string };

const Show = memo(function Show({ slot, reader, everywhere }: ShowProps) {
  return (
    <>
      <span className="room-grid-time">
        <TimeSpan start={slot.start} end={slot.end} reader={reader} zoneTitle={reader.timeZone} />
      </span>
      <a href={`#slot-${slot.uid}`}>
        <bdi className={slot.status === 'cancelled' ? 'line-through' : undefined}>{slot.title}</bdi>
      </a>
      {slot.host ? <bdi className="room-grid-host">{slot.host}</bdi> : null}
      <span className="sr-only">{slot.room ?? everywhere}</span>
    </>
  );
});

export default function ScheduleGrid(props: Props) {
  return (
    <WithRoomWords>
      <Grid {...props} />
    </WithRoomWords>
  );
}
