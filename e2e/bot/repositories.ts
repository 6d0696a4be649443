import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bare repositories on disk: the forge's, and a deploy remote whose hook writes down the revisions that it deployed. */
export type Repositories = {
  forge: string;
  remote: string;
  /** Commits to the forge's main and returns the revision. `onto` is the parent, if it is not the last revision. */
  commit(
    subject: string,
    options?: { onto?: string; author?: string /** More files, by name. */; files?: Record<string, string> },
  ): string;
  /** The revisions that the deploy remote's hook was run for, in order. */
  deployed(): string[];
  /** `body` is put into the deploy remote's post-receive (`$new` is the revision), or its pre-receive. */
  hook(name: 'post-receive' | 'pre-receive', body: string): void;
};

const WHO = {
  GIT_AUTHOR_NAME: 'alice',
  GIT_AUTHOR_EMAIL: 'alice@example.org',
  GIT_COMMITTER_NAME: 'alice',
  GIT_COMMITTER_EMAIL: 'alice@example.org',
};

function git(repository: string, args: string[], env: Record<string, string> = {}): string {
  return execFileSync('git', ['--git-dir', repository, ...args], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH ?? '',
      HOME: '/nonexistent',
      ...WHO,
      ...env,
    } as unknown as NodeJS.ProcessEnv,
  }).trim();
}

/** Makes both in `folder`. The hook takes a little while, as a real one does. */
export function makeRepositories(folder: string): Repositories {
  const forge = join(folder, 'crew', 'site.git');
  const remote = join(folder, 'deploy.git');
  const record = join(folder, 'deployed');
  for (const repository of [forge, remote]) {
    mkdirSync(repository, { recursive: true });
    execFileSync('git', ['init', '--bare', '--quiet', '--initial-branch=main', repository]);
  }
  const repositories: Repositories = {
    forge,
    remote,
    commit(subject, { onto, author = 'alice', files = {} } = {}) {
      const parent = onto ?? tryGit(forge, ['rev-parse', '--verify', 'refs/heads/main']);
      const entries = Object.entries({ 'page.md': subject, ...files }).map(([name, input]) => {
        const blob = execFileSync('git', ['--git-dir', forge, 'hash-object', '-w', '--stdin'], {
          input,
          encoding: 'utf8',
        }).trim();
        return `100644 blob ${blob}\t${name}\n`;
      });
      const tree = execFileSync('git', ['--git-dir', forge, 'mktree'], {
        input: entries.join(''),
        encoding: 'utf8',
      }).trim();
      const commit = git(forge, ['commit-tree', tree, ...(parent ? ['-p', parent] : []), '-m', subject], {
        GIT_AUTHOR_NAME: author,
      });
      git(forge, ['update-ref', 'refs/heads/main', commit]);
      return commit;
    },
    deployed: () => (existsSync(record) ? readFileSync(record, 'utf8').split('\n').filter(Boolean) : []),
    hook(name, body) {
      const file = join(remote, 'hooks', name);
      writeFileSync(file, `#!/bin/sh\nwhile read old new ref; do\n${body}\ndone\n`);
      chmodSync(file, 0o755);
    },
  };
  repositories.hook('post-receive', `echo "$new" >> '${record}'`);
  return repositories;
}

function tryGit(repository: string, args: string[]): string | null {
  try {
    return execFileSync('git', ['--git-dir', repository, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}
