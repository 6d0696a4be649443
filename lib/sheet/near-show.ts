import { nowAt } from '#lib/schedule/now.ts';
import { overrideAt } from '#lib/schedule/override.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';

const HOUR_MS = 3_600_000;
/** Longer than any show with its overrun. */
const PAST_MS = 24 * HOUR_MS;
/** When the crew gathers, and edits. */
const BEFORE_MS = HOUR_MS / 2;

/** Whether something is shown at an instant (ms), or will begin within half an hour. */
export function isNearShow(schedule: Schedule, instant: number): boolean {
  const slots = slotsBetween(schedule, instant - PAST_MS, instant + HOUR_MS);
  const override = overrideAt(schedule, instant);
  const { state } = nowAt({ slots, settings: schedule.settings, override }, instant);
  if (state !== 'off-air') return true;
  return slots.some(({ start, status }) => {
    const ms = Date.parse(start) - instant;
    return status !== 'cancelled' && ms > 0 && ms <= BEFORE_MS;
  });
}
