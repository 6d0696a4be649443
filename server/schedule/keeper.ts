import { createHash } from 'node:crypto';
import { lossBetween } from '#lib/schedule/lost-slots.ts';
import { type CarriedUids, matchUids, NO_CARRIED_UIDS, withUids } from '#lib/schedule/match-uids.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { type RoomOfCell, showNowIn } from '#lib/schedule/show-now-cell.ts';
import type { Aliases } from '#lib/schedule/streams-tab.ts';
import type { Slot } from '#lib/schedule/types.ts';
import { isShowOn } from '#lib/sheet/near-show.ts';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import { isoSeconds } from '#lib/time.ts';
import type { Log } from '#platform/log.ts';
import type { LastGood } from './last-good.ts';
import { createLastGoodStore } from './last-good-store.ts';
import type { Clock } from './pace.ts';
import type { ReadSheet, ReadSheetOptions, SheetTab } from './read-sheet.ts';
import { createRejection, type Sheet } from './rejection.ts';

/** The sheet that is served. */
export type Accepted = {
  schedule: Schedule;
  /** A hash of what viewers see of it. */
  revision: string;
  /** When the sheet was last found to say this, UTC. */
  fetchedAt: string;
  tabs: readonly SheetTab[];
};

type KeeperOptions = {
  /** The `id` of the source. */
  source: string;
  dataDir: string;
  /** `keepRooms`: there were rooms before, and a show is on. */
  read(raw: RawSheet, options?: Pick<ReadSheetOptions, 'keepRooms' | 'tried'>): Promise<ReadSheet>;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  log: Log;
  /** Whether organizers can decide about a sheet that was not accepted. If they cannot, the site decides after some time. */
  canAsk: boolean;
  /** Called whenever the served sheet has changed, or its problems. */
  onAccepted(accepted: Accepted): void;
  /** Called if a sheet was not accepted and there is no other. */
  onNothing?(): void;
  /** Keeps a sheet that was accepted beside those before it. */
  keepEarlier?(sheet: LastGood, schedule: Schedule, revision: string): Promise<void>;
};

type Kept = { sheet: Sheet; accepted: Accepted };

/** Decides which sheet is served: keeps the newest accepted sheet, in memory and on disk, and the one that was not accepted. */
export function createKeeper(options: KeeperOptions) {
  const { source, dataDir, read, clock, log, canAsk, onAccepted } = options;
  const { now, monotonic } = clock;
  let kept: Kept | null = null;
  const rejection = createRejection({ canAsk, clock, log });
  let fingerprint: string | null = null;
  /** The number of loads from disk, and the fingerprint of the last one that was served. */
  let loads = 0;
  let loadedPrint: string | null = null;
  let readDay: string | null = null;
  let changedAt: number | null = null;
  const disk = createLastGoodStore(dataDir, clock, log);

  /**
   * Serves the sheet on disk, if it is of this source and not served already. Only the process that holds the folder's lock
   * writes there, and it does not look here once it reads the sheet itself: so the sheet on disk is never older than the
   * served one, whatever the clocks of the two processes say.
   * @param mayMove whether this process holds the folder's lock: then a bad file is set aside
   */
  async function load(mayMove: boolean): Promise<void> {
    await disk.load(mayMove, async (stored) => {
      if (stored.source !== source) return;
      const { fetchedAt, raw, uids, rooms } = stored;
      const print = fingerprintOf(raw);
      if (print === loadedPrint && kept?.accepted.fetchedAt === fetchedAt) return;
      const turn = ++loads;
      const sheet = await readWithRooms(raw, rooms ? null : 'none');
      // A later load, or a sheet that this process read itself, came first.
      if (turn !== loads || fingerprint !== null) return;
      loadedPrint = print;
      serve(withCarriedUids(raw, sheet, uids), fetchedAt);
      log('info', 'last-good-served', { fetchedAt });
    });
  }

  /** Serves what the source answered, or keeps it as not accepted. `tried` is the trial of a write of our own. */
  async function take(raw: RawSheet, tried?: ReadSheet): Promise<void> {
    const print = fingerprintOf(raw);
    const isNew = print !== fingerprint;
    // Dates without a year mean those near today, so that a new day may change what the same sheet says.
    const day = isoNow().slice(0, 10);
    if (!isNew && day === readDay) return unchanged();
    const before = kept?.accepted.schedule;
    const sheet = await readWithRooms(raw, before && before.rooms.length > 0 ? before : 'none', tried);
    if (isNew && fingerprint !== null) changedAt = monotonic();
    fingerprint = print;
    readDay = day;
    const uids = kept ? matchUids(sheet.schedule, kept.sheet.served.schedule) : NO_CARRIED_UIDS;
    await decide(withCarriedUids(raw, sheet, uids), isNew);
  }

  /** Reads the served sheet once more, because the reader has learned something: the channel behind a name. */
  async function readAgain(): Promise<void> {
    if (!kept) return;
    const { sheet, accepted } = kept;
    const read = await readWithRooms(
      sheet.raw,
      accepted.schedule.rooms.length > 0 ? accepted.schedule : 'none',
    );
    // A newer sheet may have come meanwhile.
    if (kept?.sheet === sheet) serve(withCarriedUids(sheet.raw, read, sheet.uids), kept.accepted.fetchedAt);
  }

  const readWithRooms = (raw: RawSheet, before: Schedule | null | 'none', tried?: ReadSheet) =>
    readKeepingRooms(read, { raw, tried }, before, now());

  async function unchanged(): Promise<void> {
    // Time passes: the shows that it lost may be over by now.
    const rejected = rejection.sheet();
    if (rejected) return decide(rejected, false);
    if (!kept) return;
    kept.accepted = { ...kept.accepted, fetchedAt: isoNow() };
    if (disk.isOld()) await store();
  }

  async function decide(sheet: Sheet, isNew: boolean): Promise<void> {
    if (rejection.isTaken(kept?.sheet ?? null, sheet, isNew)) await accept(sheet);
    else if (isNew && !kept) options.onNothing?.();
  }

  async function accept(sheet: Sheet): Promise<void> {
    rejection.end();
    serve(sheet, isoNow());
    await store();
  }

  function serve(sheet: Sheet, fetchedAt: string): void {
    const { schedule, revision, tabs } = sheet.served;
    kept = { sheet, accepted: { schedule, revision, fetchedAt, tabs } };
    onAccepted(kept.accepted);
  }

  /** Keeps on disk the sheet that is served when the turn of this write comes. */
  const store = () =>
    disk.store(() => {
      if (!kept) return null;
      const lastGood = lastGoodOf(source, kept);
      const { schedule, revision } = kept.accepted;
      return { lastGood, stored: () => options.keepEarlier?.(lastGood, schedule, revision) };
    });

  /**
   * Serves the sheet that was not accepted, as an organizer decided.
   * @param revision of the one that the organizer saw; false when it is no longer that one, or there is none
   */
  async function acceptRejected(revision: string): Promise<boolean> {
    const sheet = rejection.sheet();
    if (!sheet || sheet.served.revision !== revision || !rejection.rejected()?.mayTake) return false;
    log('info', 'sheet-accepted-by-hand', { revision });
    await accept(sheet);
    return true;
  }

  const isoNow = () => isoSeconds(now());

  return {
    load,
    take,
    compare: (read: ReadSheet) => compareWith(kept, read, now()),
    /** The sheet that is served, and the one that was not accepted, as they were read. */
    raws: () => ({ kept: kept?.sheet.raw ?? null, candidate: rejection.sheet()?.raw ?? null }),
    readAgain,
    acceptRejected,
    close: disk.close,
    accepted: () => kept?.accepted ?? null,
    rejected: rejection.rejected,
    showNowText: (room: RoomOfCell) => kept && showNowOf(kept, room),
    aliases: (): Aliases => kept?.sheet.served.aliases ?? new Map(),
    /** When the sheet was last found to be another than before, of the monotonic clock; null for not yet. */
    changedAt: () => changedAt,
  };
}

/**
 * Rooms that were on stay on while a show is on, so that no viewer is moved in the middle of it.
 * @param before the sheet that was served with rooms; null if it is the same sheet, `none` if there were no rooms
 */
async function readKeepingRooms(
  read: KeeperOptions['read'],
  { raw, tried }: { raw: RawSheet; tried: ReadSheet | undefined },
  before: Schedule | null | 'none',
  now: number,
): Promise<ReadSheet> {
  const sheet = await read(raw, { tried });
  if (before === 'none' || sheet.schedule.rooms.length > 0) return sheet;
  return isShowOn(before ?? sheet.schedule, now) ? read(raw, { keepRooms: true }) : sheet;
}

const lastGoodOf = (source: string, { sheet: { raw, uids }, accepted }: Kept): LastGood => ({
  source,
  fetchedAt: accepted.fetchedAt,
  raw,
  uids,
  rooms: accepted.schedule.rooms.length > 0,
});

/** Compares a sheet that was read with the one that is served: its revision there, and the slots that it lost. */
function compareWith(kept: Kept | null, read: ReadSheet, now: number): { revision: string; lost: Slot[] } {
  if (!kept) return { revision: read.revision, lost: [] };
  const before = kept.accepted.schedule;
  const { served } = withCarriedUids(kept.sheet.raw, read, matchUids(read.schedule, before));
  return { revision: served.revision, lost: lossBetween(before, served.schedule, now).lost };
}

function showNowOf({ sheet: { served } }: Kept, room: RoomOfCell): string {
  return served.showNow ? showNowIn(served.showNow, room).text : '';
}

function withCarriedUids(raw: RawSheet, read: ReadSheet, uids: CarriedUids): Sheet {
  const { slots, repeats } = uids;
  if (Object.keys(slots).length + Object.keys(repeats).length === 0) return { raw, served: read, uids };
  const hash = createHash('sha256').update(`${read.revision} ${JSON.stringify([slots, repeats])}`);
  const revision = hash.digest('hex').slice(0, 16);
  return { raw, served: { ...read, schedule: withUids(read.schedule, uids), revision }, uids };
}

function fingerprintOf(raw: RawSheet): string {
  const hash = createHash('sha256');
  if (raw.form !== 'tables') return hash.update(raw.bytes).digest('hex');
  for (const { name, bytes } of raw.tables) hash.update(`${name} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}
