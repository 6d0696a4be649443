import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { freePort } from '../../publish/nginx.ts';
import { driverReady, newSession, type WebDriverSession } from './webdriver.ts';

const DRIVER = '/usr/bin/WebKitWebDriver';
const [MINI_BROWSER] = globSync('/usr/{lib,libexec}/**/webkit2gtk-4.1/MiniBrowser');
const START_LIMIT = 60_000;

/** Why WebKit cannot be started here; null if it can. */
export const webkitMissing = () =>
  existsSync(DRIVER) && MINI_BROWSER
    ? null
    : 'WebKitGTK is not here (Debian: apt-get install webkit2gtk-driver xvfb)';

/** A screen without a monitor. Resolves to its name, `:99`. */
async function startScreen(children: ChildProcess[]): Promise<string> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(screen);
  const failed = once(screen, 'error').then(([error]) => Promise.reject(error));
  const [number] = await Promise.race([once(screen.stdio[3] as Readable, 'data'), failed]);
  return `:${String(number).trim()}`;
}

const LOCALES = resolve('node_modules/.cache/marquee/locales');

/** WebKit takes its language from a locale that the C library knows, and a small machine has none: makes it (3 s, once). */
function makeLocale(name: string): void {
  if (existsSync(join(LOCALES, name))) return;
  mkdirSync(LOCALES, { recursive: true });
  const [definition = '', charset = ''] = name.split('.');
  spawnSync('localedef', ['-i', definition, '-f', charset, join(LOCALES, name)]);
}

export type WebKit = WebDriverSession & { stop(): Promise<void> };

/** Starts WebKitGTK's small browser with a window of this size. */
export async function startWebKit({
  width = 1440,
  height = 900,
  locale = 'en_GB.UTF-8',
  args = [] as string[],
} = {}): Promise<WebKit> {
  makeLocale(locale);
  const children: ChildProcess[] = [];
  const kill = () => {
    for (const child of children.reverse()) child.kill('SIGKILL');
  };
  try {
    const display = await startScreen(children);
    const port = await freePort();
    const driver = spawn(DRIVER, [`--port=${port}`, '--host=127.0.0.1'], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: display,
        LANG: locale,
        LANGUAGE: '',
        LOCPATH: LOCALES,
        TZ: 'Europe/London',
        LIBGL_ALWAYS_SOFTWARE: '1',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        NO_AT_BRIDGE: '1',
      },
    });
    children.push(driver);
    const base = `http://127.0.0.1:${port}`;
    await driverReady(base, AbortSignal.timeout(START_LIMIT));
    const session = await newSession(base, {
      acceptInsecureCerts: true,
      timeouts: { script: 60_000, pageLoad: 60_000 },
      'webkitgtk:browserOptions': {
        binary: MINI_BROWSER,
        args: ['--automation', '--enable-mediasource=true', ...args],
      },
    });
    await session.call('POST', '/window/rect', { x: 0, y: 0, width, height });
    return {
      ...session,
      async stop() {
        // The browser ends with its session; the driver would leave it behind.
        await session.call('DELETE', '').catch(() => undefined);
        kill();
      },
    };
  } catch (error) {
    kill();
    throw error;
  }
}
