import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { longDayText } from '#lib/format/dates.ts';
import { dayText, type Reader } from '#lib/format/times.ts';
import { noonOf } from './days.ts';
import { SlotRow } from './slot-row.tsx';

/** In the week each day is a column of its own; in the list an empty day is left out. */
const DAY =
  'sched-day @min-[60rem]:block @min-[60rem]:min-h-32 @min-[60rem]:border-t-2 @min-[60rem]:border-line';
const NAME =
  'border-t border-line py-[0.6rem] text-sm/[1.3] font-semibold text-muted @min-[60rem]:border-t-0 @min-[60rem]:px-[0.4rem] @min-[60rem]:py-2';

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
      className={slots.length === 0 ? `${DAY} hidden` : `${DAY} contents`}
      aria-labelledby={`day-${day}`}
    >
      {/* Another zone makes a new heading, so that no layout shift is counted if it moves: its rows do not. */}
      <h3
        key={`${reader.locale} ${reader.timeZone}`}
        id={`day-${day}`}
        className={NAME}
        title={longDayText(noonOf(day), { locale: reader.locale, timeZone: 'UTC' })}
        suppressHydrationWarning
      >
        {dayText(noonOf(day), { locale: reader.locale, timeZone: 'UTC' })}
      </h3>
      <ol className="contents @min-[60rem]:block">
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
