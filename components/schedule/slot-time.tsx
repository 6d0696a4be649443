'use client';

import { useWords } from '#components/words/use-words.tsx';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { say } from '#lib/words/words.ts';
import { dayKey, dayText } from './format.ts';
import { TimeSpan } from './time-span.tsx';
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
    <span key={key} className="whitespace-nowrap digits">
      {isDayless ? null : `${dayText(start, reader)}, `}
      <TimeSpan
        start={slot.start}
        end={slot.end}
        reader={reader}
        zoneClass="text-muted no-underline"
        zoneTitle={say(reader.isViewer ? words.yourZone : words.itsZone, { zone: reader.timeZone })}
      />
    </span>
  );
}
