import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Push } from '#bot/webhook/push.ts';

type DeployKind = 'push' | 'deploy' | 'rollback';
/** `checking`: pushed, and waiting for the site to say so. */
type DeployState = 'waiting' | 'running' | 'checking' | 'live' | 'failed' | 'nothing';

/** A deploy: the person who asked for it, its times (ms since 1970), and its result. */
export type Deploy = {
  id: number;
  kind: DeployKind;
  who: string;
  state: DeployState;
  /** A whole object name; null until it is known. */
  revision: string | null;
  askedAt: number;
  startedAt: number | null;
  /** When the deploy remote took it. From then on the site may have changed. */
  pushedAt: number | null;
  finishedAt: number | null;
  reason: string;
};

const COLUMNS =
  'id, kind, who, state, revision, asked_at AS askedAt, started_at AS startedAt, pushed_at AS pushedAt, finished_at AS finishedAt, reason';
const REMEMBERED_PUSHES = 100_000;

/** The record of all pushes and deploys. Its open entries are the work to do, also after a crash. */
export class Deploys {
  #sql: Record<
    | 'addPush'
    | 'openPushes'
    | 'waiting'
    | 'takePushes'
    | 'prunePushes'
    | 'add'
    | 'get'
    | 'open'
    | 'start'
    | 'revision'
    | 'checking'
    | 'finish'
    | 'last'
    | 'pushed'
    | 'older'
    | 'knows',
    StatementSync
  >;

  constructor(database: DatabaseSync) {
    const prepare = (sql: string) => database.prepare(sql);
    this.#sql = {
      addPush: prepare('INSERT INTO pushes (digest, at, push) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
      openPushes: prepare('SELECT push FROM pushes WHERE deploy IS NULL ORDER BY id'),
      waiting: prepare('SELECT min(at) AS first, max(at) AS last FROM pushes WHERE deploy IS NULL'),
      takePushes: prepare('UPDATE pushes SET deploy = ? WHERE deploy IS NULL'),
      prunePushes: prepare(
        'DELETE FROM pushes WHERE id < (SELECT max(id) FROM pushes) - ? AND deploy IS NOT NULL',
      ),
      add: prepare(
        `INSERT INTO deploys (kind, who, state, revision, asked_at) VALUES (?, ?, 'waiting', ?, ?) RETURNING ${COLUMNS}`,
      ),
      get: prepare(`SELECT ${COLUMNS} FROM deploys WHERE id = ?`),
      open: prepare(
        `SELECT ${COLUMNS} FROM deploys WHERE state IN ('waiting', 'running', 'checking') ORDER BY state = 'waiting', id LIMIT 1`,
      ),
      start: prepare(`UPDATE deploys SET state = 'running', started_at = ? WHERE id = ?`),
      revision: prepare('UPDATE deploys SET revision = ? WHERE id = ?'),
      checking: prepare(`UPDATE deploys SET state = 'checking', pushed_at = ? WHERE id = ?`),
      finish: prepare('UPDATE deploys SET state = ?, reason = ?, finished_at = ? WHERE id = ?'),
      last: prepare(`SELECT ${COLUMNS} FROM deploys ORDER BY id DESC LIMIT ?`),
      pushed: prepare(`SELECT ${COLUMNS} FROM deploys WHERE pushed_at IS NOT NULL ORDER BY id DESC LIMIT 1`),
      older: prepare(
        `SELECT revision FROM deploys WHERE state = 'live' AND revision <> ?1 AND id <
           coalesce((SELECT min(id) FROM deploys WHERE state = 'live' AND revision = ?1), 9e15) ORDER BY id DESC LIMIT 1`,
      ),
      knows: prepare(`SELECT 1 AS found FROM deploys WHERE state = 'live' AND revision = ? LIMIT 1`),
    };
  }

  /** Stores a push; returns false if a delivery of the same bytes was stored before. */
  addPush(digest: string, push: Push, now: number): boolean {
    if (this.#sql.addPush.run(digest, now, JSON.stringify(push)).changes === 0) return false;
    this.#sql.prunePushes.run(REMEMBERED_PUSHES);
    return true;
  }

  /** Pushes that no deploy has taken yet. */
  openPushes(): Push[] {
    return this.#sql.openPushes.all().map((row) => JSON.parse(String(row.push)));
  }

  /** When the first and the last of those came; null if there are none. */
  waitingSince(): { first: number; last: number } | null {
    const row = this.#sql.waiting.get();
    return typeof row?.first === 'number' ? { first: row.first, last: Number(row.last) } : null;
  }

  /** Assigns all open pushes to this deploy. */
  takePushes(id: number): void {
    this.#sql.takePushes.run(id);
  }

  add(kind: DeployKind, who: string, revision: string | null, now: number): Deploy {
    return toDeploy(this.#sql.add.get(kind, who, revision, now)) as Deploy;
  }

  get(id: number): Deploy | null {
    return toDeploy(this.#sql.get.get(id));
  }

  /** The next deploy to do: one that was begun, else the one that has waited longest. */
  open(): Deploy | null {
    return toDeploy(this.#sql.open.get());
  }

  start(id: number, now: number): void {
    this.#sql.start.run(now, id);
  }

  setRevision(id: number, revision: string): void {
    this.#sql.revision.run(revision, id);
  }

  /** Call it when the deploy remote has it. The site must show it next. */
  checking(id: number, now: number): void {
    this.#sql.checking.run(now, id);
  }

  finish(id: number, state: 'live' | 'failed' | 'nothing', reason: string, now: number): void {
    this.#sql.finish.run(state, reason, now, id);
  }

  /** The newest first. */
  last(count: number): Deploy[] {
    return this.#sql.last.all(count).flatMap((row) => toDeploy(row) ?? []);
  }

  /** The last deploy that changed the site, for better or worse. */
  lastPushed(): Deploy | null {
    return toDeploy(this.#sql.pushed.get());
  }

  /** The revision that was live before `revision` first was. */
  liveBefore(revision: string): string | null {
    return (this.#sql.older.get(revision)?.revision as string | undefined) ?? null;
  }

  wasLive(revision: string): boolean {
    return this.#sql.knows.get(revision) !== undefined;
  }
}

function toDeploy(row: Record<string, unknown> | undefined): Deploy | null {
  return row ? (row as Deploy) : null;
}
