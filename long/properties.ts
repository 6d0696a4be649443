import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

const TEN_MINUTES = 600_000;

/**
 * Runs every file of unit tests that has a property, with cases that nobody has tried yet.
 * @param args how many times (3 without), and the first seed, so that a failure can be repeated
 */
export async function run([
  times = '3',
  first = String(Date.now() % 1_000_000_000),
]: string[]): Promise<void> {
  const files = globSync('{app,bot,cli,components,deploy,lib,platform,server,tools}/**/*.test.ts').filter(
    (file) => readFileSync(file, 'utf8').includes("from 'fast-check'"),
  );
  const failed: number[] = [];
  for (let time = 0; time < Number(times); time++) {
    const seed = Number(first) + time;
    console.log(`\nSeed ${seed}, ${files.length} files`);
    const env = { ...process.env, PROPERTY_SEED: String(seed) };
    const args = ['run', '--reporter=dot', ...files];
    const { status } = spawnSync('node_modules/.bin/vitest', args, {
      stdio: 'inherit',
      env,
      timeout: TEN_MINUTES,
    });
    if (status !== 0) failed.push(seed);
  }
  console.log(failed.length === 0 ? 'No property failed.' : `Failed with the seeds ${failed.join(', ')}.`);
  if (failed.length > 0) process.exitCode = 1;
}
