import { spawnSync } from 'node:child_process';

/**
 * Every test of the container, also the two that take a quarter of an hour: a fresh Debian that follows
 * docs/operate.md, and deploys by `git push` with a rollback. Exits 1 if one fails.
 */
export async function run(args: string[]): Promise<void> {
  const { status } = spawnSync('node_modules/.bin/playwright', ['test', '-c', 'e2e/container', ...args], {
    stdio: 'inherit',
    env: { ...process.env, LONG_CONTAINER_TESTS: '1' },
  });
  process.exitCode = status ?? 1;
}
