import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasNchanModule, type NginxOptions } from '../../deploy/nginx-conf.ts';
import { type RunningSite, type SheetText, startSite } from '../site.ts';
import { freePort, type RunningNginx, startNginx } from './nginx.ts';

export type PublishedSite = {
  /** The address at which nginx answers. */
  url: string;
  site: RunningSite;
  nginx: RunningNginx;
  publishDir: string;
  stop(): Promise<void>;
};

type Options = {
  sheet?: SheetText;
  env?: Record<string, string>;
  /** A folder to publish into. If it is not given, one is made, and is removed in the end. */
  publishDir?: string;
  nginx?: Partial<NginxOptions>;
};

/** The production build, publishing, with nginx in front of it. Resolves when the first snapshot is served. */
export async function startPublishedSite({
  sheet,
  env,
  publishDir: given,
  nginx: options,
}: Options = {}): Promise<PublishedSite> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-published-'));
  const publishDir = given ?? join(folder, 'published');
  const livePort = hasNchanModule() ? await freePort() : null;
  const site = await startSite({
    sheet,
    dataDir: join(folder, 'data'),
    // As deploy/supervise.sh has it.
    env: {
      MALLOC_ARENA_MAX: '1',
      MALLOC_MMAP_THRESHOLD_: '131072',
      ...env,
      PUBLISH_DIR: publishDir,
      ...(livePort && { LIVE_PORT: String(livePort) }),
    },
  });
  const stopSite = async () => {
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const node = `127.0.0.1:${new URL(site.url).port}`;
  const nginx = await site
    .logged('published')
    .then(() => startNginx({ node, publishDir, livePort, ...options }))
    .catch(async (error: unknown) => {
      await stopSite();
      throw error;
    });
  return {
    url: nginx.url,
    site,
    nginx,
    publishDir,
    stop: async () => {
      await nginx.stop();
      await stopSite();
    },
  };
}
