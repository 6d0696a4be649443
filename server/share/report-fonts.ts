import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Log } from '#platform/log.ts';

const PROGRAM = join(import.meta.dirname, 'missing-fonts.ts');

/** Says in the log which letters share pictures will lack, and how to get them. */
export async function reportFonts(log: Log): Promise<void> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM]);
    const scripts: string[] = JSON.parse(stdout);
    const install = 'apt-get install fonts-noto-cjk fonts-noto-color-emoji';
    if (scripts.length > 0) log('warn', 'fonts-missing', { scripts, install });
  } catch (error) {
    log('warn', 'fonts-unknown', { error: String(error) });
  }
}
