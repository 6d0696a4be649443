import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DeployConfig } from '#bot/env.ts';
import { type Ended, longGit, quickGit } from './git.ts';

const OBJECT_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** As people write it: a beginning is enough. */
export const REVISION = /^[0-9a-f]{7,64}$/;
const TIP = 'refs/remotes/from/tip';

/** The bot's own bare copy of the repository: it fetches into this copy, and pushes from it. */
export class Mirror {
  readonly lockFile: string;
  #folder: string;
  #config: DeployConfig;
  #signal: AbortSignal;

  /** `folder` is the bot's own. */
  constructor(folder: string, config: DeployConfig, signal: AbortSignal) {
    this.#folder = join(folder, 'repository.git');
    this.lockFile = join(folder, 'git.lock');
    this.#config = config;
    this.#signal = signal;
    mkdirSync(folder, { recursive: true });
  }

  /** Fetches the branch, and nothing else, to the ref `TIP`. */
  async fetch(logFile: string): Promise<Ended> {
    if (
      !existsSync(join(this.#folder, 'HEAD')) &&
      (await this.#quick(['init', '--bare', '--quiet', this.#folder])) === null
    )
      return { ok: false, why: 'failed' };
    removeStaleLocks(this.#folder);
    const { from, branch } = this.#config;
    const refspec = `+refs/heads/${branch}:${TIP}`;
    return this.#long(
      ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--', from, refspec],
      from,
      logFile,
    );
  }

  /** Pushes a revision to the deploy remote's branch. A revision that is there already stays as it is. */
  push(revision: string, logFile: string): Promise<Ended> {
    if (!OBJECT_NAME.test(revision)) return Promise.resolve({ ok: false, why: 'failed' });
    const { to, toBranch } = this.#config;
    // The + forces the push: the forge's branch decides, a rollback goes backwards, and only the bot pushes here.
    return this.#long(['push', '--', to, `+${revision}:refs/heads/${toBranch}`], to, logFile);
  }

  /** The revision that the branch had at the last fetch. */
  tip(): Promise<string | null> {
    return this.#resolve(TIP);
  }

  /** The whole object name of a commit from its beginning, in hex; null if there is none, or if there are several. */
  find(revision: string): Promise<string | null> {
    return REVISION.test(revision) ? this.#resolve(revision) : Promise.resolve(null);
  }

  /** Whether `older` is `newer` or comes before it. */
  async isAncestor(older: string, newer: string): Promise<boolean> {
    if (!OBJECT_NAME.test(older) || !OBJECT_NAME.test(newer)) return false;
    return (await this.#quick(['merge-base', '--is-ancestor', older, newer])) !== null;
  }

  async #resolve(name: string): Promise<string | null> {
    const output = await this.#quick([
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${name}^{commit}`,
    ]);
    const id = output?.trim() ?? '';
    return OBJECT_NAME.test(id) ? id : null;
  }

  #quick(args: readonly string[]): Promise<string | null> {
    return quickGit(args, { repository: this.#folder, protocols: [] });
  }

  #long(args: readonly string[], remote: string, logFile: string): Promise<Ended> {
    return longGit(args, {
      repository: this.#folder,
      protocols: [protocolOf(remote)],
      lockFile: this.lockFile,
      logFile,
      limit: this.#config.limit,
      signal: this.#signal,
    });
  }
}

/** The one protocol that git needs for a remote, in its own words (GIT_ALLOW_PROTOCOL). */
function protocolOf(remote: string): string {
  const scheme = /^(https|ssh|file):\/\//.exec(remote)?.[1];
  return scheme ?? (remote.startsWith('/') ? 'file' : 'ssh');
}

/** A git that was killed leaves `*.lock` files behind. No git is at work here when this is called: see `longGit`. */
function removeStaleLocks(repository: string): void {
  for (const file of readdirSync(repository)) if (file.endsWith('.lock')) rmSync(join(repository, file));
  for (const file of readdirSync(join(repository, 'refs'), { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.lock')) rmSync(join(repository, 'refs', file), { force: true });
}
