import { z } from 'zod';
import { scheduleSchema as whole } from '#lib/feeds/schedule-schema.ts';

// The part of /schedule.json that the bot needs; it ignores the rest. Rooms may be missing, as in a site that is older.
const { shape } = whole;
const slot = shape.slots.element
  .pick({ uid: true, title: true, start: true, end: true, status: true, series: true })
  .extend({ room: z.string().nullable().default(null) });

const override = shape.override
  .unwrap()
  .pick({ title: true, slot: true, kind: true })
  .transform((shown) => ({ ...shown, streams: [], picture: null, until: null }))
  .nullable();

const room = shape.rooms.element.pick({ name: true, slug: true }).extend({ override });

export const scheduleSchema = z.object({
  revision: shape.revision.min(1),
  title: shape.title,
  timeZone: shape.timeZone,
  settings: shape.settings.pick({ startingSoon: true, overrun: true, chatWords: true }),
  override,
  rooms: z.array(room).default([]),
  slots: z.array(slot),
});

/** Sorted by start; instants are UTC. */
export type Schedule = z.infer<typeof scheduleSchema>;
export type Slot = z.infer<typeof slot>;

/** A schedule from the body of /schedule.json; null if there is none yet. Throws if it is something else. */
export function readSchedule(body: unknown): Schedule | null {
  return scheduleSchema.nullable().parse(body);
}
