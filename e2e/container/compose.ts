import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { inspircdConfig } from '../irc/inspircd-config.ts';
import { freePort } from '../publish/nginx.ts';
import { DEBIAN } from './base-images.ts';
import { docker, run } from './docker.ts';
import { BUILD_LOG, ROOT } from './image.ts';

const PROJECT = 'marquee-compose-test';
const IRC_IMAGE = 'marquee-test/inspircd';

export type Composed = {
  /** The address that compose.yaml promises, on another port. */
  url: string;
  logs(service: string): Promise<string>;
  stop(): Promise<void>;
};

/**
 * Starts compose.yaml with Debian's docker-compose and the given variables as its .env. Changed are only: the port on this
 * machine, the image of the site (built before), Debian's InspIRCd in place of Ergo, whose image cannot be had here, and
 * the limit of open files, which a sandbox may not raise.
 */
export async function composeUp(image: string, env: Record<string, string> = {}): Promise<Composed> {
  await buildIrcImage();
  const folder = await mkdtemp(join(tmpdir(), 'marquee-compose-'));
  const port = await freePort();
  const text = await readFile(join(ROOT, 'compose.yaml'), 'utf8');
  const file = parse(
    text.replaceAll('localhost:8080', `localhost:${port}`).replace('8080:8080', `${port}:8080`),
  );
  const { site, irc } = file.services;
  delete site.build;
  Object.assign(site, { image, ulimits: { nofile: 16384 } });
  delete irc.environment;
  Object.assign(irc, { image: IRC_IMAGE });
  await writeFile(join(folder, 'compose.yaml'), stringify(file));
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(join(folder, '.env'), variables.join(''));
  const compose = (...args: string[]) =>
    run('docker-compose', [
      '--project-name',
      PROJECT,
      '--project-directory',
      folder,
      '--file',
      join(folder, 'compose.yaml'),
      ...args,
    ]);
  await compose('up', '--detach');
  return {
    url: `http://localhost:${port}`,
    logs: (service) => compose('logs', '--no-color', service),
    stop: async () => {
      await compose('down', '--volumes');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An image with Debian's InspIRCd, which takes WebSockets on port 8097 as compose.yaml expects of its IRC server. */
async function buildIrcImage(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-inspircd-'));
  try {
    const config = inspircdConfig({ irc: 6667, webSocket: 8097, link: 7000 });
    await writeFile(
      join(folder, 'inspircd.conf'),
      config.replaceAll('bind address="127.0.0.1"', 'bind address="*"'),
    );
    await writeFile(
      join(folder, 'Dockerfile'),
      `FROM ${DEBIAN}
RUN apt-get update && apt-get install -y --no-install-recommends inspircd
COPY inspircd.conf /etc/inspircd/marquee.conf
USER irc
CMD ["inspircd", "--nofork", "--nopid", "--config=/etc/inspircd/marquee.conf"]
`,
    );
    await docker(['build', '--network', 'host', '--tag', IRC_IMAGE, folder], { log: BUILD_LOG });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
