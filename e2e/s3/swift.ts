import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../publish/nginx.ts';

/** OpenStack Swift with its S3 API, which is a real object store that Debian has. */
export type Swift = {
  endpoint: string;
  keys: { accessKeyId: string; secretAccessKey: string };
  stop(): Promise<void>;
};

/** Debian's packages for it. */
export const SWIFT_PACKAGES = [
  'swift-proxy',
  'swift-account',
  'swift-container',
  'swift-object',
  'memcached',
];
export const hasSwift = () => existsSync('/usr/bin/swift-proxy-server') && existsSync('/usr/bin/memcached');

const KINDS = ['account', 'container', 'object'] as const;

/** Starts one with a single disk in a temporary folder, as root. @throws Error with its log if it does not answer */
export async function startSwift(): Promise<Swift> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-swift-'));
  await mkdir(join(folder, 'devices/one'), { recursive: true });
  const common = (port: number) =>
    `[DEFAULT]\nbind_ip = 127.0.0.1\nbind_port = ${port}\nswift_dir = ${folder}\nuser = root\nworkers = 0\n` +
    `devices = ${folder}/devices\nmount_check = false\nlog_address = ${folder}/no-syslog\n`;
  const children: ChildProcess[] = [];
  const log = join(folder, 'log');
  const output = createWriteStream(log);
  const run = (program: string, args: string[]) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream?.pipe(output, { end: false });
    children.push(child);
  };
  for (const kind of KINDS) {
    const port = await freePort();
    const builder = join(folder, `${kind}.builder`);
    const ring = (...args: string[]) =>
      execFileSync('swift-ring-builder', [builder, ...args], { stdio: 'ignore' });
    ring('create', '1', '1', '1');
    ring('add', `r1z1-127.0.0.1:${port}/one`, '1');
    ring('rebalance');
    const conf = join(folder, `${kind}.conf`);
    await writeFile(
      conf,
      `${common(port)}[pipeline:main]\npipeline = ${kind}-server\n[app:${kind}-server]\nuse = egg:swift#${kind}\n`,
    );
    run(`swift-${kind}-server`, [conf, '-v']);
  }
  const [port, cache] = [await freePort(), await freePort()];
  run('memcached', ['-l', '127.0.0.1', '-p', String(cache), '-u', 'root']);
  const proxy = join(folder, 'proxy.conf');
  await writeFile(
    proxy,
    `${common(port)}[pipeline:main]\npipeline = catch_errors cache listing_formats s3api tempauth proxy-server\n` +
      '[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true\n' +
      '[filter:catch_errors]\nuse = egg:swift#catch_errors\n[filter:listing_formats]\nuse = egg:swift#listing_formats\n' +
      `[filter:cache]\nuse = egg:swift#memcache\nmemcache_servers = 127.0.0.1:${cache}\n` +
      '[filter:s3api]\nuse = egg:swift#s3api\n[filter:tempauth]\nuse = egg:swift#tempauth\nuser_crew_site = a-secret .admin\n',
  );
  run('swift-proxy-server', [proxy, '-v']);
  const stop = async () => {
    const ended = children.map((child) => (child.exitCode === null ? once(child, 'exit') : null));
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(ended);
    output.end();
    await rm(folder, { recursive: true, force: true });
  };
  const endpoint = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 60_000; ; await wait(200)) {
    // It answers an unsigned request with a refusal.
    if (
      await fetch(endpoint).then(
        ({ status }) => status > 0,
        () => false,
      )
    )
      break;
    if (Date.now() < end) continue;
    const said = readFileSync(log, 'utf8').slice(-3000);
    await stop();
    throw new Error(`Swift did not start:\n${said}`);
  }
  return { endpoint, keys: { accessKeyId: 'crew:site', secretAccessKey: 'a-secret' }, stop };
}
