import { createHash } from 'node:crypto';
import { type HandedOn, matchUids, NONE_HANDED_ON, withUids } from '#lib/schedule/match-uids.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import type { Problem } from '#lib/schedule/types.ts';
import type { Log } from '../log.ts';
import { judge } from './acceptance.ts';
import { glimpse } from './glimpse.ts';
import { readLastGood, setAsideLastGood, writeLastGood } from './last-good.ts';
import type { RawSheet } from './raw-sheet.ts';
import type { ReadSheet, SheetTab } from './read-sheet.ts';
import { type Trouble, troubleInEnglish } from './trouble.ts';

/** What is served. */
export type Accepted = {
  schedule: Schedule;
  /** A hash of what viewers see of it. */
  revision: string;
  /** When the sheet was last found to say this, UTC. */
  fetchedAt: string;
  tabs: readonly SheetTab[];
};

/** A sheet that was read but not accepted. */
export type Rejected = {
  /** In English. */
  reason: string;
  why: Trouble;
  revision: string;
  at: string;
  problems: readonly Problem[];
  /** What would be served, for whoever is to decide. */
  schedule: Schedule;
  tabs: readonly SheetTab[];
};

export type KeeperOptions = {
  /** The `id` of the source. */
  source: string;
  dataDir: string;
  read(raw: RawSheet): Promise<ReadSheet>;
  now(): number;
  log: Log;
  /** Called whenever what is served has changed, problems included. */
  onAccepted(accepted: Accepted): void;
};

/** A sheet as it was read, and with the uids that its rows have from the sheets before it. */
type Sheet = { raw: RawSheet; served: ReadSheet; uids: HandedOn };

/** The date of the stored sheet is made new this often while the sheet stays the same. */
const RESTORE_MS = 10 * 60_000;

/** Decides what is served: keeps the newest accepted sheet, here and on disk, and the one that was not accepted. */
export function createKeeper({ source, dataDir, read, now, log, onAccepted }: KeeperOptions) {
  let kept: { sheet: Sheet; accepted: Accepted } | null = null;
  let candidate: { sheet: Sheet; rejected: Rejected } | null = null;
  let fingerprint: string | null = null;
  let readDay: string | null = null;
  let changedAt: number | null = null;
  let storedAt = 0;
  let storing = Promise.resolve();

  /**
   * Serves what is on disk, if it is of this source and newer than what is served.
   * @param mayMove whether this process holds the folder's lock: then a bad file is set aside
   */
  async function load(mayMove: boolean): Promise<void> {
    try {
      const stored = await readLastGood(dataDir);
      if (stored.state === 'bad') throw new Error('It is torn, edited or of another version');
      if (stored.state === 'none' || stored.lastGood.source !== source) return;
      const { fetchedAt, raw, uids } = stored.lastGood;
      const isOld = () => kept !== null && kept.accepted.fetchedAt >= fetchedAt;
      if (isOld()) return;
      const sheet = await read(raw);
      if (isOld()) return;
      serve(withHandedOn(raw, sheet, uids), fetchedAt);
      log('info', 'last-good-served', { fetchedAt });
    } catch (error) {
      if (!mayMove) return;
      const setAside = await setAsideLastGood(dataDir, new Date(now())).catch(() => null);
      log('error', 'last-good-bad', { error, setAside });
    }
  }

  /** Takes in what the source answered: it is served from now on, or kept as not accepted. */
  async function take(raw: RawSheet): Promise<void> {
    const print = fingerprintOf(raw);
    const isNew = print !== fingerprint;
    // Dates without a year mean those near today, so that a new day may change what the same sheet says.
    const day = isoNow().slice(0, 10);
    if (!isNew && day === readDay) return unchanged();
    const sheet = await read(raw);
    if (isNew && fingerprint !== null) changedAt = now();
    fingerprint = print;
    readDay = day;
    const uids = kept ? matchUids(sheet.schedule, kept.sheet.served.schedule) : NONE_HANDED_ON;
    await decide(withHandedOn(raw, sheet, uids), isNew);
  }

  async function unchanged(): Promise<void> {
    // Time passes: the shows that it lost may be over by now.
    if (candidate) return decide(candidate.sheet, false);
    if (!kept) return;
    kept.accepted = { ...kept.accepted, fetchedAt: isoNow() };
    if (now() - storedAt >= RESTORE_MS) await store();
  }

  async function decide(sheet: Sheet, isNew: boolean): Promise<void> {
    const verdict = judge(kept && glimpse(kept.sheet.served, now()), glimpse(sheet.served, now()));
    if (verdict.accepted) {
      await accept(sheet);
      return;
    }
    const { why } = verdict;
    const reason = troubleInEnglish(why);
    const { revision, schedule, tabs } = sheet.served;
    const { problems } = schedule;
    const at = isNew ? isoNow() : (candidate?.rejected.at ?? isoNow());
    candidate = { sheet, rejected: { reason, why, revision, at, problems, schedule, tabs } };
    if (isNew) log('warn', 'sheet-rejected', { reason, revision });
  }

  async function accept(sheet: Sheet): Promise<void> {
    candidate = null;
    serve(sheet, isoNow());
    await store();
  }

  function serve(sheet: Sheet, fetchedAt: string): void {
    const { schedule, revision, tabs } = sheet.served;
    kept = { sheet, accepted: { schedule, revision, fetchedAt, tabs } };
    onAccepted(kept.accepted);
  }

  /** One write at a time, each of what is served when its turn comes. */
  function store(): Promise<void> {
    storedAt = now();
    storing = storing.then(async () => {
      if (!kept) return;
      const { sheet, accepted } = kept;
      const { raw, uids } = sheet;
      await writeLastGood(dataDir, { source, fetchedAt: accepted.fetchedAt, raw, uids });
    });
    // What is served stays; but after a restart it would be gone.
    storing = storing.catch((error) => log('error', 'last-good-unwritten', { error }));
    return storing;
  }

  /**
   * Serves the sheet that was not accepted, as an organizer decided.
   * @param revision of the one that the organizer saw; false when it is no longer that one, or there is none
   */
  async function acceptRejected(revision: string): Promise<boolean> {
    if (candidate?.rejected.revision !== revision) return false;
    log('info', 'sheet-accepted-by-hand', { revision });
    await accept(candidate.sheet);
    return true;
  }

  const isoNow = () => `${new Date(now()).toISOString().slice(0, 19)}Z`;

  return {
    load,
    take,
    acceptRejected,
    accepted: () => kept?.accepted ?? null,
    rejected: () => candidate?.rejected ?? null,
    /** What stands in "Show now" of the sheet that is served; null where there is none. */
    showNowText: () => (kept ? (kept.sheet.served.showNow?.text ?? '') : null),
    /** When the sheet was last found to be another than before, in milliseconds; null for not yet. */
    changedAt: () => changedAt,
  };
}

function withHandedOn(raw: RawSheet, read: ReadSheet, uids: HandedOn): Sheet {
  const { slots, repeats } = uids;
  if (Object.keys(slots).length + Object.keys(repeats).length === 0) return { raw, served: read, uids };
  const hash = createHash('sha256').update(`${read.revision} ${JSON.stringify([slots, repeats])}`);
  const revision = hash.digest('hex').slice(0, 16);
  return { raw, served: { ...read, schedule: withUids(read.schedule, uids), revision }, uids };
}

function fingerprintOf(raw: RawSheet): string {
  const hash = createHash('sha256');
  if (raw.form === 'reply') return hash.update(raw.bytes).digest('hex');
  for (const { name, bytes } of raw.tables) hash.update(`${name} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}
