import { useState } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import { countdownText } from '#lib/format/times.ts';
import { say } from '#lib/words/words.ts';
import { BUTTON } from './button.tsx';
import type { Media } from './media.ts';
import type { ElementState } from './use-element.ts';

/** Up to this many seconds behind live are only the delay of the player. */
const AT_LIVE = 8;
/** Seconds that can be sought in a live stream before a slider is worth it. */
const WORTH_SEEKING = 30;
/**
 * While the keyboard's focus is on the slider, screen readers say each of its changes. So it changes only after this many
 * seconds, and after this part of the whole.
 */
const APART = 10;
const PART_APART = 0.01;

type Props = { media: Media; liveEdge: number | null; endless: boolean } & Pick<
  ElementState,
  'start' | 'end' | 'time'
>;

/** How both sliders look, apart from their width. */
export const SLIDER = 'min-h-6 cursor-pointer accent-accent';

const clock = (seconds: number) => countdownText(Math.floor(seconds) * 1000);

/** A slider to another second, if there is a stretch that can be sought in. */
export function Position({ media, liveEdge, endless, start, end, time }: Props) {
  const words = useWords('player');
  // While it is dragged the picture does not pull it back.
  const [dragged, drag] = useState<number | null>(null);
  // The time that it said last. Null if the keyboard's focus is not on it.
  const [told, tell] = useState<{ time: number; liveEdge: number | null } | null>(null);
  const apart = Math.max(APART, (end - start) * PART_APART);
  if (told && Math.abs(time - told.time) >= apart) tell({ time, liveEdge });
  if (endless || !Number.isFinite(end) || end - start < (liveEdge === null ? 1 : WORTH_SEEKING)) return null;
  const value = dragged ?? told?.time ?? time;
  const live = told?.liveEdge ?? liveEdge;
  const text =
    live === null
      ? say(words.position, { time: clock(value), total: clock(end) })
      : say(words.behind, { time: clock(Math.max(0, live - value)) });
  return (
    <input
      type="range"
      // To go to another second of a very small one, it is made large first.
      className={`${SLIDER} w-full @max-[15.01rem]:hidden`}
      // Time runs from left to right in every language.
      dir="ltr"
      aria-label={words.seek}
      aria-valuetext={text}
      min={start}
      max={end}
      step="any"
      value={Math.min(Math.max(value, start), end)}
      onFocus={({ target }) => tell(target.matches(':focus-visible') ? { time, liveEdge } : null)}
      // The key moves it from where the picture is.
      onKeyDown={() => tell({ time, liveEdge })}
      onChange={({ target }) => {
        const second = Number(target.value);
        drag(second);
        if (told) tell({ time: second, liveEdge });
        media.seek(second);
      }}
      onPointerDown={() => tell(null)}
      onPointerUp={() => drag(null)}
      onBlur={() => {
        drag(null);
        tell(null);
      }}
      onKeyUp={() => drag(null)}
    />
  );
}

const TIME = 'px-2 whitespace-nowrap tabular-nums [direction:ltr]';
/** With a lamp before the word. */
const LIVE = `${TIME} flex items-center gap-[0.4em] font-bold before:size-[0.6em] before:rounded-full`;
const AT_EDGE = `${LIVE} before:bg-[#ff4b55]`;

/** The time, or whether it is live, and the way back to live. A stream that stands still is not called live. */
export function Clock({ media, liveEdge, endless, end, time, stands }: Props & { stands: boolean }) {
  const words = useWords('player');
  if (stands && (endless || liveEdge !== null)) return null;
  if (endless) return <span className={AT_EDGE}>{words.live}</span>;
  if (liveEdge === null)
    return end > 0 && Number.isFinite(end) ? (
      <span className={`${TIME} @max-[20.01rem]:hidden`}>
        {clock(time)} / {clock(end)}
      </span>
    ) : null;
  return liveEdge - time <= AT_LIVE ? (
    <span className={AT_EDGE}>{words.live}</span>
  ) : (
    <button type="button" className={`${LIVE} ${BUTTON} before:bg-[#bbb]`} onClick={() => media.goLive()}>
      {words.goLive}
    </button>
  );
}
