import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { unitFiles } from './systemd-units.ts';

const root = '/opt/marquee';
const node = '/usr/bin/env';
const start = ['--max-semi-space-size=8', 'server/start.ts'];

test('site and bot are one user with one folder, and neither runs as root', () => {
  const [site, bot, nginx] = unitFiles({ root, node, start });
  for (const unit of [site, bot]) {
    expect(unit?.text).toContain('User=marquee\n');
    expect(unit?.text).toContain('StateDirectory=marquee\n');
    expect(unit?.text).toContain('WorkingDirectory=/opt/marquee\n');
  }
  expect(site?.text).toContain('ExecStart=/usr/bin/env --max-semi-space-size=8 server/start.ts --built\n');
  expect(bot?.text).toContain('KillMode=process\n');
  expect(nginx).toMatchObject({ path: 'nginx.service.d/marquee.conf' });
  expect(nginx?.text).toContain('LimitNOFILE=65536');
});

test('a path that systemd would read as something else is refused', () => {
  expect(() => unitFiles({ root: '/opt/my site', node, start })).toThrow('/opt/my site');
  expect(() => unitFiles({ root: '/opt/100%', node, start })).toThrow();
});

const ANALYZE = '/usr/bin/systemd-analyze';
test.skipIf(!existsSync(ANALYZE))('systemd finds no fault in the units', () => {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-units-'));
  for (const { path, text } of unitFiles({ root: '/usr', node, start }))
    if (path.endsWith('.service')) writeFileSync(join(folder, basename(path)), text);
  const { stderr } = spawnSync(
    ANALYZE,
    ['verify', '--man=no', join(folder, 'marquee.service'), join(folder, 'marquee-bot.service')],
    { encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true });
  expect(stderr.split('\n').filter((line) => line.includes('marquee'))).toEqual([]);
});
