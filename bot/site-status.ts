import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What the site writes about its sheet into `status.json` in DATA_DIR. Instants are UTC. */
const siteStatus = z.object({
  state: z.string(),
  /** When the source last answered, whatever came of it. */
  lastReadAt: z.iso.datetime().nullable(),
  /** When a sheet was last accepted. */
  lastGoodAt: z.iso.datetime().nullable(),
  /** Why the last attempt failed; null when it did not. */
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
});

export type SiteStatus = z.infer<typeof siteStatus>;

/** The status in a file; null where there is none, or what is there is not one. */
export function readSiteStatus(file: string): SiteStatus | null {
  try {
    const parsed = siteStatus.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
