import { MINUTE } from '#lib/time.ts';

/** Somebody who is a little late still wants the reminder: for so long (ms) after the start. */
export const AFTER_START = 15 * MINUTE;

/** Whether a reminder is due: `lead` ms before the start of its show, or later. `start` and `now` are instants (ms). */
export const isReminderDue = (start: number, lead: number, now: number): boolean =>
  now >= start - lead && now < start + AFTER_START;
