import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// The first minutes of somebody who tries this, on an older Node or a bare Debian.
const ROOT = join(import.meta.dirname, '..');

test('npx marquee writes its own words alone, also if the machine has an older Node', {
  timeout: 120_000,
}, () => {
  const PATH = '/usr/local/bin:/usr/bin:/bin';
  const env = { PATH, HOME: process.env.HOME } as unknown as NodeJS.ProcessEnv;
  const { stdout, stderr } = spawnSync('npx', ['marquee', 'help'], { cwd: ROOT, encoding: 'utf8', env });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^marquee COMMAND/);
});

test.each([
  ['postinstall', 0],
  ['prestart', 1],
])('in %s a Node that lacks its library is explained with the command that helps', (step, code) => {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-node-'));
  const node = join(folder, 'node');
  const says = 'node: error while loading shared libraries: libatomic.so.1: cannot open shared object file';
  writeFileSync(node, `#!/bin/sh\necho "${says}" >&2\nexit 127\n`);
  chmodSync(node, 0o755);
  const { status, stderr } = spawnSync('sh', ['deploy/check-node.sh'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: `${folder}:/usr/bin:/bin`, npm_lifecycle_event: step } as unknown as NodeJS.ProcessEnv,
  });
  rmSync(folder, { recursive: true });
  expect(stderr).toContain('sudo apt-get install libatomic1');
  expect(stderr).not.toContain('cannot open shared object file');
  expect(status).toBe(code);
});
