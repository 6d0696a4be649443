import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import installed from '../../node_modules/node/package.json' with { type: 'json' };
import { docker, imageId, run } from './docker.ts';

// Stand-ins for the public images that the Dockerfile begins with, for machines that reach Debian's packages and npm but
// no image registry. They carry the configuration of this machine's apt and npm, so that a build inside reaches the same.

const SUITE = 'bookworm';
/** How old (ms) a base image may be before it is made again from the newest packages. */
const MONTH = 30 * 86_400_000;

export const DEBIAN = `marquee-test/debian:${SUITE}`;
export const NODE = `marquee-test/node:${installed.version}`;

/** Makes an image like `debian:bookworm-slim`: a minimal Debian, made by debootstrap. */
export async function makeDebianImage(log: string): Promise<void> {
  if (await isFresh(DEBIAN)) return;
  const folder = await mkdtemp(join(tmpdir(), 'marquee-debian-'));
  try {
    const root = join(folder, 'root');
    const [main, ...others] = await debianSources();
    if (!main) throw new Error(`apt on this machine has no source for ${SUITE}`);
    await run('debootstrap', ['--variant=minbase', SUITE, root, main.uri], { log });
    const lines = [main, ...others].map(({ uri, suite, component }) => `deb ${uri} ${suite} ${component}\n`);
    await writeFile(join(root, 'etc/apt/sources.list'), lines.join(''));
    await writeFile(join(root, 'etc/apt/apt.conf.d/10host'), await aptProxies());
    const tar = spawn(
      'tar',
      [
        '-C',
        root,
        '--exclude=./var/cache/apt/archives/*.deb',
        '--exclude=./var/lib/apt/lists/*_*',
        '-c',
        '.',
      ],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    await docker(['import', '-', DEBIAN], { input: tar.stdout });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes an image like `node:26-bookworm-slim`: Debian with the project's own Node, and npm. */
export async function makeNodeImage(log: string): Promise<void> {
  if ((await isFresh(NODE)) && (await created(NODE)) > (await created(DEBIAN))) return;
  const folder = await mkdtemp(join(tmpdir(), 'marquee-node-'));
  try {
    await mkdir(join(folder, 'local/bin'), { recursive: true });
    await copyFile('node_modules/node/bin/node', join(folder, 'local/bin/node'));
    // npm is part of it, as in the public image. It comes from the registry, because a distribution may put it in many folders.
    await run('npm', ['install', '--global', '--prefix', join(folder, 'local'), 'npm@11'], { log });
    await mkdir(join(folder, 'local/etc'), { recursive: true });
    await writeFile(join(folder, 'local/etc/npmrc'), await npmSettings());
    const certificates = await hostCertificates();
    await mkdir(join(folder, 'local/share'), { recursive: true });
    if (certificates) await copyFile(certificates, join(folder, 'local/share/host-certificates.crt'));
    await writeFile(join(folder, 'Dockerfile'), nodeDockerfile(certificates !== null));
    await docker(['build', '--network', 'host', '--tag', NODE, folder], { log });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const nodeDockerfile = (hasCertificates: boolean) => `FROM ${DEBIAN}
RUN apt-get update && apt-get install -y --no-install-recommends libatomic1 libstdc++6
COPY local /usr/local
${hasCertificates ? 'ENV NODE_EXTRA_CA_CERTS=/usr/local/share/host-certificates.crt' : ''}
`;

type Source = { uri: string; suite: string; component: string };

/** The sources of the suite in this machine's apt, with its updates and security updates; the suite itself is first. */
async function debianSources(): Promise<Source[]> {
  const format = '$(REPO_URI) $(RELEASE) $(COMPONENT) $(ORIGIN)';
  const listed = await run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']);
  return [...new Set(listed.split('\n'))]
    .map((line) => line.split(' '))
    .flatMap(([uri = '', suite = '', component = '', origin]) =>
      origin === 'Debian' && suite.startsWith(SUITE) ? [{ uri, suite, component }] : [],
    )
    .sort((a, b) => a.suite.length - b.suite.length);
}

async function aptProxies(): Promise<string> {
  const settings = await run('apt-config', ['dump']);
  return settings
    .split('\n')
    .filter((line) => /^Acquire::https?::(?:.*::)?Proxy /i.test(line))
    .map((line) => `${line}\n`)
    .join('');
}

async function npmSettings(): Promise<string> {
  const all: Record<string, unknown> = JSON.parse(await run('npm', ['config', 'list', '--json']));
  return ['registry', 'proxy', 'https-proxy', 'strict-ssl']
    .flatMap((name) => (all[name] === null || all[name] === undefined ? [] : [`${name}=${all[name]}\n`]))
    .join('');
}

/** The file of certificates that this machine's npm trusts besides Node's own; null if there is none. */
async function hostCertificates(): Promise<string | null> {
  const configured = await run('npm', ['config', 'get', 'cafile']);
  return [process.env.NODE_EXTRA_CA_CERTS, configured].find((file) => file && existsSync(file)) ?? null;
}

async function created(image: string): Promise<number> {
  return Date.parse(await docker(['image', 'inspect', '--format', '{{.Created}}', image]));
}

const isFresh = async (image: string) =>
  (await imageId(image)) !== null && Date.now() - (await created(image)) < MONTH;
