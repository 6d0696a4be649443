import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { longDayText } from '#lib/format/dates.ts';
import { dayText, type Reader } from '#lib/format/times.ts';
import { noonOf } from './days.ts';
import { SlotRow } from './slot-row.tsx';

type Props = {
  /** `2026-11-28` */
  day: string;
  slots: readonly PublicSlot[];
  reader: Reader;
  siteUrl: string;
  stateOf(slot: PublicSlot): 'past' | 'now' | 'coming';
  /** The slot that the address leads to. */
  linked: string | null;
  /** For the slot that is on. */
  word: string;
};

/** The slots of one day of the reader. */
export function ScheduleDay({ day, slots, reader, siteUrl, stateOf, linked, word }: Props) {
  return (
    <section
      className={slots.length === 0 ? 'sched-day hidden @min-[60rem]:block' : 'sched-day'}
      aria-labelledby={`day-${day}`}
    >
      {/* Another zone makes a new heading, so that no layout shift is counted if it moves: its rows do not. */}
      <h3
        key={`${reader.locale} ${reader.timeZone}`}
        id={`day-${day}`}
        title={longDayText(noonOf(day), { locale: reader.locale, timeZone: 'UTC' })}
        suppressHydrationWarning
      >
        {dayText(noonOf(day), { locale: reader.locale, timeZone: 'UTC' })}
      </h3>
      <ol>
        {slots.map((slot) => (
          <SlotRow
            key={slot.uid}
            slot={slot}
            reader={reader}
            siteUrl={siteUrl}
            state={stateOf(slot)}
            linked={slot.uid === linked}
            word={stateOf(slot) === 'now' ? word : ''}
          />
        ))}
      </ol>
    </section>
  );
}
