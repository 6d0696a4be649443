import { spawnSync } from 'node:child_process';

/**
 * Runs the tests in Firefox and WebKitGTK, and also in Chromium 111 and 109, which it fetches from the npm registry.
 * It needs a build (`npm run build`). Arguments go to Playwright: `--project=firefox`.
 */
export async function run(args: string[]): Promise<void> {
  const { status } = spawnSync('node_modules/.bin/playwright', ['test', 'e2e/engines', ...args], {
    stdio: 'inherit',
    env: { ...process.env, OLD_CHROMIUMS: 'yes' },
  });
  process.exitCode = status ?? 1;
}
