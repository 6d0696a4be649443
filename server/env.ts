import { z } from 'zod';
import { readValues, WrongEnvironment } from '#platform/env/read.ts';
import { address, channel, httpsAddress, LOOPBACK, siteAddress, wholeNumber } from '#platform/env/values.ts';
import { type PushConfig, pushFrom, pushVariables } from '#platform/push/vapid.ts';

/** The sheet that the site reads, as `sourceFrom` takes it. */
type SheetConfig =
  | { kind: 'google'; sheetId: string; auth: { apiKey: string } | { keyFile: string }; apiRoot: string }
  | { kind: 'csv'; url: string }
  | { kind: 'file'; path: string };

export type Config = {
  sheet: SheetConfig;
  /** True if nothing was configured; then the demo's sheet, stream and chat are used. */
  demo: boolean;
  timeZone: string | null;
  locale: string | null;
  pollSeconds: number;
  chat: { url: string | null; channel: string; connect: 'ask' | 'load' };
  /** The port of the demo's chat if nginx leads /irc to it; null for a free port, which browsers use directly. */
  demoChatPort: number | null;
  /** Channels that viewers may open by /join besides; `*` for any. */
  chatChannels: string[];
  siteUrl: URL;
  embedHosts: string[];
  embeds: 'load' | 'ask';
  /** Whether the site looks at the streams near now. */
  checkStreams: boolean;
  /** Whether there is the page /check, on which anybody may try a sheet in the browser. */
  checkPage: boolean;
  /** For tests alone: names that the checks of streams find on this machine. */
  checkPins: ReadonlyMap<string, string>;
  refreshSecret: string | null;
  backstageKey: string | null;
  /** Reminders in browsers; null without keys. */
  push: PushConfig | null;
  dataDir: string;
  publishDir: string | null;
  /** The key with which other machines read `/metrics`; null: nobody may. */
  metricsKey: string | null;
  /** The address that is told if something goes wrong. */
  alertUrl: URL | null;
  /** The port of loopback on which nginx takes what open pages are to be told. */
  livePort: number;
  port: number;
  host: string;
};

const zone = z.string().refine((name) => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name.replace(/^GMT(?=[+-])/, ''));
    return true;
  } catch {
    return false;
  }
}, 'must be a time zone such as Europe/London or GMT-07:00');

const locale = z.string().refine((name) => {
  try {
    return /^[a-z]{2,3}(?:[_-]|$)/i.test(name) && new Intl.Locale(name.replaceAll('_', '-')) !== null;
  } catch {
    return false;
  }
}, 'must be a locale such as en_GB or de');

const host = z
  .string()
  .regex(
    /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/,
    'must be host names such as tube.example.org, separated by commas',
  );

const schema = z.object({
  SHEET_ID: z
    .string()
    .regex(/^[\w-]{10,120}$/, 'must be the long part of the address of the sheet, between /d/ and /edit')
    .optional(),
  GOOGLE_API_KEY: z.string().min(10, 'is too short to be an API key').optional(),
  GOOGLE_APPLICATION_CREDENTIALS: z.string().optional(),
  SHEET_CSV_URL: httpsAddress('https://docs.google.com/spreadsheets/d/e/…/pub?output=csv').optional(),
  SHEET_FILE: z.string().optional(),
  SHEETS_API_ROOT: address(['https:', 'http:'], 'https://sheets.googleapis.com/').optional(),
  SHEET_POLL_SECONDS: wholeNumber(3, 3600, 'a number of seconds from 3 to 3600').default(5),
  TIME_ZONE: zone.optional(),
  LOCALE: locale.optional(),
  CHAT_URL: address(['wss:', 'ws:'], 'wss://irc.example.org/')
    .refine(
      (url) => url.protocol === 'wss:' || LOOPBACK.has(url.hostname),
      'must begin with wss:// (ws:// is for this machine only)',
    )
    .optional(),
  CHAT_CHANNEL: channel.default('#lobby'),
  CHAT_CHANNELS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((names) => names.every((name) => name === '*' || /^[#&][^\x00-\x20,]{1,63}$/.test(name)), {
      message: 'must be channels such as "#games,#help", or * for any',
    })
    .default([]),
  CHAT_CONNECT: z.enum(['ask', 'load'], 'must be "ask" or "load"').default('ask'),
  DEMO_CHAT_PORT: wholeNumber(1, 65535, 'a port number from 1 to 65535').optional(),
  SITE_URL: siteAddress.optional(),
  EMBED_HOSTS: z
    .string()
    .transform((text) =>
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    )
    .pipe(z.array(host))
    .default([]),
  EMBEDS: z.enum(['load', 'ask'], 'must be "load" or "ask"').default('load'),
  STREAM_CHECKS: z.enum(['on', 'off'], 'must be "on" or "off"').default('on'),
  CHECK_PAGE: z.enum(['on', 'off'], 'must be "on" or "off"').default('off'),
  STREAM_CHECK_PINS: z
    .string()
    .regex(
      /^[a-z0-9.-]+=127(\.\d{1,3}){3}(,[a-z0-9.-]+=127(\.\d{1,3}){3})*$/,
      'is for tests: live.example.org=127.0.0.1',
    )
    .transform((text) => new Map(text.split(',').map((pair) => pair.split('=') as [string, string])))
    .default(new Map()),
  REFRESH_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  BACKSTAGE_KEY: z.string().min(12, 'must have at least 12 characters').optional(),
  ...pushVariables,
  DATA_DIR: z.string().default('data'),
  PUBLISH_DIR: z.string().optional(),
  METRICS_KEY: z.string().min(12, 'must have at least 12 characters').optional(),
  ALERT_URL: httpsAddress('https://ntfy.sh/our-topic').optional(),
  LIVE_PORT: wholeNumber(1, 65535, 'a port number from 1 to 65535').default(3099),
  PORT: wholeNumber(0, 65535, 'a port number from 0 to 65535').default(3000),
  HOST: z.string().default('0.0.0.0'),
});

type Values = z.infer<typeof schema>;

/** The one source that is configured, or null; more than one, or half of one, is a sentence. */
function sheetFrom(values: Values, wrong: string[]): SheetConfig | null {
  const set = (['SHEET_ID', 'SHEET_CSV_URL', 'SHEET_FILE'] as const).filter((name) => values[name]);
  if (set.length > 1) wrong.push(`${set.join(' and ')} are set together: keep the one that is your sheet.`);
  if (values.SHEET_ID) {
    const apiRoot = values.SHEETS_API_ROOT?.href ?? 'https://sheets.googleapis.com/';
    if (values.GOOGLE_API_KEY) {
      return { kind: 'google', sheetId: values.SHEET_ID, auth: { apiKey: values.GOOGLE_API_KEY }, apiRoot };
    }
    if (values.GOOGLE_APPLICATION_CREDENTIALS) {
      const keyFile = values.GOOGLE_APPLICATION_CREDENTIALS;
      return { kind: 'google', sheetId: values.SHEET_ID, auth: { keyFile }, apiRoot };
    }
    wrong.push(
      'SHEET_ID needs GOOGLE_API_KEY (for a sheet that anyone with the link may view) or GOOGLE_APPLICATION_CREDENTIALS (the key file of a service account).',
    );
  }
  if (values.SHEET_CSV_URL) return { kind: 'csv', url: values.SHEET_CSV_URL.href };
  if (values.SHEET_FILE) return { kind: 'file', path: values.SHEET_FILE };
  return null;
}

/**
 * The configuration in an environment such as `process.env`. An empty value counts as unset.
 * Throws WrongEnvironment, which names every wrong variable at once and repeats no value: it may be a secret.
 */
export function readEnv(env: Record<string, string | undefined>): Config {
  const values = readValues(schema, env);
  const wrong: string[] = [];
  const sheet = sheetFrom(values, wrong);
  const siteUrl = values.SITE_URL ?? new URL(`http://localhost:${values.PORT}`);
  const push = pushFrom(values, siteUrl, wrong);
  if (values.STREAM_CHECK_PINS.size > 0 && !LOOPBACK.has(values.HOST))
    wrong.push('STREAM_CHECK_PINS is for tests, where HOST is 127.0.0.1.');
  if (wrong.length > 0) throw new WrongEnvironment(wrong);
  return {
    sheet: sheet ?? { kind: 'file', path: 'public/demo/sheet' },
    demo: sheet === null,
    timeZone: values.TIME_ZONE ?? null,
    locale: values.LOCALE ?? null,
    pollSeconds: values.SHEET_POLL_SECONDS,
    chat: { url: values.CHAT_URL?.href ?? null, channel: values.CHAT_CHANNEL, connect: values.CHAT_CONNECT },
    demoChatPort: values.DEMO_CHAT_PORT ?? null,
    chatChannels: values.CHAT_CHANNELS,
    siteUrl,
    embedHosts: values.EMBED_HOSTS,
    embeds: values.EMBEDS,
    checkStreams: values.STREAM_CHECKS === 'on',
    checkPage: sheet === null || values.CHECK_PAGE === 'on',
    checkPins: values.STREAM_CHECK_PINS,
    refreshSecret: values.REFRESH_SECRET ?? null,
    backstageKey: values.BACKSTAGE_KEY ?? null,
    push,
    dataDir: values.DATA_DIR,
    publishDir: values.PUBLISH_DIR ?? null,
    metricsKey: values.METRICS_KEY ?? null,
    alertUrl: values.ALERT_URL ?? null,
    livePort: values.LIVE_PORT,
    port: values.PORT,
    host: values.HOST,
  };
}
