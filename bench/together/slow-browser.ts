import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { launchChromium } from '../../e2e/engines/chromium/chromium-launch.ts';
import { BROWSER_ARGS } from '../../e2e/stage/media-server.ts';

/** µs: so short that a browser is slow, and does not stand still again and again. */
const PERIOD = 10_000;
const ROOT = '/sys/fs/cgroup';

export type StartedBrowser = { browser: Browser; close(): Promise<void> };

/**
 * Starts a browser of its own for one viewer. If it is to be `times` times slower, all of it, with its decoders and its
 * drawing, gets that part of this machine's processors, through a control group of Linux, which needs root.
 *
 * Chromium's own way to slow a page down keeps a processor busy all the time that the page exists. With two such pages on
 * two processors, the pages that are not slowed were slow, too.
 */
export async function startBrowser(times: number): Promise<StartedBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-browser-'));
  const { executablePath = chromium.executablePath(), args } = launchChromium(
    '--autoplay-policy=no-user-gesture-required',
    ...BROWSER_ARGS,
  );
  const group =
    times > 1
      ? await makeGroup(`marquee-${folder.slice(-6)}`, (PERIOD * availableParallelism()) / times)
      : null;
  const program = join(folder, 'browser');
  const enter = group ? `echo $$ > '${group}/cgroup.procs'\n` : '';
  await writeFile(program, `#!/bin/sh\n${enter}exec '${executablePath}' "$@"\n`);
  await chmod(program, 0o755);
  const browser = await chromium.launch({ executablePath: program, args });
  return {
    browser,
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
      // The kernel keeps it until the last process is gone; an empty one that stays costs nothing.
      if (group) await rmdir(group).catch(() => {});
    },
  };
}

/** Makes a control group whose processes get `quota` µs of a processor in each period; returns its folder. */
async function makeGroup(name: string, quota: number): Promise<string> {
  const isFirstVersion = existsSync(join(ROOT, 'cpu'));
  const group = join(ROOT, isFirstVersion ? 'cpu' : '', name);
  await mkdir(group);
  if (isFirstVersion) {
    await writeFile(join(group, 'cpu.cfs_period_us'), `${PERIOD}`);
    await writeFile(join(group, 'cpu.cfs_quota_us'), `${quota}`);
  } else {
    await writeFile(join(group, 'cpu.max'), `${quota} ${PERIOD}`);
  }
  return group;
}
