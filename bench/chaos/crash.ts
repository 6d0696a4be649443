import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { checkServed } from '#server/pages/testing/check-served.ts';
import { demand, type Scenario } from './scenario.ts';

const PUBLISH_FOREVER = join(import.meta.dirname, '../../server/pages/testing/publish-forever.ts');

/** Kills for each folder. Crashes leave files there for ten minutes, and many of them would be slow to count. */
const EACH = 50;

export const crash: Scenario = {
  name: 'kill -9 while publishing',
  async run(short) {
    if (short) return 'left out of the short form: server/pages/crash.test.ts does the same';
    const kills = 500;
    let snapshots = 0;
    for (let done = 0; done < kills; done += EACH) snapshots += await killAFew(Math.min(EACH, kills - done));
    return `${kills} kills, ${snapshots} snapshots: never a torn or empty file`;
  },
};

/** Publishes and kills in a folder of its own; returns the number of snapshots. */
async function killAFew(kills: number): Promise<number> {
  const dir = await mkdtemp(join(tmpdir(), 'marquee-chaos-'));
  const folder = (name: string) => join(dir, name);
  await mkdir(folder('static'));
  await mkdir(folder('public'));
  await writeFile(folder('static/a.js'), 'a'.repeat(200_000));
  await writeFile(folder('public/notes.pdf'), 'n'.repeat(500_000));
  let snapshots = 0;
  for (let kill = 0; kill < kills; kill++) {
    const child = spawn(
      process.execPath,
      [PUBLISH_FOREVER, folder('out'), folder('static'), folder('public')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const exited = once(child, 'exit');
    child.stdout.on('data', (text) => {
      snapshots += String(text).split('\n').length - 1;
    });
    // Most kills come while it publishes, others while it starts. The first one waits for a snapshot.
    if (kill % 4 !== 3) await once(child.stdout, 'data');
    await after(Math.random() * 250);
    child.kill('SIGKILL');
    await exited;
    const wrong = await checkServed(folder('out'));
    demand(wrong.length === 0, `after kill ${kill}: ${wrong.join('; ')}`);
  }
  await rm(dir, { recursive: true });
  return snapshots;
}
