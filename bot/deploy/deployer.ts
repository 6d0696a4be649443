import type { DatabaseSync } from 'node:sqlite';
import type { Announcement } from '#bot/announce/announcement.ts';
import type { Announce } from '#bot/announce/announcer.ts';
import { pause } from '#bot/announce/delivery.ts';
import {
  deployBegins,
  deployFailed,
  deployLive,
  nothingToDeploy,
  orderBegins,
  pushWaits,
  short,
} from '#bot/announce/push-news.ts';
import type { DeployConfig } from '#bot/env.ts';
import type { BotState } from '#bot/store/bot-state.ts';
import type { Deploy, Deploys } from '#bot/store/deploys.ts';
import type { Push } from '#bot/webhook/push.ts';
import { transaction } from '#platform/database.ts';
import type { Log } from '#platform/log.ts';
import { decide } from './decide.ts';
import { waitForBuild } from './health.ts';
import { endHolders, isLocked } from './lock.ts';
import { lastLines, logFileOf } from './log-file.ts';
import type { Mirror } from './mirror.ts';

/** A push that follows a deploy waits until pushes have been quiet for so long (ms), but no longer than `most`. */
type Pace = { quiet: number; most: number };
const PACE: Pace = { quiet: 2000, most: 20_000 };
const TAIL = 5;
const LOCK_LOOK = 250;

export type DeployerOptions = {
  config: DeployConfig;
  database: DatabaseSync;
  deploys: Deploys;
  facts: BotState;
  mirror: Mirror;
  announce: Announce;
  /** The bot's own folder, for logs. */
  folder: string;
  pace?: Pace;
  now(): number;
  log: Log;
  signal: AbortSignal;
};

/** The result of a deploy, with its announcement. */
type Outcome = { state: 'live' | 'failed' | 'nothing'; announcement: Announcement; reason: string };

/**
 * Runs one deploy after the other, whatever comes in meanwhile: the next deploy takes all pushes that wait. Everything
 * that it knows is in the database, so that a bot that is killed continues at the same step.
 */
export class Deployer {
  #o: DeployerOptions;
  #pace: Pace;
  #wake = new AbortController();
  /** When the last deploy ended; a push right after it may be one of a burst. */
  #ended = Number.NEGATIVE_INFINITY;

  constructor(options: DeployerOptions) {
    this.#o = options;
    this.#pace = options.pace ?? PACE;
  }

  /** Stores a push. Returns false if it was stored before. */
  takePush(digest: string, push: Push): boolean {
    const { database, deploys, announce, config, now } = this.#o;
    const taken = transaction(database, () => {
      const waits = deploys.open() !== null;
      const first = deploys.waitingSince() === null;
      if (!deploys.addPush(digest, push, now())) return false;
      if (waits && first) announce('crew', pushWaits(digest, push, config.branch));
      return true;
    });
    if (taken) this.#wake.abort();
    return taken;
  }

  /** Stores an order of an operator. `revision` is whole and checked; null means the tip of the branch. */
  order(kind: 'deploy' | 'rollback', who: string, revision: string | null): Deploy {
    const { database, deploys, now } = this.#o;
    const deploy = transaction(database, () => deploys.add(kind, who, revision, now()));
    this.#wake.abort();
    return deploy;
  }

  /** Works until `signal`. */
  async run(): Promise<void> {
    const { signal, deploys } = this.#o;
    await this.#waitForLock();
    while (!signal.aborted) {
      const deploy = deploys.open() ?? this.#takePushes();
      if (typeof deploy === 'object' && deploy !== null) await this.#deploy(deploy);
      else await this.#sleep(deploy);
    }
  }

  /** A git process of the previous bot, or a child of it, may still be running. It may finish, within its time limit. */
  async #waitForLock(): Promise<void> {
    const { mirror, config, signal, log } = this.#o;
    if (!isLocked(mirror.lockFile)) return;
    log('info', 'waiting for the git that was left behind');
    const until = performance.now() + config.limit;
    while (isLocked(mirror.lockFile) && !signal.aborted) {
      if (performance.now() >= until) endHolders(mirror.lockFile);
      await pause(LOCK_LOOK, signal);
    }
  }

  /** Makes the waiting pushes one deploy; or says how long (ms) to wait for more of them; null: there are none. */
  #takePushes(): Deploy | number | null {
    const { database, deploys, announce, config, now } = this.#o;
    const since = deploys.waitingSince();
    if (!since) return null;
    const { quiet, most } = this.#pace;
    const due = Math.min(since.last + quiet, since.first + most);
    // If a push is in the future, the clock was set back since, so it does not wait.
    const wasSetBack = since.last > now();
    if (!wasSetBack && now() - this.#ended < most && due > now()) return due - now();
    return transaction(database, () => {
      const pushes = deploys.openPushes();
      const deploy = deploys.add(
        'push',
        [...new Set(pushes.map((push) => push.pusher))].join(', ').slice(0, 200),
        null,
        now(),
      );
      deploys.takePushes(deploy.id);
      deploys.start(deploy.id, now());
      announce('crew', deployBegins(deploy.id, pushes, config.branch));
      return deploys.get(deploy.id);
    });
  }

  #sleep(ms: number | null): Promise<void> {
    this.#wake = new AbortController();
    return pause(ms ?? 2 ** 31 - 1, AbortSignal.any([this.#wake.signal, this.#o.signal]));
  }

  async #deploy(deploy: Deploy): Promise<void> {
    const { database, deploys, announce, config, now, log, folder } = this.#o;
    if (deploy.state === 'waiting') {
      transaction(database, () => {
        deploys.start(deploy.id, now());
        // A push from before an order is part of that order, or is undone by it.
        deploys.takePushes(deploy.id);
        const what = deploy.revision ? short(deploy.revision) : config.branch;
        announce(
          'crew',
          orderBegins(deploy.id, deploy.kind === 'rollback' ? 'rollback' : 'deploy', deploy.who, what),
        );
      });
    }
    log('info', 'deploy begins', { id: deploy.id, kind: deploy.kind, who: deploy.who });
    const outcome = await this.#carryOut(deploys.get(deploy.id) ?? deploy, logFileOf(folder, deploy.id));
    // Stopped in the middle: the next bot goes on with it.
    if (!outcome) return;
    transaction(database, () => {
      deploys.finish(deploy.id, outcome.state, outcome.reason, now());
      announce('crew', outcome.announcement);
    });
    this.#ended = now();
    log(outcome.state === 'failed' ? 'error' : 'info', 'deploy ends', {
      id: deploy.id,
      state: outcome.state,
      reason: outcome.reason,
    });
  }

  async #carryOut(deploy: Deploy, logFile: string): Promise<Outcome | null> {
    const { deploys, mirror, config, facts, signal, now, database } = this.#o;
    const began = deploy.startedAt ?? now();
    const failed = (revision: string | null, reason: string, tail: readonly string[] = []): Outcome => ({
      state: 'failed',
      reason,
      announcement: deployFailed(deploy.id, revision, reason, now() - began, tail),
    });

    // If a deploy was pushed before a crash, its revision is not decided again.
    let { revision } = deploy;
    if (deploy.state === 'running') {
      // A hook of the last deploy may have left a process behind that holds the lock for a while.
      await this.#waitForLock();
      const fetched = await mirror.fetch(logFile);
      if (fetched.why === 'stopped') return null;
      if (!fetched.ok)
        return failed(
          null,
          `${config.branch} could not be fetched${late(fetched.why)}.`,
          lastLines(logFile, TAIL),
        );
      const decided = await decide(deploy, { deploys, facts, mirror, branch: config.branch });
      if (decided.kind === 'nothing')
        return {
          state: 'nothing',
          reason: decided.why,
          announcement: nothingToDeploy(deploy.id, decided.why),
        };
      revision = decided.revision;
      transaction(database, () => {
        deploys.setRevision(deploy.id, decided.revision);
        // A rollback stays: a push that brings no new commit does not deploy the branch's tip of that time again.
        facts.set('held', deploy.kind === 'rollback' ? decided.tip : null);
        facts.set('tip', decided.tip);
      });
      const pushed = await mirror.push(decided.revision, logFile);
      if (pushed.why === 'stopped') return null;
      if (!pushed.ok)
        return failed(
          revision,
          `the deploy remote did not take it${late(pushed.why)}.`,
          lastLines(logFile, TAIL),
        );
      deploys.checking(deploy.id, now());
    }
    if (!revision) return failed(null, 'its revision was lost.');
    const health = await waitForBuild(config.healthUrl, revision, config.healthLimit, signal);
    if (signal.aborted && !health.ok) return null;
    if (!health.ok) return failed(revision, `it was pushed, but the site does not show it: ${health.saw}.`);
    return { state: 'live', reason: '', announcement: deployLive(deploy.id, revision, now() - began) };
  }
}

const late = (why: string) =>
  why === 'time' ? ' within the time limit' : why === 'locked' ? ', as the git before it still runs' : '';
