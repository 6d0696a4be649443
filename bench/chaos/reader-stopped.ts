import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOUR, minuteOf, sheetOf, video } from '../../e2e/sheets.ts';
import { startSite } from '../../e2e/site.ts';
import { type Scenario, textOf, until } from './scenario.ts';

/** Two processes share a folder, and the one that reads the sheet is stopped as a debugger or a full machine would stop it. */
export const readerStopped: Scenario = {
  name: 'reader that hangs',
  async run(short) {
    if (short) return 'left out of the short form: platform/lock-holder.test.ts has its parts';
    const folder = await mkdtemp(join(tmpdir(), 'marquee-hangs-'));
    const now = minuteOf(Date.now());
    const sheetDir = join(folder, 'sheet');
    await mkdir(sheetDir);
    const writeSheet = async (title: string) => {
      const rows = [{ start: now - HOUR, end: now + HOUR, title, stream: video('readerhangs') }];
      for (const [tab, text] of Object.entries(sheetOf(rows)))
        await writeFile(join(sheetDir, `${tab}.csv`), text);
    };
    await writeSheet('Before');
    const dataDir = join(folder, 'data');
    const env = { SHEET_FILE: sheetDir, PUBLISH_DIR: join(folder, 'published') };
    const first = await startSite({ dataDir, env });
    const second = await startSite({ dataDir, env });
    const health = async () => JSON.parse(await textOf(`${second.url}/healthz`)).state;
    await until(async () => (await health()) === 'serving', 'the second one serves');
    // Until it has seen the first one live.
    await new Promise((resolve) => setTimeout(resolve, 5000));
    process.kill(first.pid, 'SIGSTOP');
    const begun = performance.now();
    const seconds = () => ((performance.now() - begun) / 1000).toFixed(0);
    await writeSheet('After');
    await until(async () => (await health()) === 'reader-silent', '/healthz says that the reader hangs', 30);
    const told = async () =>
      JSON.parse(await readFile(join(dataDir, 'status.json'), 'utf8')).lastError?.kind === 'silent';
    await until(told, 'status.json says that the reader hangs');
    const noticed = seconds();
    await until(async () => (await textOf(second.url)).includes('After'), 'the edit, by the second one', 60);
    const tookOver = seconds();
    await until(async () => (await health()) === 'serving', '/healthz is well again');
    await second.stop();
    await first.kill();
    await rm(folder, { recursive: true, force: true });
    return `said after ${noticed} s, and the next edit is there after ${tookOver} s; the one that hung was ended by the other`;
  },
};
