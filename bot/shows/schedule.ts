import { z } from 'zod';

// The part of /schedule.json (SiteView, lib/feeds/site-view.ts) that the bot needs; it ignores the rest. A test checks that it
// is a part.
const slot = z.object({
  uid: z.string(),
  title: z.string(),
  start: z.iso.datetime(),
  end: z.iso.datetime().nullable(),
  status: z.enum(['confirmed', 'tentative', 'cancelled']),
  series: z.string().nullable(),
  room: z.string().nullable().default(null),
});

const override = z
  .object({ title: z.string(), slot: z.string().nullable(), kind: z.enum(['stream', 'slot', 'card']) })
  .transform((shown) => ({ ...shown, streams: [], picture: null, until: null }))
  .nullable();

export const scheduleSchema = z.object({
  revision: z.string().min(1),
  title: z.string(),
  timeZone: z.string(),
  settings: z.object({
    startingSoon: z.number(),
    overrun: z.number(),
    chatWords: z.array(z.string()).optional(),
  }),
  override,
  rooms: z.array(z.object({ name: z.string(), slug: z.string(), override })).default([]),
  slots: z.array(slot),
});

/** Sorted by start; instants are UTC. */
export type Schedule = z.infer<typeof scheduleSchema>;
export type Slot = z.infer<typeof slot>;

/** A schedule from the body of /schedule.json; null if there is none yet. Throws if it is something else. */
export function readSchedule(body: unknown): Schedule | null {
  return scheduleSchema.nullable().parse(body);
}
