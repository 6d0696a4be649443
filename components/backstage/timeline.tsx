'use client';

import { useEffect, useMemo, useRef } from 'react';
import { useInstant } from '#components/schedule/use-now.ts';
import { useReader } from '#components/schedule/use-reader.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { TimelineBody } from '#lib/backstage/state.ts';
import { type Bar, type Row, timelineOf } from '#lib/backstage/timeline.ts';
import { hourOf } from '#lib/format/dates.ts';
import { dayText, type Reader, timeText } from '#lib/format/times.ts';
import { HOUR } from '#lib/time.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { say, type Words } from '#lib/words/words.ts';

const PIXELS_AN_HOUR = 40;
const HEAD = 34;
const LANE = 38;
/** Above the lanes of a room: its name. */
const NAME = 18;
/** The slider's step: a minute. */
const STEP = 60_000;

type Props = { body: TimelineBody; instant: number | null; onPick: (instant: number) => void };

/** The coming days to scale, and a slider over them for the time machine. */
export function Timeline({ body, instant, onPick }: Props) {
  const reader = useReader();
  const { language } = useWords('about');
  const words = useWords('backstageNow').days;
  const now = useInstant();
  const scroller = useRef<HTMLDivElement>(null);
  const from = Date.parse(body.from);
  const to = Date.parse(body.to);
  // It is drawn again each second, for the line of now.
  const { bars, gaps, rows, lanes } = useMemo(
    () => timelineOf(body.slots, body.rooms, body.overrun, from, to),
    [body, from, to],
  );
  const { locale, timeZone } = reader;
  const hours = useMemo(() => hourMarks(from, to, { locale, timeZone }), [from, to, locale, timeZone]);
  const x = (at: number) => ((Math.min(Math.max(at, from), to) - from) / HOUR) * PIXELS_AN_HOUR;
  const width = x(to);
  const hasNames = body.rooms.length > 0;
  const topOf = (lane: number) =>
    HEAD + lane * LANE + (hasNames ? NAME * rows.filter((row) => row.lane <= lane).length : 0);
  const height = topOf(lanes - 1) + LANE;

  // This scrolls once, when the timeline appears. Afterwards only the organizer scrolls.
  useEffect(() => {
    scroller.current?.scrollTo({ left: x(now) - 80 });
  }, []);

  // A time that was typed may be days away.
  useEffect(() => {
    const view = scroller.current;
    if (!view || instant === null) return;
    const left = x(instant);
    const isInView = left >= view.scrollLeft && left <= view.scrollLeft + view.clientWidth;
    if (!isInView) view.scrollTo({ left: left - view.clientWidth / 2 });
  }, [instant]);

  return (
    <div className="overflow-x-auto overscroll-x-contain" dir="ltr" ref={scroller}>
      {hasNames ? <RowNames rows={rows} topOf={topOf} /> : null}
      <svg width={width} height={height} role="img" aria-label={describe(bars, gaps.length, words, language)}>
        {gaps.map((gap) => (
          <rect
            key={`${gap.from} ${gap.row.lane}`}
            className="fill-bg"
            x={x(gap.from)}
            y={topOf(gap.row.lane)}
            width={x(gap.to) - x(gap.from)}
            height={gap.row.lanes * LANE}
          />
        ))}
        {hours.map((mark) => (
          <HourLine key={mark.at} mark={mark} x={x(mark.at)} height={height} />
        ))}
        {bars.map((bar) => (
          <BarShape key={`${bar.slot.uid} ${bar.lane}`} bar={bar} x={x} top={topOf(bar.lane)} />
        ))}
        {rows.slice(1).map(({ lane }) => (
          <line
            key={lane}
            className="stroke-line"
            x1={0}
            x2={width}
            y1={topOf(lane) - NAME}
            y2={topOf(lane) - NAME}
          />
        ))}
        <line className="stroke-2 stroke-[#ff4d57]" x1={x(now)} x2={x(now)} y1={HEAD - 6} y2={height} />
        {instant === null ? null : (
          <line
            className="stroke-2 stroke-accent"
            x1={x(instant)}
            x2={x(instant)}
            y1={HEAD - 6}
            y2={height}
          />
        )}
      </svg>
      <input
        type="range"
        className="block min-h-11 accent-accent"
        aria-label={words.slider}
        aria-valuetext={sayInstant(instant ?? now, reader)}
        min={from}
        max={to}
        step={STEP}
        value={instant ?? now}
        onChange={(event) => onPick(Number(event.target.value))}
        // This part is only ever drawn in the browser, where a style is not text in the HTML.
        style={{ width }}
      />
    </div>
  );
}

/** `Sat, 28 Nov, 20:00`. */
export const sayInstant = (instant: number, reader: Reader) =>
  `${dayText(instant, reader)}, ${timeText(instant, reader)}`;

/** The names of the rooms, which stay in sight while the days scroll. */
function RowNames({ rows, topOf }: { rows: readonly Row[]; topOf(lane: number): number }) {
  return (
    <ul className="sticky start-0 z-1 w-0">
      {rows.map(({ name, lane }) => (
        <li
          key={lane}
          className="pointer-events-none absolute flex items-start"
          style={{ top: topOf(lane) - NAME }}
        >
          <bdi className="max-w-36 truncate rounded-r-[0.3rem] bg-raised px-[0.35rem] font-[650] text-[0.7rem]">
            {name}
          </bdi>
        </li>
      ))}
    </ul>
  );
}

type HourMark = { at: number; kind: 'day' | 'hour'; text: string | null };

/** Draws a mark for each hour. The midnight of a day and every third hour have a name. */
function hourMarks(from: number, to: number, reader: Reader): HourMark[] {
  return Array.from({ length: Math.floor((to - from) / HOUR) }, (_, n) => {
    const at = from + n * HOUR;
    const hour = hourOf(at, reader.timeZone);
    if (hour === 0) return { at, kind: 'day', text: dayText(at, reader) };
    return { at, kind: 'hour', text: hour % 3 === 0 ? timeText(at, reader) : null };
  });
}

function HourLine({ mark, x, height }: { mark: HourMark; x: number; height: number }) {
  const { kind, text } = mark;
  const top = kind === 'day' ? 0 : HEAD - 6;
  return (
    <g>
      <line className={kind === 'day' ? 'stroke-muted' : 'stroke-line'} x1={x} x2={x} y1={top} y2={height} />
      {text === null ? null : (
        <text
          className={kind === 'day' ? 'fill-text font-bold text-[12px]' : 'fill-muted text-[11px]'}
          x={x + 4}
          y={kind === 'day' ? 12 : HEAD - 10}
        >
          {text}
        </text>
      )}
    </g>
  );
}

const BARS = {
  on: ['fill-[light-dark(#dcd3f0,#3d3556)]', 'stroke-[#7e70a8]'],
  overlap: ['fill-[light-dark(#ffe0b0,#5a3a12)]', 'stroke-accent'],
  empty: ['fill-raised', 'stroke-[#7e70a8] [stroke-dasharray:4_3]'],
  cancelled: ['fill-none', 'stroke-line'],
};

function BarShape({ bar, x, top }: { bar: Bar; x: (at: number) => number; top: number }) {
  const { slot, start, end, overrunEnd, openEnd, overlaps } = bar;
  const name = slot.room === null ? slot.title : `${slot.room}: ${slot.title}`;
  const y = top + 3;
  const left = x(start);
  const width = Math.max(2, x(end) - left);
  const state =
    slot.status === 'cancelled' ? 'cancelled' : overlaps ? 'overlap' : slot.streams === 0 ? 'empty' : 'on';
  const [fill, stroke] = BARS[state];
  return (
    <g data-open-end={openEnd}>
      {overrunEnd > end ? (
        <rect
          className={`stroke-none opacity-45 ${fill}`}
          x={x(end)}
          y={y}
          width={x(overrunEnd) - x(end)}
          height={LANE - 6}
        />
      ) : null}
      <rect className={`${fill} ${stroke}`} x={left} y={y} width={width} height={LANE - 6} rx={5} />
      <svg x={left} y={y} width={width} height={LANE - 6}>
        <title>{name}</title>
        <text className={`fill-text text-[13px] ${state === 'cancelled' ? 'line-through' : ''}`} x={7} y={21}>
          {slot.title}
        </text>
      </svg>
    </g>
  );
}

function describe(
  bars: readonly Bar[],
  gaps: number,
  words: Words['backstageNow']['days'],
  language: string,
): string {
  const overlaps = bars.filter((bar) => bar.overlaps).length;
  return say(words.timeline, {
    shows: sayCount(words.shows, bars.length, language),
    overlaps: sayCount(words.overlaps, overlaps, language),
    gaps: sayCount(words.gaps, gaps, language),
  });
}
