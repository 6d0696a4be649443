import { join } from 'node:path';
import { type RunningSite, type SheetText, startSite } from '../site.ts';

/** Starts the site so that it lives at another instant (ms), from where its clock goes on. */
export function startSiteAt(
  instant: number,
  sheet: SheetText,
  { env = {}, dataDir, args }: { env?: Record<string, string>; dataDir?: string; args?: string[] } = {},
): Promise<RunningSite> {
  return startSite({
    sheet,
    dataDir,
    args,
    env: {
      ...env,
      CLOCK_OFFSET: String(instant - Date.now()),
      NODE_OPTIONS: `--import=${join(import.meta.dirname, 'shift-clock/main.ts')}`,
    },
  });
}
