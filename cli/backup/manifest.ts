import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { isAbsolute, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** The file in a backup that says what else is in it. */
export const MANIFEST = 'marquee-backup.json';

/** A path that stays below the folder it is joined to. */
const inside = z
  .string()
  .min(1)
  .refine(
    (path) =>
      !isAbsolute(path) && !path.includes('\\') && normalize(path) === path && !/^\.\.(?:\/|$)/.test(path),
  );

export const manifestSchema = z.object({
  /** The form of the backup; a number that is not known is not restored. */
  form: z.literal(1),
  made: z.iso.datetime(),
  commit: z.string(),
  files: z.array(z.object({ path: inside, sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
