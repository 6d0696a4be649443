'use client';

import { useWords } from '#components/words/use-words.tsx';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { say } from '#lib/words/words.ts';
import { dayKey, dayText, timeText, zoneText } from './format.ts';
import { useInstant } from './use-now.ts';
import { useReader } from './use-reader.ts';

/** When a slot is: `20:00 – 22:00 GMT`, with the day where it is not today. */
export function SlotTime({ slot, day = true }: { slot: Pick<PublicSlot, 'start' | 'end'>; day?: boolean }) {
  const reader = useReader();
  const words = useWords('site').front;
  const instant = useInstant();
  const start = Date.parse(slot.start);
  const today = !day || dayKey(start, reader) === dayKey(instant, reader);
  return (
    // Another element for another reader: what follows in the line did not move, it is new.
    <span key={reader.timeZone} className="whitespace-nowrap tabular-nums">
      {today ? null : `${dayText(start, reader)}, `}
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
