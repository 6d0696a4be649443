'use client';

import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { dayKey, longDayText } from './format.ts';
import { useSite } from './site-context.tsx';
import { SlotTime } from './slot-time.tsx';
import { useNow } from './use-now.ts';
import { useReader } from './use-reader.ts';

const STATUS = { confirmed: null, tentative: 'to be confirmed', cancelled: 'cancelled' } as const;

/** The near schedule, by the reader's own days; what is on now is marked. */
export function ScheduleList() {
  const { view } = useSite();
  const { now } = useNow();
  const reader = useReader();
  if (view === null) return <p className="text-muted">The schedule is on its way.</p>;
  const days = Map.groupBy(view.slots, (slot) => dayKey(Date.parse(slot.start), reader));
  return (
    <div className="grid gap-7">
      <header>
        <h2 className="text-2xl font-bold">Schedule</h2>
        <p className="text-sm text-muted">
          {reader.isViewer ? 'Times are in your time zone, ' : 'Times are in the zone of the schedule, '}
          {reader.timeZone}.
        </p>
      </header>
      {days.size === 0 ? <p className="text-muted">Nothing is planned at the moment.</p> : null}
      {[...days].map(([day, slots]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h3 id={`day-${day}`} className="section-title">
            {longDayText(Date.parse(slots[0]?.start ?? day), reader)}
          </h3>
          <ol>
            {slots.map((slot) => (
              <ScheduleRow key={slot.uid} slot={slot} current={slot.uid === now.slot} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function ScheduleRow({ slot, current }: { slot: PublicSlot; current: boolean }) {
  const status = STATUS[slot.status];
  return (
    <li className="up-next-row" aria-current={current ? 'true' : undefined}>
      <span className="up-next-time">
        <SlotTime slot={slot} day={false} />
      </span>
      <span className="up-next-title">
        <bdi className={slot.status === 'cancelled' ? 'line-through' : ''}>{slot.title}</bdi>
        {slot.host ? (
          <span className="text-muted">
            {' '}
            with <bdi>{slot.host}</bdi>
          </span>
        ) : null}
        {current ? <span className="ms-2 text-accent">now</span> : null}
        {status ? <span className="ms-2 text-muted">({status})</span> : null}
      </span>
    </li>
  );
}
