'use client';

import { useWords } from '#components/words/use-words.tsx';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { say } from '#lib/words/words.ts';
import { dayKey, dayText, timeText, zoneText } from './format.ts';
import { useInstant } from './use-now.ts';
import { useReader } from './use-reader.ts';

type Times = Pick<PublicSlot, 'start' | 'end'>;

/**
 * How a slot's time is written: by whom, and whether with its day. `key` is for the line in which it stands: where time is
 * written in another way, the line is another element, so that nothing in it moves; it is all new.
 */
export function useWriting({ start }: Times, day = true) {
  const reader = useReader();
  const instant = useInstant();
  const isDayless = !day || dayKey(Date.parse(start), reader) === dayKey(instant, reader);
  return { reader, isDayless, key: `${reader.locale} ${reader.timeZone} ${isDayless}` };
}

/** When a slot is: `20:00 – 22:00 GMT`, with the day where it is not today. */
export function SlotTime({ slot, day = true }: { slot: Times; day?: boolean }) {
  const { reader, isDayless, key } = useWriting(slot, day);
  const words = useWords('site').front;
  const start = Date.parse(slot.start);
  return (
    <span key={key} className="whitespace-nowrap tabular-nums">
      {isDayless ? null : `${dayText(start, reader)}, `}
      <time dateTime={slot.start}>{timeText(start, reader)}</time>
      {slot.end === null ? null : (
        <>
          {' – '}
          <time dateTime={slot.end}>{timeText(Date.parse(slot.end), reader)}</time>
        </>
      )}{' '}
      <abbr
        className="text-muted no-underline"
        title={
          reader.isViewer
            ? say(words.yourZone, { zone: reader.timeZone })
            : say(words.itsZone, { zone: reader.timeZone })
        }
      >
        {zoneText(start, reader)}
      </abbr>
    </span>
  );
}
