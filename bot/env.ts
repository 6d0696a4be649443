import { z } from 'zod';
import { MINUTE } from '#lib/time.ts';
import { readValues, WrongEnvironment } from '#platform/env/read.ts';
import { address, channel, LOOPBACK, siteAddress, wholeNumber, yesNo } from '#platform/env/values.ts';
import { type PushConfig, pushFrom, pushVariables } from '#platform/push/vapid.ts';
import { branch, remote, webhook } from './env-values.ts';

/** The repositories to push from and to; null in a bot that announces shows only. */
export type DeployConfig = {
  /** The forge's repository, as git takes it: https://…, ssh://…, user@host:path, or an absolute path. */
  from: string;
  branch: string;
  /** The deploy remote, such as dokku@show.example.org:site, and the branch that it deploys. */
  to: string;
  toBranch: string;
  /** `owner/name` as the forge writes it in its webhooks. */
  repository: string;
  /** The webhook's secret (GitHub, Gitea, Forgejo, Gogs) or secret token (GitLab). */
  secret: string | null;
  /** GitLab's signing token, `whsec_…`. */
  signingToken: string | null;
  /** How long (ms) one git command may take. */
  limit: number;
  healthUrl: string;
  /** How long (ms) after a push `/healthz` may take to show the new build. */
  healthLimit: number;
};

export type IrcConfig = {
  host: string;
  port: number;
  tls: boolean;
  nick: string;
  account: string | null;
  password: string | null;
  adminChannel: string | null;
  /** The key of a +k admin channel. */
  adminKey: string | null;
  publicChannel: string | null;
  /** Services accounts that may deploy and roll back, in lower case. */
  operators: string[];
  /** No colours. */
  plain: boolean;
  /** The time (ms) between two lines, after a burst of five. */
  lineInterval: number;
};

export type BotConfig = {
  /** Holds the bot's own folder, `bot`. */
  dataDir: string;
  statusFile: string;
  /** The site, as the bot reaches it. */
  site: URL;
  /** The site's address for people. */
  siteUrl: URL;
  /** The bot's own key of the crew; null if it does not act on the site. */
  crewKey: string | null;
  port: number;
  host: string;
  irc: IrcConfig | null;
  discord: URL | null;
  slack: URL | null;
  deploy: DeployConfig | null;
  /** Reminders in browsers; null without keys. */
  push: PushConfig | null;
};

const schema = z.object({
  DATA_DIR: z.string().default('data'),
  SITE_URL: siteAddress.optional(),
  PORT: wholeNumber(0, 65535, 'a port number from 0 to 65535').default(3000),
  BOT_SITE: address(['https:', 'http:'], 'http://127.0.0.1:3000').optional(),
  BOT_STATUS_FILE: z.string().optional(),
  BOT_PORT: wholeNumber(0, 65535, 'a port number from 0 to 65535').default(3002),
  BOT_HOST: z.string().default('127.0.0.1'),
  BOT_IRC: address(['ircs:', 'irc:'], 'ircs://irc.example.org:6697')
    .refine(
      (url) => url.protocol === 'ircs:' || LOOPBACK.has(url.hostname),
      'must begin with ircs:// (irc:// is for this machine only)',
    )
    .optional(),
  BOT_NICK: z
    .string()
    .regex(/^[A-Za-z_[\]\\`^{}|][\w[\]\\`^{}|-]{0,29}$/, 'must be an IRC nick such as marquee')
    .default('marquee'),
  BOT_ACCOUNT: z
    .string()
    .regex(/^[^\s:]{1,64}$/, 'must be the name of a services account')
    .optional(),
  BOT_PASSWORD: z
    .string()
    .regex(/^[^\s]{1,300}$/, 'must be a password without spaces')
    .optional(),
  BOT_ADMIN_CHANNEL: channel.optional(),
  BOT_ADMIN_KEY: z
    .string()
    .regex(/^[^\s,:]{1,50}$/, 'must be a channel key')
    .optional(),
  BOT_PUBLIC_CHANNEL: channel.optional(),
  BOT_CREW_KEY: z
    .string()
    .regex(/^[0-9a-f]{8}-[\w-]{10,100}$/, 'must be a key that backstage or `npx marquee crew` made')
    .optional(),
  BOT_OPERATORS: z
    .string()
    .transform((text) =>
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    )
    .default([]),
  BOT_PLAIN: yesNo.default(false),
  BOT_LINE_MS: wholeNumber(10, 60_000, 'a number of milliseconds from 10 to 60000').default(2000),
  BOT_DISCORD_WEBHOOK: webhook.optional(),
  BOT_SLACK_WEBHOOK: webhook.optional(),
  ...pushVariables,
  DEPLOY_FROM: remote.optional(),
  DEPLOY_BRANCH: branch.default('main'),
  DEPLOY_TO: remote.optional(),
  DEPLOY_TO_BRANCH: branch.optional(),
  DEPLOY_REPOSITORY: z
    .string()
    .regex(/^[\w.~-]+(?:\/[\w.~-]+)+$/, 'must be the owner and name of the repository, such as crew/site')
    .optional(),
  DEPLOY_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  DEPLOY_SIGNING_TOKEN: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{22,}={0,2}$/, 'must be the signing token as GitLab shows it: whsec_…')
    .optional(),
  DEPLOY_MINUTES: wholeNumber(1, 240, 'a number of minutes from 1 to 240').default(20),
  DEPLOY_HEALTH_URL: address(['https:', 'http:'], 'http://127.0.0.1:3000/healthz').optional(),
  DEPLOY_HEALTH_SECONDS: wholeNumber(1, 3600, 'a number of seconds from 1 to 3600').default(300),
});

type Values = z.infer<typeof schema>;

function deployFrom(values: Values, site: URL, wrong: string[]): DeployConfig | null {
  const { DEPLOY_FROM: from, DEPLOY_TO: to, DEPLOY_REPOSITORY: repository } = values;
  if (!from && !to && !repository) return null;
  const missing = (['DEPLOY_FROM', 'DEPLOY_TO', 'DEPLOY_REPOSITORY'] as const).filter(
    (name) => !values[name],
  );
  if (missing.length > 0) wrong.push(`${missing.join(' and ')} must be set, too, for the bot to deploy.`);
  if (!values.DEPLOY_SECRET && !values.DEPLOY_SIGNING_TOKEN) {
    wrong.push(
      'DEPLOY_SECRET (or, with GitLab, DEPLOY_SIGNING_TOKEN) must be set: nobody else may say that there was a push.',
    );
  }
  if (!from || !to || !repository) return null;
  return {
    from,
    to,
    repository,
    branch: values.DEPLOY_BRANCH,
    toBranch: values.DEPLOY_TO_BRANCH ?? values.DEPLOY_BRANCH,
    secret: values.DEPLOY_SECRET ?? null,
    signingToken: values.DEPLOY_SIGNING_TOKEN ?? null,
    limit: values.DEPLOY_MINUTES * MINUTE,
    healthUrl: (values.DEPLOY_HEALTH_URL ?? new URL('/healthz', site)).href,
    healthLimit: values.DEPLOY_HEALTH_SECONDS * 1000,
  };
}

function ircFrom(values: Values, wrong: string[]): IrcConfig | null {
  const url = values.BOT_IRC;
  if (!url) {
    for (const name of ['BOT_ADMIN_CHANNEL', 'BOT_PUBLIC_CHANNEL'] as const)
      if (values[name]) wrong.push(`${name} needs BOT_IRC, the address of the IRC server.`);
    return null;
  }
  if (!values.BOT_ADMIN_CHANNEL && !values.BOT_PUBLIC_CHANNEL)
    wrong.push('BOT_IRC needs BOT_ADMIN_CHANNEL or BOT_PUBLIC_CHANNEL: a bot must be somewhere.');
  if (!values.BOT_ACCOUNT !== !values.BOT_PASSWORD)
    wrong.push('BOT_ACCOUNT and BOT_PASSWORD go together: set both or none.');
  const tls = url.protocol === 'ircs:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (tls ? 6697 : 6667),
    tls,
    nick: values.BOT_NICK,
    account: values.BOT_ACCOUNT ?? null,
    password: values.BOT_PASSWORD ?? null,
    adminChannel: values.BOT_ADMIN_CHANNEL ?? null,
    adminKey: values.BOT_ADMIN_KEY ?? null,
    publicChannel: values.BOT_PUBLIC_CHANNEL ?? null,
    operators: values.BOT_OPERATORS,
    plain: values.BOT_PLAIN,
    lineInterval: values.BOT_LINE_MS,
  };
}

/**
 * The bot's configuration in an environment such as `process.env`. An empty value counts as unset.
 * Throws WrongEnvironment, which names every wrong variable at once and repeats no value: it may be a secret.
 */
export function readBotEnv(env: Record<string, string | undefined>): BotConfig {
  const values = readValues(schema, env);
  const wrong: string[] = [];
  const siteUrl = values.SITE_URL ?? new URL(`http://localhost:${values.PORT}`);
  const site = values.BOT_SITE ?? siteUrl;
  const irc = ircFrom(values, wrong);
  const deploy = deployFrom(values, site, wrong);
  const push = pushFrom(values, siteUrl, wrong);
  if (!irc && !values.BOT_DISCORD_WEBHOOK && !values.BOT_SLACK_WEBHOOK && !push && wrong.length === 0)
    wrong.push(
      'BOT_IRC (or BOT_DISCORD_WEBHOOK, BOT_SLACK_WEBHOOK, or the VAPID keys) must be set: the bot has nowhere to speak.',
    );
  if (wrong.length > 0) throw new WrongEnvironment(wrong);
  return {
    dataDir: values.DATA_DIR,
    statusFile: values.BOT_STATUS_FILE ?? `${values.DATA_DIR}/status.json`,
    site,
    siteUrl,
    crewKey: values.BOT_CREW_KEY ?? null,
    port: values.BOT_PORT,
    host: values.BOT_HOST,
    irc,
    discord: values.BOT_DISCORD_WEBHOOK ?? null,
    slack: values.BOT_SLACK_WEBHOOK ?? null,
    deploy,
    push,
  };
}
