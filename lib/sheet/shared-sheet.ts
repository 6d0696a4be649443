import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadOptions } from '#lib/schedule/schedule.ts';
import type { Log } from '../log.ts';
import { watchPath } from './file/watch-path.ts';
import { type Accepted, createKeeper, type Rejected } from './keeper.ts';
import { lastGoodPath } from './last-good.ts';
import { type Lock, tryLock } from './lock.ts';
import { isNearShow } from './near-show.ts';
import { type Clock, type Pace, paceFor, systemClock } from './pace.ts';
import { createPuller, type PullerStatus } from './puller.ts';
import { changeFound, NO_PUSHES, pushesWork, pushHeard } from './push-record.ts';
import type { RawSheet } from './raw-sheet.ts';
import { readWithoutStalling } from './sheet-reader.ts';
import { type ShowNowOrder, type ShowNowWritten, writeShowNow } from './show-now-writer.ts';
import type { Source } from './source.ts';
import { type Trouble, trouble } from './trouble.ts';

export type SharedSheetOptions = {
  source: Source;
  dataDir: string;
  pollSeconds: number;
  /** What the reader must be told; which day it is, it is told here. */
  readOptions: Omit<ReadOptions, 'today'>;
  /** Called when what is served has changed, at once where a last good sheet is there. */
  onAccepted(accepted: Accepted): void;
  log: Log;
  clock?: Clock;
};

export type SheetStatus = PullerStatus & {
  /** Only the one process that holds the lock of DATA_DIR reads the sheet; the others serve what it keeps. */
  role: 'puller' | 'follower';
  /** How old an answer of the source may be at worst, in minutes. */
  minutesOld: number;
  accepted: { revision: string; fetchedAt: string } | null;
  /** What stands in "Show now" of the sheet that is served; null where none is. */
  showNow: string | null;
  /** Why nothing can be written into the sheet; null where that may be possible. */
  readOnly: Trouble | null;
  rejected: Rejected | null;
  /** When a push last said that the sheet changed (ms), and whether every recent change was told of by one. */
  pushes: { heardAt: number | null; work: boolean };
};

/** Why the sheet is to be read: somebody signed that it changed, somebody asked for it, or we wrote into it ourselves. */
export type RefreshReason = 'push' | 'asked' | 'own-write';

/** Where it was not written: `changed` by an organizer meanwhile, or not possible, for a reason. */
export type ShowNowResult =
  | { ok: true; before: string; cell: string; serve(): Promise<void> }
  | Extract<ShowNowWritten, { ok: false }>;

export type SharedSheet = {
  status(): SheetStatus;
  accepted(): Accepted | null;
  /** Reads the sheet soon; do not wait for it in a request, it may be asked to wait an hour. */
  refresh(reason: RefreshReason): Promise<void>;
  /** Writes "Show now" into the sheet, where the site may. `ok` comes with what serves the sheet as it is then. */
  showNow(order: ShowNowOrder): Promise<ShowNowResult>;
  /** Serves the sheet that was not accepted, if it is still the one of this revision. */
  acceptRejected(revision: string): Promise<boolean>;
  stop(): void;
};

const REASONS: RefreshReason[] = ['push', 'asked', 'own-write'];
/** Somebody waits for it; what takes longer is kept on the site instead. */
const WRITE_LIMIT_MS = 6000;
const LOCK_EVERY_MS = 1000;
/** An organizer who changed something is likely to change more. */
const AT_WORK_MS = 10 * 60_000;
/** A source that tells of its changes is only asked to be sure. */
const SURE_MS = 60_000;
const WATCHED_PACE = { quickMs: SURE_MS, slowMs: SURE_MS };

/** Starts to serve a sheet: the last good one at once, and every newer one that is accepted. */
export async function startSharedSheet(options: SharedSheetOptions): Promise<SharedSheet> {
  const { source, dataDir, pollSeconds, readOptions, log, onAccepted, clock = systemClock } = options;
  const readNow = (raw: RawSheet, trialShowNow?: string) =>
    readWithoutStalling(raw, {
      ...readOptions,
      today: new Date(clock.now()).toISOString().slice(0, 10),
      ...(trialShowNow === undefined ? {} : { trialShowNow }),
    });
  const keeper = createKeeper({
    source: source.id,
    dataDir,
    read: (raw) => readNow(raw),
    now: clock.now,
    log,
    onAccepted,
  });
  const puller = createPuller({
    read,
    isQuick,
    pace,
    clock,
    log,
  });
  let role: SheetStatus['role'] = 'follower';
  let lock: Lock | null = null;
  let lockTimer: unknown = null;
  let stopped = false;
  const watches: Array<() => void> = [];
  const refreshPath = join(dataDir, 'refresh');
  let record = NO_PUSHES;
  /** When we last wrote into the sheet ourselves, and when the last read that succeeded began. */
  let ownWriteAt = Number.NEGATIVE_INFINITY;
  let lastBegan = Number.NEGATIVE_INFINITY;

  async function read(signal: AbortSignal): Promise<void> {
    const began = clock.now();
    const before = { changedAt: keeper.changedAt(), says: whatItSays() };
    const raw = await source.read(signal);
    // It may have begun before what we wrote ourselves; the next read follows at once.
    if (ownWriteAt >= began) return;
    await keeper.take(raw);
    // Not the bytes alone: formulas such as NOW() are other ones each time.
    const changed = keeper.changedAt() !== before.changedAt && whatItSays() !== before.says;
    if (changed && ownWriteAt < lastBegan) record = changeFound(record, lastBegan, clock.now());
    lastBegan = began;
  }

  const whatItSays = () => `${keeper.accepted()?.revision} ${keeper.rejected()?.revision}`;

  /**
   * A push that comes just after a polled read has to wait (see REFRESH_GAP_MS). While pushes prove to work, polls are
   * few; a change that none told of, or a read that failed, makes them quick again.
   */
  function pace(failures: number): Pace {
    if (source.watch) return WATCHED_PACE;
    const usual = paceFor(pollSeconds);
    if (failures > 0 || !pushesWork(record)) return usual;
    return { quickMs: Math.max(usual.quickMs, SURE_MS), slowMs: Math.max(usual.slowMs, SURE_MS) };
  }

  function isQuick(now: number): boolean {
    const accepted = keeper.accepted();
    const changedAt = keeper.changedAt();
    if (accepted === null || keeper.rejected() !== null) return true;
    return (changedAt !== null && now - changedAt < AT_WORK_MS) || isNearShow(accepted.schedule, now);
  }

  async function tryToPull(): Promise<void> {
    try {
      lock = tryLock(dataDir);
    } catch (error) {
      // Nobody can keep anything in such a folder: better read twice than not at all.
      log('error', 'data-dir-unusable', { dataDir, error });
      lock = { release() {} };
    }
    if (lock === null) {
      lockTimer = clock.setTimeout(() => void tryToPull(), LOCK_EVERY_MS);
      return;
    }
    role = 'puller';
    log('info', 'pulling', { source: source.describe() });
    for (const end of watches.splice(0)) end();
    watches.push(watchPath(refreshPath, () => void refreshAsWritten()));
    if (source.watch) watches.push(source.watch(puller.nudge));
    // What the one before kept last may not have been noticed yet.
    await keeper.load(true);
    if (!stopped) puller.start();
  }

  async function refresh(reason: RefreshReason): Promise<void> {
    // The one that pulls watches this file.
    if (role !== 'puller') return writeFile(refreshPath, `${reason} ${clock.now()}`);
    if (reason === 'push') record = pushHeard(record, clock.now());
    if (reason === 'own-write') ownWriteAt = clock.now();
    await puller.refresh();
  }

  async function showNow(order: ShowNowOrder): Promise<ShowNowResult> {
    if (keeper.rejected()) {
      return { ok: false, kind: 'cannot', why: trouble('notTaken') };
    }
    const written = await writeShowNow(
      order,
      { source, servedText: keeper.showNowText, readSheet: readNow },
      AbortSignal.timeout(WRITE_LIMIT_MS),
    );
    if (!written.ok) return written;
    ownWriteAt = clock.now();
    const { before, cell, sheet } = written;
    return {
      ok: true,
      before,
      cell,
      async serve() {
        // Only who pulls may say what is served; it is sure of it, and everybody else, by the read that follows.
        if (role === 'puller') await keeper.take(sheet);
        void refresh('own-write');
      },
    };
  }

  async function refreshAsWritten(): Promise<void> {
    const text = await readFile(refreshPath, 'utf8').catch(() => '');
    const reason = REASONS.find((one) => text.startsWith(`${one} `));
    await refresh(reason ?? 'asked');
  }

  await keeper.load(false);
  watches.push(watchPath(lastGoodPath(dataDir), () => void keeper.load(false)));
  await tryToPull();

  return {
    accepted: keeper.accepted,
    refresh,
    showNow,
    acceptRejected: keeper.acceptRejected,
    status() {
      const accepted = keeper.accepted();
      return {
        ...puller.status(),
        role,
        minutesOld: source.minutesOld,
        showNow: keeper.showNowText(),
        readOnly: source.readOnly ?? null,
        accepted: accepted && { revision: accepted.revision, fetchedAt: accepted.fetchedAt },
        rejected: keeper.rejected(),
        pushes: { heardAt: record.heardAt, work: pushesWork(record) },
      };
    },
    stop() {
      stopped = true;
      clock.clearTimeout(lockTimer);
      for (const end of watches.splice(0)) end();
      puller.stop();
      lock?.release();
    },
  };
}
