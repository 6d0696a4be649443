import { clean, line, title, unlessConfirmed } from '#bot/announce/announcement.ts';
import { toIrc } from '#bot/announce/render.ts';
import type { OutboxEntry } from '#bot/store/outbox.ts';
import type { Reminder } from '#bot/store/reminders.ts';
import { AFTER_START, isReminderDue } from '#lib/reminders/due.ts';
import { roomAddress } from './room-address.ts';
import type { Schedule } from './schedule.ts';
import { isOfSeries } from './series.ts';
import { clock } from './times.ts';

/** The private messages that are due at an instant (ms). Some may have been sent before: their keys tell. */
export function remindersDue(
  reminders: readonly Reminder[],
  schedule: Schedule,
  instant: number,
  { siteUrl, plain }: { siteUrl: string; plain: boolean },
): OutboxEntry[] {
  return reminders.flatMap((reminder) =>
    schedule.slots.flatMap((slot) => {
      const start = Date.parse(slot.start);
      if (!isReminderDue(start, reminder.lead, instant)) return [];
      if (slot.status === 'cancelled' || !isOfSeries(slot, reminder.series)) return [];
      const when = clock(start, schedule.timeZone, instant);
      const isIn = schedule.rooms.some(({ name }) => name === slot.room);
      const where = isIn ? ` in ${clean(slot.room ?? '', 60)}` : '';
      const text = line`Reminder: ${title(slot.title)}${unlessConfirmed(slot)} starts at ${when}${where}. ${roomAddress(schedule, slot.room, siteUrl)} (!forget ${clean(reminder.name, 80)} ends this.)`;
      return [
        {
          destination: 'person',
          recipient: `${reminder.recipient} ${reminder.nick}`,
          key: `remind:${reminder.id}:${slot.uid}:${slot.start}`,
          lines: [toIrc(text, plain)],
          expiresAt: start + AFTER_START,
        },
      ];
    }),
  );
}
