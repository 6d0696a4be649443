import { clean, line, title, unlessConfirmed } from '#bot/announce/announcement.ts';
import { toIrc } from '#bot/announce/render.ts';
import type { OutboxEntry } from '#bot/store/outbox.ts';
import type { Reminder } from '#bot/store/reminders.ts';
import type { Schedule } from './schedule.ts';
import { isOfSeries } from './series.ts';
import { clock } from './times.ts';

const MINUTE = 60_000;
/** Who comes a little late still wants to know. */
const AFTER_START = 15 * MINUTE;

/** The private messages that are due at an instant (ms). Sent before or not: the keys tell. */
export function remindersDue(
  reminders: readonly Reminder[],
  schedule: Schedule,
  instant: number,
  { siteUrl, plain }: { siteUrl: string; plain: boolean },
): OutboxEntry[] {
  return reminders.flatMap((reminder) =>
    schedule.slots.flatMap((slot) => {
      const start = Date.parse(slot.start);
      if (instant < start - reminder.lead || instant >= start + AFTER_START) return [];
      if (slot.status === 'cancelled' || !isOfSeries(slot, reminder.series)) return [];
      const when = clock(start, schedule.timeZone, instant);
      const text = line`Reminder: ${title(slot.title)}${unlessConfirmed(slot)} starts at ${when}. ${siteUrl} (!forget ${clean(reminder.name, 80)} ends this.)`;
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
