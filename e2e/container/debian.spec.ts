import { commandsOf, HOST, type Machine, startDebian } from './debian.ts';
import { expect, test } from './fixtures.ts';

/** A curl that trusts Pebble's own root, as a browser trusts a real authority's. */
const CURL = 'curl --silent --show-error --cacert /tmp/root.pem';

/** Starts Pebble and tells certbot to use it without questions; nothing in the document's command changes. */
const USE_PEBBLE = `
systemd-run --quiet --unit=pebble --setenv=PEBBLE_VA_NOSLEEP=1 --setenv=PEBBLE_WFE_NONCEREJECT=0 pebble -config /etc/pebble/pebble.json
until curl --silent --cacert /etc/pebble/cert.pem https://localhost:14000/dir > /dev/null; do sleep 0.2; done
mkdir -p /etc/letsencrypt
printf 'server = https://localhost:14000/dir\\nagree-tos = true\\nnon-interactive = true\\nregister-unsafely-without-email = true\\n' > /etc/letsencrypt/cli.ini
`;

test.skip(!process.env.LONG_CONTAINER_TESTS, 'takes a quarter of an hour: npm run long -- container debian');

test('a fresh Debian becomes the site with TLS, units and a backup by following docs/operate.md', async ({
  image: _,
}) => {
  test.setTimeout(900_000);
  const blocks = await commandsOf('docs/operate.md', 'A server of your own');
  const [packages = '', site = '', units = '', nginx = '', tls = '', backup = ''] = blocks;
  expect(blocks).toHaveLength(6);
  const machine: Machine = await startDebian(packages);
  const { bash } = machine;
  try {
    await expect.poll(() => bash('systemctl is-system-running || true')).toMatch(/running|degraded/);
    // The image's build stage did what git and npm do.
    await bash(site.replace(/^(?:git|npm) .*\n/gm, ''));
    await bash(units);
    // A sandbox may not raise the limit of open files as far as a server may.
    await bash(
      'sed -i s/65536/16384/ /etc/systemd/system/nginx.service.d/marquee.conf && systemctl daemon-reload',
    );
    await bash(nginx);
    await expect
      .poll(() => bash(`curl --silent --write-out '%{http_code}' --output /dev/null http://${HOST}/healthz`))
      .toBe('200');

    await bash(USE_PEBBLE);
    await bash(`export REQUESTS_CA_BUNDLE=/etc/pebble/cert.pem\n${tls}`);
    await bash('curl --silent --cacert /etc/pebble/cert.pem https://localhost:15000/roots/0 > /tmp/root.pem');
    const answer = `${CURL} --write-out '%{http_version} %{http_code} %{redirect_url}' --output /dev/null`;
    expect(await bash(`${answer} https://${HOST}/`)).toBe('2 200');
    expect(await bash(`${answer} --resolve '${HOST}:443:[::1]' https://${HOST}/`)).toBe('2 200');
    expect(await bash(`${answer} http://${HOST}/schedule`)).toBe(`1.1 301 https://${HOST}/schedule`);
    // Renewals get their challenge answered on plain HTTP still.
    await bash('export REQUESTS_CA_BUNDLE=/etc/pebble/cert.pem; certbot renew --force-renewal --quiet');

    expect(await bash('systemctl show --property=User marquee')).toBe('User=marquee');
    expect(await bash("ps -o user= -C nginx | sort -u | tr '\\n' ' '")).toBe('root www-data');
    expect(await bash('grep "open files" /proc/$(cat /run/nginx.pid)/limits')).toMatch(/16384/);
    // Files that nginx serves itself carry no header of Next's.
    await expect.poll(() => bash(`${CURL} --head https://${HOST}/`)).not.toContain('x-nextjs-cache');

    await bash(backup);
    await bash('systemctl stop marquee; mv /var/lib/marquee /var/lib/lost; mkdir /var/lib/marquee');
    await bash(
      'npx marquee restore /var/backups/marquee.tar.gz; chown -R marquee:marquee /var/lib/marquee; systemctl start marquee',
    );
    await expect.poll(() => bash(`${CURL} https://${HOST}/healthz || true`)).toContain('"serving"');
    // The first start had nothing to serve before the sheet was read; this one has what was restored.
    expect(await bash('journalctl --no-pager --unit=marquee')).toContain('"last-good-served"');
  } catch (error) {
    console.error(await bash('journalctl --no-pager --lines=60 || true'));
    throw error;
  } finally {
    await machine.stop();
  }
});
