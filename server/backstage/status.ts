import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { plainProblem } from '#lib/schedule/problems.ts';
import { isoSeconds } from '#lib/time.ts';
import { writeAtomically } from '#platform/files.ts';
import type { Log } from '#platform/log.ts';
import type { SiteStatus } from '#platform/site-status.ts';
import type { Accepted } from '#server/schedule/keeper.ts';
import type { SheetStatus } from '#server/schedule/shared-sheet.ts';

/** The part of status.json about the viewers; the newest show is the one that is over. */
type Viewers = Required<Pick<SiteStatus, 'viewers' | 'rooms' | 'lastShow'>>;
type SheetPart = Omit<SiteStatus, keyof Viewers | 'state'> & {
  state: 'waiting' | 'ok' | 'rejected' | 'failing';
};

/** How often (ms) the status is looked at; it is only written when it changed. */
const LOOK_EVERY = 500;

/**
 * Follows the sheet's status and remembers two times that it does not have: since when reads fail, and when the last one
 * succeeded.
 */
export function createStatusFollower() {
  let lastReadAt: number | null = null;
  let failingSince: { kind: string; at: number } | null = null;

  return (status: SheetStatus, accepted: Accepted | null): SheetPart => {
    const { lastError, rejected } = status;
    if (!lastError && status.lastReadAt !== null) lastReadAt = status.lastReadAt;
    if (!lastError) failingSince = null;
    else if (failingSince?.kind !== lastError.kind) {
      failingSince = { kind: lastError.kind, at: failingSince?.at ?? lastError.at };
    }
    return {
      state: lastError ? 'failing' : rejected ? 'rejected' : accepted ? 'ok' : 'waiting',
      lastReadAt: lastReadAt === null ? (accepted?.fetchedAt ?? null) : isoSeconds(lastReadAt),
      lastGoodAt: accepted?.fetchedAt ?? null,
      lastError: lastError && {
        kind: lastError.kind,
        sentence: lastError.sentence,
        at: isoSeconds(failingSince?.at ?? lastError.at),
      },
      rejected: rejected && { reason: rejected.reason, at: rejected.at },
      problems: (accepted?.schedule.problems ?? []).map(plainProblem),
    };
  };
}

type Options = {
  dataDir: string;
  status(): SheetStatus;
  accepted(): Accepted | null;
  viewers(): Viewers;
  log: Log;
};

/**
 * Keeps DATA_DIR/status.json, as long as this is the process that reads the sheet, or that one hangs. Returns what ends it, once
 * the write under way is done.
 */
export function keepStatusFile({ dataDir, status, accepted, viewers, log }: Options): () => Promise<void> {
  const follow = createStatusFollower();
  const path = join(dataDir, 'status.json');
  let written = '';
  let writtenAt: number | undefined;
  let writing: Promise<void> | null = null;

  const look = async () => {
    const now = status();
    if (writing || (now.role !== 'puller' && !now.isReaderSilent)) return;
    // If this process hung, another process may have written that into the file.
    if (statSync(path, { throwIfNoEntry: false })?.mtimeMs !== writtenAt) written = '';
    const text = `${JSON.stringify({ ...follow(now, accepted()), ...viewers() }, null, 2)}\n`;
    if (text === written) return;
    writing = mkdir(dataDir, { recursive: true })
      .then(() => writeAtomically(path, text, { mode: 0o600, temporary: `status.json.tmp-${process.pid}` }))
      .catch((error: unknown) => log('error', 'status-unwritten', { error }));
    await writing;
    // This is also set if the write failed, so that the next change tries again, and not every look.
    written = text;
    writtenAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    writing = null;
  };
  void look();
  const timer = setInterval(look, LOOK_EVERY).unref();
  return async () => {
    clearInterval(timer);
    await writing;
  };
}
