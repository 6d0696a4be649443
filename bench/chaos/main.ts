import { readFileSync } from 'node:fs';
import { crash } from './crash.ts';
import { deploy } from './deploy.ts';
import { diskFull } from './disk-full.ts';
import { googleAway } from './google-away.ts';
import { nodeKilled } from './node-killed.ts';
import { readerStopped } from './reader-stopped.ts';
import type { Scenario } from './scenario.ts';
import { secrets } from './secrets.ts';
import { slowLoris } from './slow-loris.ts';

// npm run chaos [-- --short] [-- --json] [-- WORDS OF A NAME]: real nginx, real Next, the Sheets stand-in, and what goes wrong.

const SCENARIOS: Scenario[] = [
  nodeKilled,
  secrets,
  slowLoris,
  diskFull,
  crash,
  readerStopped,
  googleAway,
  deploy,
];

type Outcome = { name: string; stood: boolean; seconds: number; what: string };

async function go(scenario: Scenario, short: boolean): Promise<Outcome> {
  const begun = performance.now();
  const end = (stood: boolean, what: string): Outcome => ({
    name: scenario.name,
    stood,
    seconds: (performance.now() - begun) / 1000,
    what,
  });
  return scenario.run(short).then(
    (what) => end(true, what),
    (error: unknown) => end(false, String(error)),
  );
}

export async function run({ json, args }: { json: boolean; args: string[] }): Promise<void> {
  const short = args.includes('--short');
  const wanted = args.filter((arg) => !arg.startsWith('--')).join(' ');
  const outcomes: Outcome[] = [];
  for (const scenario of SCENARIOS.filter(({ name }) => name.includes(wanted))) {
    const outcome = await go(scenario, short);
    outcomes.push(outcome);
    const { name, stood, seconds, what } = outcome;
    if (!json)
      console.log(
        `${stood ? 'stood ' : 'FAILED'} ${name.padEnd(26)} ${seconds.toFixed(0).padStart(4)} s  ${what}`,
      );
  }
  if (json) console.log(JSON.stringify(outcomes));
  if (outcomes.some(({ stood }) => !stood)) process.exitCode = 1;
}

if (import.meta.main) {
  const args = process.argv.slice(2);
  await run({ json: args.includes('--json'), args: args.filter((arg) => arg !== '--json') });
  // A scenario that failed may have left processes running. They end with this one.
  for (const pid of readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)) {
    process.kill(Number(pid), 'SIGTERM');
  }
  process.exit();
}
