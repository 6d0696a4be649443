import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

/** A configuration of nginx for the site depends on these. */
type SiteOptions = {
  /** The address at which Node listens, `127.0.0.1:3001`. */
  node: string;
  publishDir: string;
  /** SITE_URL: if it is https, browsers are told to stay on https (HSTS). */
  siteUrl: string;
  /** The address at which the IRC server takes WebSockets, `http://ircd:8097/`; then `/irc` leads there. */
  ircUpstream?: string;
  /** Proxies whose X-Forwarded-For is believed: addresses or networks. */
  trustedProxies?: readonly string[];
  /** nginx's `access_log` with its own variables; off if unset. */
  accessLog?: string;
  /** Whether nginx has the brotli_static module. */
  brotli?: boolean;
  /**
   * If nginx has the module nchan: on which port of loopback it takes what open pages are to be told (LIVE_PORT). Without it
   * `/live` goes on to Node.
   */
  livePort?: number | null;
  /** For several machines: the Redis over which their nginx tell each other, `redis://host:6379`. */
  redisUrl?: string;
};

/** For an nginx of our own, such as the container's. */
export type NginxOptions = SiteOptions & {
  /** The port to listen on, on every address; or one address, `address:port`. */
  listen: string;
  /** A folder that nginx may write in: its pid, and bodies of requests. */
  runDir: string;
  /** How many files a process may open (`ulimit -n`). */
  openFiles?: number;
};

/** For an nginx that serves other sites too. */
type SharedNginxOptions = SiteOptions & {
  serverName: string;
  /** The folder with fullchain.pem and privkey.pem; null while there is no certificate: then it is plain HTTP. */
  certificates: string | null;
  /** The folder in which certbot puts the answers to its challenges. */
  acmeRoot: string;
  /** Whether nginx has `http2 on;` (1.25.1 and newer); older ones take it as a word of `listen`. */
  hasHttp2Directive: boolean;
};

const SITE = resolve(import.meta.dirname, 'nginx.conf');
const MAIN = resolve(import.meta.dirname, 'nginx-main.conf');
const BROTLI_MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

const NCHAN_MODULE = '/usr/lib/nginx/modules/ngx_nchan_module.so';
/** The port of loopback on which nginx and Node meet if LIVE_PORT says nothing else. */
const LIVE_PORT = 3099;

/** Whether Debian's brotli_static module for nginx is on this machine. */
export const hasBrotliModule = () => existsSync(BROTLI_MODULE);
/** Whether Debian's nchan module for nginx is on this machine. */
export const hasNchanModule = () => existsSync(NCHAN_MODULE);

/** Open pages that the connections of all workers together are to be enough for. */
const MOST_PAGES = 50_000;
/** Files of a worker that are no connections: the log, pages that are being sent. */
const OTHER_FILES = 4096;

/** How many files a process that this one starts may open, as Linux says. */
function openFilesLimit(): number {
  const limits = existsSync('/proc/self/limits') ? readFileSync('/proc/self/limits', 'utf8') : '';
  return Number(/^Max open files\s+\d+\s+(\d+)/m.exec(limits)?.[1]) || 65_536;
}

/** Workers and connections of each, for as many pages as the limit of open files allows. */
function workersFor(openFiles: number, cores: number): { workers: number; connections: number } {
  const connections = Math.max(512, Math.min(32_768, openFiles - Math.min(OTHER_FILES, openFiles / 4)));
  const wanted = Math.ceil((MOST_PAGES * 1.1) / connections);
  // If twice as many workers as cores are not enough, more of them would only cost memory: the limit must be raised.
  const workers = wanted <= 2 * cores ? Math.max(cores, wanted) : cores;
  return { workers, connections: Math.floor(connections) };
}

const hasIpv6 = () => existsSync('/proc/net/if_inet6');

/**
 * A whole nginx.conf.
 * @throws Error for a value that could end a directive, because such a value is never right
 */
export function nginxConf(options: NginxOptions): string {
  const { listen, brotli = false, openFiles = openFilesLimit() } = options;
  const { workers, connections } = workersFor(openFiles, availableParallelism());
  const site = fillIn(
    readFileSync(SITE, 'utf8'),
    {
      ...siteValues(options),
      LISTEN: listenLines(plain(listen), ' backlog=4096 reuseport'),
      SERVER_NAME: '_',
    },
    siteFeatures(options),
  );
  return fillIn(
    readFileSync(MAIN, 'utf8'),
    {
      RUN_DIR: plain(resolve(options.runDir)),
      SITE: site.replace(/^(?=.)/gm, '  '),
      WORKERS: String(workers),
      CONNECTIONS: String(connections),
      FILES: String(openFiles),
    },
    { brotli, nchan: Boolean(options.livePort) },
  );
}

/**
 * The site's part alone, for `sites-available`.
 * @throws Error for a value that could end a directive
 */
export function sharedNginxConf(options: SharedNginxOptions): string {
  const { certificates, hasHttp2Directive } = options;
  const secure = listenLines('443', hasHttp2Directive ? ' ssl' : ' ssl http2');
  const values = {
    ...siteValues(options),
    SERVER_NAME: plain(options.serverName),
    LISTEN: certificates ? `${secure}${hasHttp2Directive ? ' http2 on;' : ''}` : listenLines('80'),
    LISTEN_PLAIN: listenLines('80'),
    CERTIFICATES: plain(certificates ?? ''),
    ACME_ROOT: plain(options.acmeRoot),
  };
  const tls = certificates !== null;
  return fillIn(readFileSync(SITE, 'utf8'), values, { ...siteFeatures(options), tls, acme: !tls });
}

/** `listen` for a port on IPv4 and, if the machine has it, IPv6; for an address, only there. */
function listenLines(listen: string, words = ''): string {
  const addresses = /^\d+$/.test(listen) && hasIpv6() ? [listen, `[::]:${listen}`] : [listen];
  return addresses.map((address) => `listen ${address}${words};`).join(' ');
}

function siteValues(options: SiteOptions): Record<string, string> {
  const { accessLog = 'off', trustedProxies = [] } = options;
  const https = options.siteUrl.startsWith('https:');
  plain(accessLog.replaceAll('$', ''));
  return {
    NODE: plain(options.node),
    PUBLISH_DIR: plain(resolve(options.publishDir)),
    SCHEME: https ? 'https' : '$scheme',
    HSTS: https ? 'max-age=31536000; includeSubDomains' : '',
    ACCESS_LOG: accessLog,
    IRC_UPSTREAM: plain(options.ircUpstream ?? ''),
    LIVE_PORT: String(options.livePort ?? ''),
    REDIS_URL: plain(options.redisUrl ?? ''),
    REAL_IP_FROM: trustedProxies.map((from) => `set_real_ip_from ${plain(from)};`).join(' '),
  };
}

const siteFeatures = ({
  brotli = false,
  ircUpstream,
  trustedProxies = [],
  livePort,
  redisUrl,
}: SiteOptions) => ({
  brotli,
  nchan: Boolean(livePort),
  'node-live': !livePort,
  redis: Boolean(livePort && redisUrl),
  irc: Boolean(ircUpstream),
  realip: trustedProxies.length > 0,
});

/** Fills the ${NAMES} of a template in, and takes the marks off the lines of features that are on. */
function fillIn(template: string, values: Record<string, string>, on: Record<string, boolean>): string {
  return template
    .replace(/^( *)#([a-z-]+): ?/gm, (mark, indent: string, feature: string) => (on[feature] ? indent : mark))
    .replace(/\$\{([A-Z_]+)\}/g, (name, key: string) => values[key] ?? name);
}

function plain(value: string): string {
  if (/[;{}"'\\\n\r$]/.test(value)) throw new Error(`"${value}" cannot stand in nginx.conf`);
  return value;
}

/** The options that an environment such as `process.env` holds. */
export function siteOptions(env: Record<string, string | undefined>): SiteOptions {
  return {
    node: env.NODE_UPSTREAM || '127.0.0.1:3000',
    publishDir: env.PUBLISH_DIR || 'published',
    siteUrl: env.SITE_URL || '',
    ircUpstream: env.IRC_UPSTREAM || undefined,
    trustedProxies: (env.TRUSTED_PROXIES ?? '').split(/[\s,]+/).filter(Boolean),
    accessLog: env.ACCESS_LOG || undefined,
    brotli: hasBrotliModule(),
    livePort: hasNchanModule() ? Number(env.LIVE_PORT || LIVE_PORT) : null,
    redisUrl: env.REDIS_URL || undefined,
  };
}

if (import.meta.main) {
  const { env } = process;
  const runDir = env.RUN_DIR || '/run/marquee';
  mkdirSync(runDir, { recursive: true });
  const openFiles = openFilesLimit();
  if (openFiles < 65_536) {
    console.error(
      `nginx may open ${openFiles} files a worker, and 65536 are better: raise the limit (ulimit -n, or "ulimits" in compose.yaml).`,
    );
  }
  process.stdout.write(nginxConf({ ...siteOptions(env), listen: env.LISTEN || '8080', runDir, openFiles }));
}
