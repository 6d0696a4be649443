import { setDesk } from '#lib/backstage/desk.ts';
import { log } from '#lib/log.ts';
import { systemClock } from '#lib/sheet/pace.ts';
import type { SharedSheet } from '#lib/sheet/shared-sheet.ts';
import { createRefreshDoor } from './backstage-refresh.ts';
import { keepStatusFile } from './backstage-status.ts';
import type { Config } from './env.ts';

/** Opens what organizers use: the signed refresh, backstage, and the status file for the bot. Returns what ends it. */
export function openBackstage(config: Config, sheet: SharedSheet): () => void {
  const { dataDir, refreshSecret } = config;
  setDesk({
    refresh: refreshSecret ? createRefreshDoor({ secret: refreshSecret, sheet, clock: systemClock }) : null,
  });
  return keepStatusFile({ dataDir, status: sheet.status, accepted: sheet.accepted, log });
}
