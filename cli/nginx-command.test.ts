import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nginxCommand, withConnections } from './nginx-command.ts';

let folder: string;
let out: string;
let errors: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-nginx-command-'));
  out = '';
  errors = '';
  mkdirSync(join(folder, 'sites-available'));
  mkdirSync(join(folder, 'sites-enabled'));
  // As Debian's, with another site that is there already.
  writeFileSync(
    join(folder, 'nginx.conf'),
    `pid ${folder}/pid;\nerror_log ${folder}/error.log;\ninclude /etc/nginx/modules-enabled/*.conf;\nevents {\n  worker_connections 768;\n}\nhttp {\n  gzip on;\n  include sites-enabled/*;\n}\n`,
  );
  writeFileSync(
    join(folder, 'sites-enabled/default'),
    'server { listen 80 default_server; listen [::]:80 default_server; }',
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (env: Record<string, string>, args: string[] = []) =>
  nginxCommand(args, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (errors += text) },
    env: { NGINX_FOLDER: folder, SITE_URL: 'https://watch.example.org', ...env },
  });
const site = () => readFileSync(join(folder, 'sites-enabled/marquee'), 'utf8');
const check = () => execFileSync('/usr/sbin/nginx', ['-t', '-q', '-c', join(folder, 'nginx.conf')]);

function makeCertificate(): string {
  const certificates = join(folder, 'certificates');
  mkdirSync(certificates);
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=watch.example.org', '-days', '1'],
      ...['-keyout', join(certificates, 'privkey.pem'), '-out', join(certificates, 'fullchain.pem')],
    ],
    { stdio: 'ignore' },
  );
  return certificates;
}

describe('npx marquee nginx', () => {
  it('adds the site beside the others, on IPv4 and IPv6, and gives each worker enough connections', async () => {
    expect(await run({})).toBe(0);
    expect(site()).toContain('listen 80; listen [::]:80;');
    expect(site()).toContain('server_name watch.example.org;');
    expect(site()).toContain('root /var/lib/marquee/published/current/site;');
    expect(readFileSync(join(folder, 'nginx.conf'), 'utf8')).toContain('worker_connections 32768;');
    expect(out).toContain('certbot certonly --webroot -w /var/www/html -d watch.example.org');
    check();
    // A second time changes nothing.
    const first = site();
    expect(await run({})).toBe(0);
    expect(site()).toBe(first);
    expect(readdirSync(folder).filter((name) => name.includes('check'))).toEqual([]);
  });

  it('serves HTTPS with HTTP/2 as soon as there is a certificate, and leads plain HTTP there', async () => {
    expect(await run({ CERTIFICATES: makeCertificate() })).toBe(0);
    expect(site()).toMatch(/listen 443 ssl( http2)?; listen \[::\]:443 ssl( http2)?;/);
    expect(site()).toMatch(/http2/);
    expect(site()).toContain('return 301 https://$host$request_uri;');
    expect(out).not.toContain('certbot');
    check();
  });

  it('changes nothing if nginx does not accept the result', async () => {
    const before = readFileSync(join(folder, 'nginx.conf'), 'utf8');
    expect(await run({ TRUSTED_PROXIES: '10.0.0.0/99' })).toBe(1);
    expect(errors).toContain('nginx does not accept it');
    expect(errors).toContain('Nothing was changed.');
    expect(existsSync(join(folder, 'sites-available/marquee'))).toBe(false);
    expect(readFileSync(join(folder, 'nginx.conf'), 'utf8')).toBe(before);
  });

  it.each(['', 'watch.example.org', 'http://localhost:3000'])(
    'asks for SITE_URL if it is %j',
    async (siteUrl) => {
      expect(await run({ SITE_URL: siteUrl })).toBe(1);
      expect(errors).toContain('SITE_URL must be the address of the site');
    },
  );

  it('prints instead of writing', async () => {
    expect(await run({}, ['--print'])).toBe(0);
    expect(out).toContain('server_name watch.example.org;');
    expect(existsSync(join(folder, 'sites-available/marquee'))).toBe(false);
    expect(await run({}, ['--prnit'])).toBe(2);
  });

  it('leaves a higher number of connections alone', () => {
    expect(withConnections('events { worker_connections 100000; }')).toContain('100000');
  });
});
