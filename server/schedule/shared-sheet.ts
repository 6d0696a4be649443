import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadOptions } from '#lib/schedule/schedule.ts';
import type { RoomOfCell } from '#lib/schedule/show-now-cell.ts';
import type { Aliases } from '#lib/schedule/streams-tab.ts';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import { type Trouble, trouble } from '#lib/sheet/trouble.ts';
import { type Lock, tryLock } from '#platform/lock.ts';
import { startHeartbeat } from '#platform/lock-holder.ts';
import type { Log } from '#platform/log.ts';
import { watchPath } from './file/watch-path.ts';
import { type Accepted, createKeeper } from './keeper.ts';
import { lastGoodPath } from './last-good.ts';
import { createHistory } from './losses/history.ts';
import { createLosses, type Losses } from './losses/losses.ts';
import { type Clock, systemClock } from './pace.ts';
import { createPuller, type PullerStatus } from './puller.ts';
import { ReadPace } from './read-pace.ts';
import type { ReadSheet, ReadSheetOptions, Trial } from './read-sheet.ts';
import { createReaderWatch } from './reader-watch.ts';
import type { Rejected } from './rejection.ts';
import { type RowWrite, type RowWritten, writeRow } from './row-writer.ts';
import { readWithoutStalling } from './sheet-reader.ts';
import {
  cannot,
  type ShowNowOrder,
  type ShowNowWritten,
  type Written,
  writeShowNow,
} from './show-now-writer.ts';
import type { Source } from './source.ts';

type SharedSheetOptions = {
  source: Source;
  dataDir: string;
  pollSeconds: number;
  /** The options of the reader; the day is added here. */
  readOptions: Omit<ReadOptions, 'today' | 'at'>;
  /** Whether organizers can decide about a sheet that was not accepted. */
  canAsk: boolean;
  /** Called when the sheet that is served has changed, and at once if there is a last good sheet. */
  onAccepted(accepted: Accepted): void;
  /** Called if a sheet was not accepted and there is no other. */
  onNothing?(): void;
  log: Log;
  clock?: Clock;
};

export type SheetStatus = PullerStatus & {
  /** Only the one process that holds the lock of DATA_DIR reads the sheet; the others serve the sheet that it keeps. */
  role: 'puller' | 'follower';
  /** Whether another process reads it, and hangs. That is `lastError` then. */
  isReaderSilent: boolean;
  /** How old an answer of the source may be at worst, in minutes. */
  minutesOld: number;
  accepted: { revision: string; fetchedAt: string } | null;
  /** The reason why nothing can be written into the sheet, or null if it may be possible. */
  readOnly: Trouble | null;
  rejected: Rejected | null;
  /** When a push last said that the sheet changed (ms), and whether every recent change was announced by a push. */
  pushes: { heardAt: number | null; work: boolean };
};

/** Why the sheet is to be read: somebody signed that it changed, somebody asked for it, or we wrote into it ourselves. */
type RefreshReason = 'push' | 'asked' | 'own-write';

/** If it was not written, an organizer `changed` the cell meanwhile, or it was not possible, for a reason. */
type WriteResult<W> =
  | (Omit<Extract<W, { ok: true }>, 'written'> & { serve(): Promise<void> })
  | Extract<W, { ok: false }>;

type Outcome = { ok: false } | { ok: true; written: Written };
type Writer<W extends Outcome> = (signal: AbortSignal) => Promise<W>;
type Cannot = ReturnType<typeof cannot>;

export type SharedSheet = {
  /** Serves the last good sheet at once, and then every newer one that is accepted. */
  start(): Promise<void>;
  status(): SheetStatus;
  accepted(): Accepted | null;
  /** Reads the sheet soon; do not wait for it in a request, it may be asked to wait an hour. */
  refresh(reason: RefreshReason): Promise<void>;
  /** Keeps who edited the sheet just now, for the list of earlier sheets. */
  noteEditor(who: string): Promise<void>;
  /** The text of a room's "Show now" in the sheet that is served, or null if none is served. */
  showNowText(room: RoomOfCell): string | null;
  /** Writes "Show now" into the sheet, if the site may. `ok` comes with what serves the sheet as it is then. */
  showNow(order: ShowNowOrder): Promise<WriteResult<ShowNowWritten>>;
  /** Writes the edit of an airing into its row, in the same way. */
  editRow(write: RowWrite): Promise<WriteResult<RowWritten>>;
  /** The names of the Streams tab in the sheet that is served. */
  aliases(): Aliases;
  /** Reads the sheet that is served once more, because the reader has learned something. */
  readAgain(): Promise<void>;
  /** Brings back what a sheet lost. */
  losses: Losses;
  /** Serves the sheet that was not accepted, if it is still the one of this revision. */
  acceptRejected(revision: string): Promise<boolean>;
  /** Resolves when the newest accepted sheet is on disk, and another process may read on. */
  stop(): Promise<void>;
};

const REASONS: RefreshReason[] = ['push', 'asked', 'own-write'];
/** A person waits for a write. If it takes longer, the override is kept on the site instead. */
const WRITE_LIMIT_MS = 6000;
const LOCK_EVERY_MS = 1000;

/** A sheet that several processes may serve, one of which reads it. Nothing happens before `start()`. */
export function createSharedSheet(options: SharedSheetOptions): SharedSheet {
  const { source, dataDir, pollSeconds, readOptions, log, clock = systemClock } = options;
  const readNow = readerOf(readOptions, clock);
  const history = createHistory({ dataDir, log });
  const keeping = { source: source.id, read: readNow, clock, keepEarlier: history.keep };
  const keeper = createKeeper({ ...options, ...keeping });
  const pace = new ReadPace({ keeper, clock, pollSeconds, isWatched: Boolean(source.watch) });
  const puller = createPuller({ read, isQuick: pace.isQuick, pace: pace.pace, clock, log });
  let role: SheetStatus['role'] = 'follower';
  let lock: Lock | null = null;
  let lockTimer: unknown = null;
  const reader = createReaderWatch({ dataDir, clock, log });
  let stopped = false;
  const watches: Array<() => void> = [];
  const refreshPath = join(dataDir, 'refresh');

  async function read(signal: AbortSignal): Promise<void> {
    const began = clock.monotonic();
    const before = { changedAt: keeper.changedAt(), says: whatItSays() };
    const raw = await source.read(signal);
    // The read may have begun before our own write, whose answer is newer.
    if (pace.isBeforeOwnWrite(began)) return;
    await keeper.take(raw);
    // The bytes alone do not tell, because formulas such as NOW() differ each time.
    const changed = keeper.changedAt() !== before.changedAt && whatItSays() !== before.says;
    pace.readEnded(began, changed);
  }

  const whatItSays = () => `${keeper.accepted()?.revision} ${keeper.rejected()?.revision}`;

  async function tryToPull(): Promise<void> {
    lock = lockOf(dataDir, log);
    if (lock === null) {
      reader.look();
      lockTimer = clock.setTimeout(() => void tryToPull(), LOCK_EVERY_MS);
      return;
    }
    role = 'puller';
    reader.end();
    log('info', 'pulling', { source: source.describe() });
    for (const end of watches.splice(0)) end();
    watches.push(startHeartbeat(dataDir));
    watches.push(watchPath(refreshPath, () => void refreshAsWritten()));
    if (source.watch) watches.push(source.watch(puller.nudge));
    // We may not have noticed yet the last sheet that the process before this one kept.
    await keeper.load(true);
    if (!stopped) puller.start();
  }

  async function refresh(reason: RefreshReason): Promise<void> {
    // The one that pulls watches this file.
    if (role !== 'puller') return writeFile(refreshPath, `${reason} ${clock.now()}`);
    if (reason === 'push') pace.pushed();
    if (reason === 'own-write') pace.wroteOurselves();
    await puller.refresh();
  }

  const edge = { source, readSheet: readNow };

  /** Writes into the sheet; what it says then is served when `serve` is called. */
  async function write<W extends Outcome>(writer: Writer<W>): Promise<WriteResult<W> | Cannot> {
    if (keeper.rejected()) return cannot(trouble('notTaken'));
    const outcome = await writer(AbortSignal.timeout(WRITE_LIMIT_MS));
    if (!outcome.ok) return outcome as Extract<W, { ok: false }>;
    pace.wroteOurselves();
    const { written, ...rest } = outcome as Extract<W, { ok: true }>;
    return { ...rest, serve: () => serveWritten(written.sheet, written.tried) };
  }

  /**
   * After a write of our own. The source answered with the whole sheet, so that the process that pulls need not read it again.
   * Any other process may not change the sheet that is served: it asks the one that pulls to read.
   */
  async function serveWritten(sheet: RawSheet, tried?: ReadSheet): Promise<void> {
    pace.wroteOurselves();
    if (role === 'puller') await keeper.take(sheet, tried);
    else void refresh('own-write');
  }

  const refreshAsWritten = async () => refresh(await reasonIn(refreshPath));

  return {
    async start() {
      await keeper.load(false);
      watches.push(watchPath(lastGoodPath(dataDir), () => void keeper.load(false)));
      await tryToPull();
    },
    accepted: keeper.accepted,
    refresh,
    noteEditor: (who) => history.noteEditor(who, clock.now()),
    showNowText: keeper.showNowText,
    showNow: (order) =>
      write((signal) => writeShowNow(order, { ...edge, servedText: keeper.showNowText }, signal)),
    editRow: (row) =>
      write((signal) => writeRow(row, { ...edge, served: keeper.accepted()?.schedule ?? null }, signal)),
    aliases: keeper.aliases,
    readAgain: keeper.readAgain,
    acceptRejected: keeper.acceptRejected,
    losses: createLosses({ source, keeper, history, readNow, serveWritten, refresh }),
    status() {
      const accepted = keeper.accepted();
      const silent = reader.trouble();
      return {
        ...puller.status(),
        ...(silent && { lastError: silent }),
        role,
        isReaderSilent: silent !== null,
        minutesOld: source.minutesOld,
        readOnly: source.readOnly ?? null,
        accepted: accepted && { revision: accepted.revision, fetchedAt: accepted.fetchedAt },
        rejected: keeper.rejected(),
        pushes: pace.pushes(),
      };
    },
    async stop() {
      stopped = true;
      clock.clearTimeout(lockTimer);
      for (const end of watches.splice(0)) end();
      puller.stop();
      await keeper.close();
      lock?.release();
    },
  };
}

/** Reads a sheet as of now. */
const readerOf =
  (options: SharedSheetOptions['readOptions'], clock: Clock) =>
  (raw: RawSheet, given: Pick<ReadSheetOptions, keyof Trial | 'keepRooms' | 'tried'> = {}) =>
    readWithoutStalling(raw, {
      ...options,
      today: new Date(clock.now()).toISOString().slice(0, 10),
      at: clock.now(),
      ...given,
    });

/** The lock of the folder; null if another process holds it. */
function lockOf(dataDir: string, log: Log): Lock | null {
  try {
    return tryLock(dataDir);
  } catch (error) {
    // No process can keep anything in such a folder. It is better that two processes read than that none does.
    log('error', 'data-dir-unusable', { dataDir, error });
    return { release() {} };
  }
}

/** The reason that another process wrote into the file `refresh`. */
async function reasonIn(path: string): Promise<RefreshReason> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return REASONS.find((one) => text.startsWith(`${one} `)) ?? 'asked';
}
