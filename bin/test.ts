import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter } from 'node:path';

// `npm test`: gets what the tests need, runs all of them, and ends with one line of figures.

/** Programs that the tests run for real, and the Debian packages that bring them. */
const PROGRAMS = {
  chromium: 'chromium',
  inspircd: 'inspircd',
  nginx: 'nginx-light',
  ffmpeg: 'ffmpeg',
  openssl: 'openssl',
};
/** Without a font, screenshots and line heights are of nothing. */
const FONT = { file: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', package: 'fonts-dejavu-core' };

const SYSTEM_PATH = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin'];
const has = (program: string) => SYSTEM_PATH.some((folder) => existsSync(`${folder}/${program}`));

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
  console.log(`\n> ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

function installPrograms(): void {
  const missing = Object.entries(PROGRAMS).flatMap(([program, name]) => (has(program) ? [] : [name]));
  if (!existsSync(FONT.file)) missing.push(FONT.package);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && has('apt-get')) {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], quiet);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
  }
  for (const [program, name] of Object.entries(PROGRAMS)) {
    if (!has(program))
      console.error(
        `Not here: ${program}. Its tests will fail; install it (Debian: apt-get install ${name}).`,
      );
  }
}

type Counts = { passed: number; failed: number };

function unitCounts(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + (report.success || report.numFailedTests > 0 ? 0 : 1),
  };
}

function browserCounts(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

const bin = (name: string) => `node_modules/.bin/${name}`;
const total: Counts = { passed: 0, failed: 0 };
const add = ({ passed, failed }: Counts) => {
  total.passed += passed;
  total.failed += failed;
};
const check = (passed: boolean) => add({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 });

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });
installPrograms();
check(run(bin('next'), ['typegen']) && run(bin('tsc'), ['--noEmit']));
check(run(bin('biome'), ['check']));
check(run(bin('knip'), []));
run(bin('vitest'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  '--outputFile.json=test-results/unit.json',
]);
add(unitCounts('test-results/unit.json'));
const built = run(process.execPath, ['server/build.ts']);
check(built);
if (built) {
  run(bin('playwright'), ['test']);
  add(browserCounts('test-results/e2e.json'));
  // Short forms: whether it stands, not how fast it is.
  check(run(process.execPath, ['bench/run.ts', 'serve', 'held', '--short']));
  check(run(process.execPath, ['bench/chaos/main.ts', '--short']));
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
