import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { hasBrotliModule, sharedNginxConf, siteOptions } from '../deploy/nginx-conf.ts';
import { STATE } from '../deploy/systemd-units.ts';
import type { Io } from './io.ts';

const USAGE = `Usage: npx marquee nginx [--print]
Writes the site into nginx's sites-available, if \`nginx -t\` accepts it. --print shows it instead.
`;
const ROOT = dirname(import.meta.dirname);
/** One connection for each open page, and room for sockets that somebody opens and leaves. */
const CONNECTIONS = 32_768;
const SITES_ENABLED = /include\s+(\/etc\/nginx\/)?sites-enabled\/\*;/;
const CONF_D = /include\s+(\/etc\/nginx\/)?conf\.d\/\*\.conf;/;

/** The reason why the command stops: a sentence for the operator. */
class CannotConfigure extends Error {}

/**
 * `npx marquee nginx`: puts the site beside the other sites of this machine's nginx.
 * @returns the exit code: 0; 1 if nothing was changed; 2 for a wrong call
 */
export async function nginxCommand(argv: string[], { stdout, stderr, env }: Io): Promise<number> {
  const print = argv[0] === '--print';
  if (argv.length > (print ? 1 : 0)) {
    stderr.write(USAGE);
    return 2;
  }
  const envFile = join(ROOT, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  try {
    const folder = resolve(env.NGINX_FOLDER || '/etc/nginx');
    const host = hostOf(env.SITE_URL);
    const certificates = certificatesOf(host, env);
    const conf = siteConf(host, certificates, env);
    if (print) stdout.write(conf);
    else install({ folder, conf, stdout });
    if (!print) stdout.write(nextSteps(host, certificates));
    return 0;
  } catch (error) {
    if (!(error instanceof CannotConfigure)) throw error;
    stderr.write(`${error.message}\nNothing was changed.\n`);
    return 1;
  }
}

function hostOf(siteUrl = ''): string {
  const url = URL.parse(siteUrl);
  if (!url?.protocol.startsWith('http') || url.port)
    throw new CannotConfigure(
      'SITE_URL must be the address of the site without a port, such as https://watch.example.org. Set it in .env.',
    );
  return url.hostname;
}

/** The folder in which certbot keeps the certificate of a host; null while there is none. */
function certificatesOf(host: string, env: Io['env']): string | null {
  const folder = env.CERTIFICATES || `/etc/letsencrypt/live/${host}`;
  return existsSync(join(folder, 'fullchain.pem')) ? folder : null;
}

function siteConf(serverName: string, certificates: string | null, env: Io['env']): string {
  return sharedNginxConf({
    ...siteOptions({ ...env, PUBLISH_DIR: env.PUBLISH_DIR || `${STATE}/published` }),
    node: env.NODE_UPSTREAM || `127.0.0.1:${env.PORT || 3000}`,
    brotli: hasBrotliModule(),
    serverName,
    certificates,
    acmeRoot: '/var/www/html',
    hasHttp2Directive: hasHttp2Directive(),
  });
}

/** nginx as `npx` may find it: an ordinary user's PATH lacks /usr/sbin. */
const nginx = () => ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find(existsSync) ?? 'nginx';

function hasHttp2Directive(): boolean {
  const { stderr = '', error } = spawnSync(nginx(), ['-v'], { encoding: 'utf8' });
  if (error) throw new CannotConfigure('nginx is not installed: apt-get install nginx');
  const [major = 0, minor = 0, patch = 0] = (/nginx\/(\d+)\.(\d+)\.(\d+)/.exec(stderr) ?? [])
    .slice(1)
    .map(Number);
  return major * 1e6 + minor * 1e3 + patch >= 1_025_001;
}

type Install = { folder: string; conf: string; stdout: Io['stdout'] };

/** Lets nginx check everything together with the sites that are there, and writes only a file that nginx accepts. */
function install({ folder, conf, stdout }: Install): void {
  const mainFile = join(folder, 'nginx.conf');
  if (!existsSync(mainFile)) throw new CannotConfigure(`There is no ${mainFile}.`);
  const before = readFileSync(mainFile, 'utf8');
  const main = withConnections(before);
  const files = SITES_ENABLED.test(main)
    ? { file: join(folder, 'sites-available/marquee'), link: join(folder, 'sites-enabled/marquee') }
    : CONF_D.test(main)
      ? { file: join(folder, 'conf.d/marquee.conf'), link: null }
      : null;
  if (!files) throw new CannotConfigure(`${mainFile} includes neither sites-enabled/* nor conf.d/*.conf.`);
  check({ folder, main, conf, own: files.link ?? files.file });

  mkdirSync(dirname(files.file), { recursive: true });
  writeFileSync(files.file, conf);
  if (files.link && !existsSync(files.link)) symlinkSync(files.file, files.link);
  stdout.write(`Written: ${files.file}, which nginx accepts.\n`);
  if (main === before) return;
  writeFileSync(mainFile, main);
  stdout.write(
    `Changed in ${mainFile}: worker_connections ${CONNECTIONS}, because each open page holds one.\n`,
  );
}

/** nginx.conf with room for enough connections, and otherwise as it was. */
export function withConnections(main: string): string {
  return main.replace(/(worker_connections\s+)(\d+)/, (all, name: string, number: string) =>
    Number(number) < CONNECTIONS ? `${name}${CONNECTIONS}` : all,
  );
}

/** @throws CannotConfigure with what nginx says against it */
function check({
  folder,
  main,
  conf,
  own,
}: {
  folder: string;
  main: string;
  conf: string;
  own: string;
}): void {
  const site = join(folder, `.marquee-check-${process.pid}.site`);
  const file = join(folder, `.marquee-check-${process.pid}.conf`);
  const others = otherSites(dirname(own), own);
  const includes = [site, ...others].map((path) => `include ${path};`).join(' ');
  try {
    writeFileSync(site, conf);
    writeFileSync(file, main.replace(SITES_ENABLED.test(main) ? SITES_ENABLED : CONF_D, includes));
    execFileSync(nginx(), ['-t', '-q', '-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const { stderr, code, message } = error as { stderr?: Buffer; code?: string; message: string };
    if (code === 'EACCES') throw new CannotConfigure(`${folder} can be written by root only: use sudo.`);
    throw new CannotConfigure(`nginx does not accept it:\n${stderr?.toString().trim() || message}`);
  } finally {
    for (const path of [site, file]) rmSync(path, { force: true });
  }
}

function otherSites(folder: string, own: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => path !== own && (dirname(own).endsWith('sites-enabled') || path.endsWith('.conf')));
}

function nextSteps(host: string, certificates: string | null): string {
  const reload = 'Now: systemctl reload nginx\n';
  if (certificates) return reload;
  return `${reload}
There is no certificate for ${host} yet, so this is plain HTTP. For HTTPS:
  apt-get install certbot
  certbot certonly --webroot -w /var/www/html -d ${host} --deploy-hook "systemctl reload nginx"
  npx marquee nginx && systemctl reload nginx
`;
}
