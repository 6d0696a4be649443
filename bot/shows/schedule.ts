import { z } from 'zod';

// What the bot needs of /schedule.json; the rest of it is left alone.
const slot = z.object({
  uid: z.string(),
  title: z.string(),
  start: z.iso.datetime(),
  end: z.iso.datetime().nullable(),
  status: z.enum(['confirmed', 'tentative', 'cancelled']),
  series: z.string().nullable(),
});

const schedule = z.object({
  revision: z.string().min(1),
  title: z.string(),
  timeZone: z.string(),
  settings: z.object({ startingSoon: z.number(), overrun: z.number() }),
  override: z
    .object({ title: z.string(), slot: z.string().nullable() })
    .transform(({ title, slot }) => ({ title, slot, streams: [] }))
    .nullable(),
  slots: z.array(slot),
});

/** Sorted by start; instants are UTC. */
export type Schedule = z.infer<typeof schedule>;
export type Slot = z.infer<typeof slot>;

/** A schedule from the body of /schedule.json; null where there is none yet. Throws where it is something else. */
export function readSchedule(body: unknown): Schedule | null {
  return schedule.nullable().parse(body);
}
