import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';

const start = (env: Record<string, string>) =>
  spawnSync(process.execPath, ['server/start.ts'], {
    encoding: 'utf8',
    timeout: 40_000,
    env: { NODE_ENV: 'production', PATH: process.env.PATH, ...env },
  });

test('a wrong environment stops the start with a sentence that names it', () => {
  const { status, stderr } = start({ SHEET_POLL_SECONDS: 'soon', CHAT_URL: 'http://irc.example.org' });
  expect(status).toBe(1);
  expect(stderr).toContain('SHEET_POLL_SECONDS must be a number of seconds from 3 to 3600.');
  expect(stderr).toContain('CHAT_URL must be an address such as wss://irc.example.org/.');
  expect(stderr).not.toMatch(/at .*\.ts:\d+/);
});
