import { type CSSProperties, memo, startTransition, useEffect, useMemo, useState } from 'react';
import type { PublicRoom, PublicSlot } from '#lib/feeds/site-view.ts';
import { type Reader, timeText, zoneText } from '#lib/format/times.ts';
import { type Band, cutIntoBands } from './bands.ts';
import type { Day } from './days.ts';
import { columnOrder, drawMore, drawOrder, type InView, PART } from './draw-order.ts';
import type { Placed } from './place-on-grid.ts';
import { isLong, rowHeights } from './row-heights.ts';

type State = 'past' | 'now' | 'coming';

export type GridProps = {
  rooms: readonly PublicRoom[];
  days: readonly Day[];
  reader: Reader;
  /** The reader's own day: the grid begins with it, or with the next one that has shows. */
  today: string;
  stateOf(slot: PublicSlot): State;
};

const ROOM =
  'pointer-events-none h-[calc(2rem+var(--height))] min-w-0 [contain:strict] [content-visibility:auto]';
const NAME = 'sticky top-0 z-2 h-8 truncate bg-surface px-2 py-[0.4rem] text-[0.85rem] font-[650]';

type CellsProps = Pick<GridProps, 'rooms' | 'reader' | 'stateOf'> & {
  grid: readonly Placed[];
  view: InView;
  everywhere: string;
};

/**
 * The cells of a day, room by room. First each column gets the places of its cells, some columns at a time, so that a screen
 * reader counts them right soon; then the cells are filled in parts. The ones in view come first, and nothing moves. It is
 * mounted anew for each day.
 */
export const Cells = memo(function Cells({ grid, rooms, reader, stateOf, view, everywhere }: CellsProps) {
  const [drawn, setDrawn] = useState(PART);
  const inTurn = useMemo(() => columnOrder(rooms.length, view), [rooms.length, view]);
  const order = useMemo(() => drawOrder(grid, rooms.length, view), [grid, rooms.length, view]);
  const heights = useMemo(() => rowHeights(grid), [grid]);
  const columns = useMemo(() => cutIntoBands(grid, heights), [grid, heights]);
  useEffect(() => {
    const next = drawMore(drawn, { columns: rooms.length, cells: grid.length });
    if (!next) return;
    // Safari has no idle callbacks. A timer lets what was pressed meanwhile go first.
    const timer = setTimeout(() => startTransition(() => setDrawn(next)), 20);
    return () => clearTimeout(timer);
  }, [drawn, rooms.length, grid.length]);
  const size = { '--rooms': rooms.length, '--height': rem(sum(heights)) } as CSSProperties;
  const bandsOf = (column: number) => (
    // biome-ignore lint/a11y/useSemanticElements: the bands are between a list and its items, and ol allows only li.
    <div role="list">
      {columns.get(column)?.map((band) => {
        const places = band.cells.map(({ at }) => order[at] ?? 0);
        // A band whose cells do not change keeps its number, and is not rendered again.
        const until = Math.min(Math.max(drawn.cells, Math.min(...places)), Math.max(...places) + 1);
        return <BandCells key={band.cells[0]?.at} {...{ band, grid, order, until, reader, stateOf }} />;
      })}
    </div>
  );
  return (
    <ul
      className="grid min-w-[calc(var(--rooms)*(10rem+3px)+3px)] grid-cols-[repeat(var(--rooms),minmax(10rem,1fr))] gap-[3px] p-[3px]"
      style={size}
    >
      {rooms.map(({ slug, name }, at) => (
        <li key={slug} className={`${ROOM} z-1 row-start-1`} style={{ gridColumn: at + 1 }}>
          <h3 className={NAME}>
            <bdi>{name}</bdi>
          </h3>
          {(inTurn[at] ?? 0) < drawn.columns ? bandsOf(at + 1) : null}
        </li>
      ))}
      {columns.has(0) ? (
        // A show of all rooms lies under their columns, so that it is scrolled under their names.
        <li className={`${ROOM} z-0 [grid-area:1/1/2/-1]`}>
          {/* Only for screen readers: its column has names of rooms above it. */}
          <h3 className={`${NAME} opacity-0`}>{everywhere}</h3>
          {bandsOf(0)}
        </li>
      ) : null}
    </ul>
  );
});

const rem = (size: number) => `${Math.round(size * 100) / 100}rem`;
const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);

/**
 * A room is a column that is laid out and painted when it is in view. It is cut into bands, so that a cell that is filled has
 * only its own band laid out anew. The rows of a day are as high in all columns, and need no cell's text, so that a cell that
 * is filled moves nothing. A cell makes no layer of its own (by overflow or opacity), because hundreds of layers are slow to
 * scroll. Nor has a band `content-visibility`: the browser would look at each frame which of 180 are in view.
 */
const BAND = 'grid grid-cols-[minmax(0,1fr)] [contain:strict]';
/** A long title may be seen over the next band. Other bands do not change while the page is scrolled under the pointer. */
const LONG_BAND = `${BAND} [&:is(:hover,:focus-within)]:[contain:none]`;
/** Two shows of one room at the same time are in the same column, too. */
const SLOT =
  'room-grid-slot pointer-events-auto col-start-1 mb-[3px] flex flex-col gap-[0.1rem] rounded-[6px] bg-raised px-2 py-[0.35rem] text-[0.85rem]/[1.3] wrap-anywhere';
/** A title that is too long for its place is shown whole under the pointer and with the focus. */
const LONG_SLOT =
  '[&:is(:hover,:focus-within)]:z-1 [&:is(:hover,:focus-within)]:min-h-[calc(100%-3px)] [&:is(:hover,:focus-within)]:self-start [&:not(:hover,:focus-within)]:overflow-hidden';
const SLOT_STATE: Record<State, string> = {
  past: 'text-[color-mix(in_srgb,var(--mq-text)_75%,var(--mq-raised))]',
  now: '[box-shadow:inset_3px_0_var(--mq-accent)]',
  coming: '',
};

type BandProps = Pick<CellsProps, 'grid' | 'reader' | 'stateOf'> & {
  band: Band;
  order: readonly number[];
  /** The cells before this place in the order are filled. */
  until: number;
};

const BandCells = memo(function BandCells({ band, grid, order, until, reader, stateOf }: BandProps) {
  const style = {
    marginTop: rem(band.space),
    height: rem(sum(band.rows)),
    gridTemplateRows: band.rows.map(rem).join(' '),
  };
  return (
    <div className={band.cells.some(({ at }) => isLong(grid[at] as Placed)) ? LONG_BAND : BAND} style={style}>
      {band.cells.map(({ at, row, rowEnd }) => {
        const placed = grid[at] as Placed;
        return (
          <Cell
            key={placed.slot.uid}
            rows={`${row} / ${rowEnd}`}
            state={stateOf(placed.slot)}
            isFilled={(order[at] ?? 0) < until}
            {...{ placed, reader }}
          />
        );
      })}
    </div>
  );
});

type CellProps = { placed: Placed; rows: string; state: State; isFilled: boolean; reader: Reader };

const Cell = memo(function Cell({ placed, rows, state, isFilled, reader }: CellProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: li must be in a list, and here it is in a band of one.
    <div
      role="listitem"
      className={
        isLong(placed) ? `${SLOT} ${SLOT_STATE[state]} ${LONG_SLOT}` : `${SLOT} ${SLOT_STATE[state]}`
      }
      style={{ gridRow: rows }}
    >
      {isFilled ? <Show {...{ slot: placed.slot, reader }} /> : null}
    </div>
  );
});

/** As `TimeSpan` has it, but as one text, because a thousand cells of fewer elements are quicker. */
function spanText({ start, end }: PublicSlot, reader: Reader): string {
  const [from, to] = [Date.parse(start), Date.parse(end ?? start)];
  const [first, last] = [zoneText(from, reader), zoneText(to, reader)];
  if (end === null) return `${timeText(from, reader)} ${last}`;
  return `${timeText(from, reader)}${first === last ? '' : ` ${first}`} – ${timeText(to, reader)} ${last}`;
}

type ShowProps = { slot: PublicSlot; reader: Reader };

function Show({ slot, reader }: ShowProps) {
  return (
    <>
      <span className="text-xs text-muted" title={reader.timeZone}>
        {spanText(slot, reader)}
      </span>
      <a href={`#slot-${slot.uid}`}>
        <bdi className={slot.status === 'cancelled' ? 'line-through' : undefined}>{slot.title}</bdi>
      </a>
      {slot.host ? <bdi className="text-xs text-muted">{slot.host}</bdi> : null}
    </>
  );
}
