import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The content of `status.json` in DATA_DIR, which the site writes for the bot. Instants are UTC. */
const siteStatus = z.object({
  /** `waiting`, `ok`, `rejected` or `failing`. */
  state: z.string(),
  /** When the source last answered with a sheet, whether or not that sheet was accepted. */
  lastReadAt: z.iso.datetime().nullable(),
  /** When the sheet was last found to be the same as the served one. */
  lastGoodAt: z.iso.datetime().nullable(),
  /** Why the last attempt failed, and since when; null if it did not. */
  lastError: z.object({ kind: z.string(), sentence: z.string(), at: z.iso.datetime() }).nullable(),
  /** A sheet that was read and not accepted; null when the last one was. */
  rejected: z.object({ reason: z.string(), at: z.iso.datetime() }).nullable(),
  problems: z.array(
    z.object({
      tab: z.string(),
      cell: z.string().nullable(),
      severity: z.enum(['error', 'warning']),
      code: z.string(),
      message: z.string(),
    }),
  ),
  /** Open pages with the stage in view. A site of an older version does not say. */
  viewers: z.number().optional(),
  rooms: z.record(z.string(), z.number()).optional(),
  /** The newest show that is over. */
  lastShow: z
    .object({
      uid: z.string(),
      title: z.string(),
      start: z.iso.datetime(),
      most: z.number(),
      mostAt: z.iso.datetime(),
      lastAt: z.iso.datetime(),
      chat: z.number().nullable(),
    })
    .nullish(),
});

export type SiteStatus = z.infer<typeof siteStatus>;

/** The status in a file; null if there is none, or if it cannot be read. */
export function readSiteStatus(file: string): SiteStatus | null {
  try {
    const parsed = siteStatus.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
