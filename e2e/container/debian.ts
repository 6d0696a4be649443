import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docker } from './docker.ts';
import { BUILD_LOG, IMAGE, ROOT } from './image.ts';

export const HOST = 'watch.example.org';
const NETWORK = 'marquee-debian-test';
const DEBIAN_IMAGE = 'marquee-test/by-hand';

/** The blocks of commands in a section of a document, in order. */
export async function commandsOf(document: string, heading: string): Promise<string[]> {
  const text = await readFile(join(ROOT, document), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (!section) throw new Error(`${document} has no section "${heading}"`);
  const blocks: string[] = [];
  let block = '';
  for (const line of [...section.split('\n'), '']) {
    if (line.startsWith('    ')) block += `${line.slice(4)}\n`;
    else if (block) {
      blocks.push(block);
      block = '';
    }
  }
  return blocks;
}

/** The configuration of Pebble, the certificate authority for tests; it looks for challenges on the usual port. */
const PEBBLE = {
  pebble: {
    listenAddress: '127.0.0.1:14000',
    managementListenAddress: '127.0.0.1:15000',
    certificate: '/etc/pebble/cert.pem',
    privateKey: '/etc/pebble/key.pem',
    httpPort: 80,
    tlsPort: 443,
  },
};

export type Machine = {
  /** Runs a script of bash as root; resolves with what it wrote. */
  bash(script: string): Promise<string>;
  stop(): Promise<void>;
};

/**
 * A Debian 12 with systemd, after the first block of the document. Its packages are put into the image, and the site comes from
 * the image's build stage in place of git and npm, because a container here reaches no network.
 */
export async function startDebian(packages: string): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-by-hand-'));
  // npm is in the image already, as the site's own build used it.
  const install = packages
    .trim()
    .replace(' npm ', ' ')
    .replace('install -y', 'install -y --no-install-recommends');
  await writeFile(join(folder, 'pebble.json'), JSON.stringify(PEBBLE));
  await writeFile(
    join(folder, 'Dockerfile'),
    `FROM ${IMAGE}-build
ENV NODE_ENV= GIT_REV=
RUN ${install.replaceAll('\n', ' && ')} && apt-get install -y --no-install-recommends systemd systemd-sysv curl openssl pebble procps
RUN mkdir -p /etc/pebble && openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN=localhost \\
  -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout /etc/pebble/key.pem -out /etc/pebble/cert.pem \\
  && ln -s /app /opt/marquee
COPY pebble.json /etc/pebble/pebble.json
STOPSIGNAL SIGRTMIN+3
CMD ["/sbin/init"]
`,
  );
  await docker(['build', '--network', 'host', '--tag', DEBIAN_IMAGE, folder], { log: BUILD_LOG });
  await rm(folder, { recursive: true });
  await docker(['network', 'create', NETWORK]).catch(() => '');
  const id = await docker([
    ...['run', '--detach', '--network', NETWORK, '--add-host', `${HOST}:127.0.0.1`],
    // systemd needs these rights to make the namespaces of its units. It gets no others.
    ...['--cap-add=SYS_ADMIN', '--security-opt=seccomp=unconfined', '--security-opt=apparmor=unconfined'],
    ...['--sysctl=net.ipv6.conf.all.disable_ipv6=0', '--env=container=docker'],
    ...['--tmpfs=/run', '--tmpfs=/run/lock', '--tmpfs=/tmp', '--volume=/sys/fs/cgroup:/sys/fs/cgroup:rw'],
    DEBIAN_IMAGE,
  ]);
  return {
    bash: (script) =>
      docker(['exec', '--workdir', '/opt/marquee', id, 'bash', '-euo', 'pipefail', '-c', script]),
    stop: async () => {
      await docker(['rm', '--force', '--volumes', id]);
      await docker(['network', 'rm', NETWORK]);
    },
  };
}
