import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, globSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { delimiter } from 'node:path';
import { whyNoEngine } from '../e2e/container/engine.ts';
import { endWithTests } from '../e2e/end-with-tests.ts';
import { browserCounts, type Counts, engineLines, unitCounts } from './test-counts.ts';

// `npm test`: gets what the tests need, runs all of them, and ends with figures: how many checks ran in each browser
// engine, and how many in all.

/** Programs that the tests run for real, and the Debian packages that bring them. */
const PROGRAMS = {
  chromium: 'chromium',
  'chromium-headless-shell': 'chromium-headless-shell',
  'firefox-esr': 'firefox-esr',
  WebKitWebDriver: 'webkit2gtk-driver',
  Xvfb: 'xvfb',
  inspircd: 'inspircd',
  nginx: 'nginx-light',
  'redis-server': 'redis-server',
  ffmpeg: 'ffmpeg',
  openssl: 'openssl',
  dockerd: 'docker.io',
  debootstrap: 'debootstrap',
  'docker-compose': 'docker-compose',
};
/** Packages that bring no program. A file shows whether they are there. */
const FILES = [
  // Without a font, screenshots and line heights mean nothing.
  { file: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', package: 'fonts-dejavu-core' },
  // WebKitGTK takes its language from the locales of the C library.
  { file: '/usr/share/i18n/locales/de_DE', package: 'locales' },
  // Open pages are told of edits by this module of nginx.
  { file: '/usr/lib/nginx/modules/ngx_nchan_module.so', package: 'libnginx-mod-nchan' },
  // WebKitGTK plays H.264 and AAC, and looks into MP4, with these.
  { file: '/usr/lib/*/gstreamer-1.0/libgstlibav.so', package: 'gstreamer1.0-libav' },
  { file: '/usr/lib/*/gstreamer-1.0/libgstvideoparsersbad.so', package: 'gstreamer1.0-plugins-bad' },
];

const SYSTEM_PATH = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin'];
const has = (program: string) => SYSTEM_PATH.some((folder) => existsSync(`${folder}/${program}`));

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
  console.log(`\n> ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

/**
 * Starts a command that runs beside the others. Its output goes to a file, because lines of two runs would mix. Returns what
 * waits for its end and then prints the file.
 */
function runBeside(command: string, args: string[], log: string): () => Promise<void> {
  const file = openSync(log, 'w');
  const child = endWithTests(spawn(command, args, { stdio: ['ignore', file, file] }));
  closeSync(file);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      console.error(String(error));
      resolve();
    });
  });
  return async () => {
    await ended;
    console.log(`\n> ${command} ${args.join(' ')}`);
    console.log(readFileSync(log, 'utf8'));
  };
}

function installPrograms(): void {
  const missing = Object.entries(PROGRAMS).flatMap(([program, name]) => (has(program) ? [] : [name]));
  for (const { file, package: name } of FILES) if (globSync(file).length === 0) missing.push(name);
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

const bin = (name: string) => `node_modules/.bin/${name}`;
const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };
const total: Counts = { ...NOTHING };
const add = ({ passed, failed, skipped }: Counts) => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
};
const check = (passed: boolean) => add({ ...NOTHING, passed: passed ? 1 : 0, failed: passed ? 0 : 1 });

/** Asks the registry for known holes in what the site runs on. Some registries do not offer that. */
function auditCounts(): Counts {
  const args = ['audit', '--omit=dev', '--json'];
  const { stdout } = spawnSync('npm', args, { encoding: 'utf8', timeout: 120_000 });
  const { metadata } = JSON.parse(stdout || '{}');
  if (!metadata) {
    console.error(
      '\nTHE DEPENDENCIES WERE NOT AUDITED, because the registry here does not answer npm audit.',
    );
    return { ...NOTHING, skipped: 1 };
  }
  const { high, critical } = metadata.vulnerabilities;
  console.log(`\nnpm audit: ${high} high, ${critical} critical`);
  return high + critical > 0 ? { ...NOTHING, failed: 1 } : { ...NOTHING, passed: 1 };
}

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });
installPrograms();
// Its image takes minutes, in which it waits for packages half of the time.
const containerEnds = runBeside(
  bin('playwright'),
  ['test', '-c', 'e2e/container'],
  'test-results/container.log',
);
check(run(bin('next'), ['typegen']) && run(bin('tsc'), ['--noEmit']));
check(run(bin('biome'), ['check']));
check(run(bin('knip'), []));
add(auditCounts());
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
}
// The benches have both cores for themselves.
await containerEnds();
if (built) {
  // The short forms show whether it works, and not how fast it is.
  check(run(process.execPath, ['bench/run.ts', 'serve', 'held', '--short']));
  check(run(process.execPath, ['bench/chaos/main.ts', '--short']));
}
const container = browserCounts('test-results/container.json');
add(container);
const why = whyNoEngine();
console.log(
  why
    ? `\nTHE CONTAINER WAS NOT TRIED (${container.skipped} tests skipped), because no Docker engine can run here: ${why}.`
    : `\nThe container was built and run: ${container.passed} passed, ${container.failed} failed.`,
);
run(process.execPath, ['tools/measure-house.ts']);
console.log(engineLines('test-results/e2e.json').join('\n'));
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
