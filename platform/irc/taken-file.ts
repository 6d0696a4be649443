import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Lines that moderators took away: the bot writes `DATA_DIR/bot/taken.json`, the site answers with its content. */
const taken = z.array(z.object({ msgid: z.string().max(200), time: z.number() })).max(10_000);

/** None if the file is not there or cannot be understood. */
export function readTaken(file: string): z.infer<typeof taken> {
  try {
    return taken.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
