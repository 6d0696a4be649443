'use client';

import { useWords } from '#components/words/use-words.tsx';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { dayKey, dayText } from '#lib/format/times.ts';
import { say } from '#lib/words/words.ts';
import { TimeSpan } from './time-span.tsx';
import { useInstant } from './use-now.ts';
import { useReader } from './use-reader.ts';

type Times = Pick<PublicSlot, 'start' | 'end'>;

/**
 * How a slot's time is written: for which reader, and whether with its day. `key` is for the line around it: if times are
 * written in another way, the line becomes a new element, so that no layout shift is counted.
 */
export function useWriting({ start }: Times, day = true) {
  const reader = useReader();
  const instant = useInstant();
  const { timeZone } = reader;
  const isDayless = !day || dayKey(Date.parse(start), timeZone) === dayKey(instant, timeZone);
  return { reader, isDayless, key: `${reader.locale} ${timeZone} ${isDayless}` };
}

/** When a slot is: `20:00 – 22:00 GMT`, with the day if it is not today. If a line may break here, then after the day. */
export function SlotTime({ slot, day = true }: { slot: Times; day?: boolean }) {
  const { reader, isDayless, key } = useWriting(slot, day);
  const words = useWords('site').front;
  return (
    <span key={key} className="slot-time">
      {/* The element exists without a day, too, because by a browser's data on the zone another day may be today. */}
      <span className="whitespace-nowrap" suppressHydrationWarning>
        {isDayless ? '' : `${dayText(Date.parse(slot.start), reader)},`}
      </span>{' '}
      <span className="whitespace-nowrap">
        <TimeSpan
          start={slot.start}
          end={slot.end}
          reader={reader}
          zoneClass="text-muted no-underline"
          zoneTitle={say(reader.isViewer ? words.yourZone : words.itsZone, { zone: reader.timeZone })}
        />
      </span>
    </span>
  );
}
