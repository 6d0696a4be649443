import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export type NginxOptions = {
  /** What nginx listens on: a port, or `address:port`. */
  listen: string;
  /** Where Node listens, `127.0.0.1:3001`. */
  node: string;
  publishDir: string;
  /** A folder that nginx may write in: its pid, and bodies of requests. */
  runDir: string;
  /** SITE_URL: where it is https, browsers are told so (HSTS). */
  siteUrl: string;
  /** Where the IRC server takes WebSockets, `http://ircd:8097/`; then `/irc` leads there. */
  ircUpstream?: string;
  /** Proxies whose X-Forwarded-For is believed: addresses or networks. */
  trustedProxies?: readonly string[];
  /** nginx's `access_log`, its own variables and all; off where unset. */
  accessLog?: string;
  /** Whether nginx has the brotli_static module. */
  brotli?: boolean;
};

const TEMPLATE = resolve(import.meta.dirname, 'nginx.conf');
const BROTLI_MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Whether Debian's brotli_static module for nginx is on this machine. */
export const hasBrotliModule = () => existsSync(BROTLI_MODULE);

/**
 * The finished nginx.conf.
 * @throws Error for a value that could end a directive, as such a value is never right
 */
export function nginxConf(options: NginxOptions, template = readFileSync(TEMPLATE, 'utf8')): string {
  const https = options.siteUrl.startsWith('https:');
  const values: Record<string, string> = {
    LISTEN: options.listen,
    NODE: options.node,
    PUBLISH_DIR: resolve(options.publishDir),
    RUN_DIR: resolve(options.runDir),
    SCHEME: https ? 'https' : '$scheme',
    HSTS: https ? 'max-age=31536000; includeSubDomains' : '',
    ACCESS_LOG: options.accessLog ?? 'off',
    IRC_UPSTREAM: options.ircUpstream ?? '',
    REAL_IP_FROM: (options.trustedProxies ?? []).map((from) => `set_real_ip_from ${plain(from)};`).join(' '),
  };
  for (const name of ['LISTEN', 'NODE', 'PUBLISH_DIR', 'RUN_DIR', 'IRC_UPSTREAM']) plain(values[name] ?? '');
  plain((values.ACCESS_LOG ?? '').replaceAll('$', ''));
  const on: Record<string, boolean> = {
    brotli: options.brotli ?? false,
    irc: Boolean(options.ircUpstream),
    realip: Boolean(options.trustedProxies?.length),
  };
  return template
    .replace(/^( *)#(brotli|irc|realip): ?/gm, (line, indent: string, feature: string) =>
      on[feature] ? indent : line,
    )
    .replace(/\$\{([A-Z_]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function plain(value: string): string {
  if (/[;{}"'\\\n\r$]/.test(value)) throw new Error(`"${value}" cannot stand in nginx.conf`);
  return value;
}

/** The options of an environment such as `process.env`. */
export function nginxOptions(env: Record<string, string | undefined>): NginxOptions {
  return {
    listen: env.LISTEN || '8080',
    node: env.NODE_UPSTREAM || '127.0.0.1:3000',
    publishDir: env.PUBLISH_DIR || 'published',
    runDir: env.RUN_DIR || '/run/marquee',
    siteUrl: env.SITE_URL || '',
    ircUpstream: env.IRC_UPSTREAM || undefined,
    trustedProxies: (env.TRUSTED_PROXIES ?? '').split(/[\s,]+/).filter(Boolean),
    accessLog: env.ACCESS_LOG || undefined,
    brotli: hasBrotliModule(),
  };
}

if (import.meta.main) {
  const options = nginxOptions(process.env);
  mkdirSync(options.runDir, { recursive: true });
  process.stdout.write(nginxConf(options));
}
