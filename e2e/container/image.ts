import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DEBIAN, makeDebianImage, makeNodeImage, NODE } from './base-images.ts';
import { docker } from './docker.ts';

/** The repository's root. */
export const ROOT = dirname(dirname(import.meta.dirname));
/** Everything that the builds of this run wrote. */
export const BUILD_LOG = 'test-results/container-build.log';

export const IMAGE = 'marquee-test/site';

/** The commit of this checkout. */
export const commit = () =>
  execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();

/** Builds the Dockerfile of a checkout, with the stand-ins for the public base images. Returns the image's name. */
export async function buildImage({ folder = ROOT, tag = IMAGE, revision = commit() } = {}): Promise<string> {
  mkdirSync(dirname(BUILD_LOG), { recursive: true });
  await makeDebianImage(BUILD_LOG);
  await makeNodeImage(BUILD_LOG);
  const common = [
    ...[
      'build',
      '--network',
      'host',
      '--build-arg',
      `BUILD_IMAGE=${NODE}`,
      '--build-arg',
      `RUN_IMAGE=${DEBIAN}`,
    ],
    ...['--build-arg', `GIT_REV=${revision}`],
    ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].flatMap((name) =>
      process.env[name] ? ['--build-arg', name] : [],
    ),
  ];
  // The first stage has a name of its own, because the engine forgets the steps of images without a name.
  await docker([...common, '--target', 'build', '--tag', `${tag}-build`, folder], { log: BUILD_LOG });
  await docker([...common, '--tag', tag, folder], { log: BUILD_LOG });
  await docker(['image', 'prune', '--force']);
  return tag;
}
