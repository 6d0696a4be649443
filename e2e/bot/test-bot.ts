import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBotEnv } from '../../bot/env.ts';
import { PACE, type Pace } from '../../bot/pace.ts';
import { type Bot, runBot } from '../../bot/run.ts';
import { FORGES, type Keys, type PushFacts } from './forges.ts';
import { makeRepositories, type Repositories } from './repositories.ts';
import { type SiteStandIn, startSiteStandIn } from './site-stand-in.ts';

export const KEYS: Keys = {
  secret: 'a-secret-for-tests',
  signingToken: `whsec_${Buffer.from('signing key for tests 32 bytes!!').toString('base64')}`,
};

/** All that a bot needs around it, in a folder of its own: repositories, a site, an environment. */
export type Stage = {
  folder: string;
  repositories: Repositories;
  site: SiteStandIn;
  env: Record<string, string>;
  close(): Promise<void>;
};

export async function makeStage(ircPort: number, env: Record<string, string> = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-bot-'));
  const repositories = makeRepositories(folder);
  const site = await startSiteStandIn();
  site.build = () => repositories.deployed().at(-1) ?? 'unknown';
  return {
    folder,
    repositories,
    site,
    env: {
      DATA_DIR: join(folder, 'data'),
      SITE_URL: 'https://watch.example.org',
      BOT_SITE: site.url,
      BOT_PORT: '0',
      BOT_IRC: `irc://127.0.0.1:${ircPort}`,
      BOT_ADMIN_CHANNEL: '#crew',
      BOT_PUBLIC_CHANNEL: '#lobby',
      BOT_OPERATORS: 'alice, Bob',
      BOT_LINE_MS: '10',
      DEPLOY_FROM: repositories.forge,
      DEPLOY_TO: repositories.remote,
      DEPLOY_REPOSITORY: 'crew/site',
      DEPLOY_SECRET: KEYS.secret,
      DEPLOY_SIGNING_TOKEN: KEYS.signingToken,
      DEPLOY_HEALTH_SECONDS: '20',
      ...env,
    },
    async close() {
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As the bot's own pace, for tests, which do not wait for people. */
export const HURRY: Pace = {
  tick: 50,
  site: 50,
  siteFailing: 100,
  status: 50,
  pushAgain: 20,
  irc: { ...PACE.irc, firstReturn: 500, look: 50 },
};

/** A bot in this process. */
export function startBot(stage: Stage): Promise<Bot> {
  return runBot(readBotEnv(stage.env), () => {}, HURRY);
}

let pushes = 0;

/** Sends a signed push to a bot's webhook; gives the status. */
export async function sendPush(
  port: number,
  facts: Partial<PushFacts> = {},
  forge = 'GitHub',
): Promise<number> {
  const after = facts.after ?? (++pushes).toString(16).padStart(40, '0');
  const delivery = FORGES[forge]?.(
    {
      repository: 'crew/site',
      ref: 'refs/heads/main',
      before: 'b'.repeat(40),
      pusher: 'alice',
      commits: [{ id: after, message: `page ${after.slice(-6)}`, author: 'alice' }],
      ...facts,
      after,
    },
    KEYS,
  );
  if (!delivery) throw new Error(`There is no forge ${forge}.`);
  const response = await fetch(`http://127.0.0.1:${port}/webhook`, {
    method: 'POST',
    headers: delivery.headers,
    body: new Uint8Array(delivery.body),
  });
  await response.text();
  return response.status;
}
