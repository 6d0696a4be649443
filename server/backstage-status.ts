import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#lib/log.ts';
import { plainProblem } from '#lib/schedule/problems.ts';
import type { PlainProblem } from '#lib/schedule/types.ts';
import type { Accepted } from '#lib/sheet/keeper.ts';
import type { SheetStatus } from '#lib/sheet/shared-sheet.ts';

/** What stands in DATA_DIR/status.json, for the bot. Instants are UTC. */
export type StatusFile = {
  state: 'waiting' | 'ok' | 'rejected' | 'failing';
  /** When the source last answered with a sheet, whatever came of that. */
  lastReadAt: string | null;
  /** When the sheet was last found to say what is served. */
  lastGoodAt: string | null;
  /** `at` is when the trouble began. */
  lastError: { kind: string; sentence: string; at: string } | null;
  rejected: { reason: string; at: string } | null;
  problems: readonly PlainProblem[];
};

/** How often (ms) the status is looked at; it is only written when it changed. */
const LOOK_EVERY = 500;

/** Follows the sheet's status and remembers what it forgets: since when it fails, and when it last did not. */
export function createStatusFollower() {
  let lastReadAt: number | null = null;
  let failingSince: { kind: string; at: number } | null = null;

  return (status: SheetStatus, accepted: Accepted | null): StatusFile => {
    const { lastError, rejected } = status;
    if (!lastError && status.lastReadAt !== null) lastReadAt = status.lastReadAt;
    if (!lastError) failingSince = null;
    else if (failingSince?.kind !== lastError.kind) {
      failingSince = { kind: lastError.kind, at: failingSince?.at ?? lastError.at };
    }
    return {
      state: lastError ? 'failing' : rejected ? 'rejected' : accepted ? 'ok' : 'waiting',
      lastReadAt: lastReadAt === null ? (accepted?.fetchedAt ?? null) : iso(lastReadAt),
      lastGoodAt: accepted?.fetchedAt ?? null,
      lastError: lastError && {
        kind: lastError.kind,
        sentence: lastError.sentence,
        at: iso(failingSince?.at ?? lastError.at),
      },
      rejected: rejected && { reason: rejected.reason, at: rejected.at },
      problems: (accepted?.schedule.problems ?? []).map(plainProblem),
    };
  };
}

const iso = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`;

type Options = { dataDir: string; status(): SheetStatus; accepted(): Accepted | null; log: Log };

/** Keeps DATA_DIR/status.json, as long as this is the process that reads the sheet. Returns what ends it. */
export function keepStatusFile({ dataDir, status, accepted, log }: Options): () => void {
  const follow = createStatusFollower();
  const path = join(dataDir, 'status.json');
  let written = '';
  let writing = false;

  const look = async () => {
    const now = status();
    if (writing || now.role !== 'puller') return;
    const text = `${JSON.stringify(follow(now, accepted()), null, 2)}\n`;
    if (text === written) return;
    writing = true;
    try {
      await replaceFile(dataDir, path, text);
    } catch (error) {
      log('error', 'status-unwritten', { error });
    }
    // Also where it failed: the next change tries again, not every look.
    written = text;
    writing = false;
  };
  void look();
  const timer = setInterval(look, LOOK_EVERY).unref();
  return () => clearInterval(timer);
}

/** In one step: who reads it gets the old one or the new one, whole. */
export async function replaceFile(folder: string, path: string, text: string): Promise<void> {
  const temporary = `${path}.tmp-${process.pid}`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(temporary, text, { mode: 0o600 });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
