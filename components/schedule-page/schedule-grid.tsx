'use client';

import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { WithRoomWords } from '#components/rooms/with-room-words.tsx';
import { useWords } from '#components/words/use-words.tsx';
import { dayText } from '#lib/format/times.ts';
import { noonOf } from './days.ts';
import type { InView } from './draw-order.ts';
import { Cells, type GridProps } from './grid-cells.tsx';
import { placeOnGrid } from './place-on-grid.ts';
import './schedule-grid.css';

/** The schedule of one day as a grid: rooms across, times down. The others are a press away, so that it stays small. */
function Grid({ rooms, days, reader, today, stateOf }: GridProps) {
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
    <section className="room-grid hidden [@media_screen_and_(min-width:820px)]:block" aria-label={words.grid}>
      <fieldset className="my-2 flex flex-wrap gap-[0.35rem]">
        <legend className="sr-only">{words.day}</legend>
        {filled.map(({ key }) => (
          <button
            key={key}
            type="button"
            className="tab rounded-full border border-line px-[0.8rem] py-[0.4rem] text-[0.85rem] aria-pressed:border-accent"
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
      <div ref={scroller} className="max-h-[80dvh] overflow-auto rounded border border-line" tabIndex={0}>
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

export default function ScheduleGrid(props: GridProps) {
  return (
    <WithRoomWords>
      <Grid {...props} />
    </WithRoomWords>
  );
}
