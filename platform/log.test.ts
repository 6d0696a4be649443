import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, vi } from 'vitest';
import { formatLine, log } from './log.ts';

const AT = new Date(Date.UTC(2026, 10, 28, 20));
const line = (fields: Record<string, unknown>) => formatLine(AT, 'warn', 'sheet-unread', fields);

it('is one JSON line on stdout', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  log('info', 'listening', { port: 3000, about: 'two\nlines' });
  expect(write).toHaveBeenCalledTimes(1);
  const text = String(write.mock.calls[0]?.[0]);
  write.mockRestore();
  expect(text.match(/\n/g)).toHaveLength(1);
  expect(JSON.parse(text)).toMatchObject({
    level: 'info',
    event: 'listening',
    port: 3000,
    about: 'two\nlines',
  });
});

it('says when, how bad and what', () => {
  expect(line({ rows: 7 })).toBe(
    '{"time":"2026-11-28T20:00:00.000Z","level":"warn","event":"sheet-unread","rows":7}',
  );
});

it.each<[string, Record<string, unknown>]>([
  ['by name', { apiKey: 'hush' }],
  ['by a variable’s name', { config: { BACKSTAGE_key: 'hush', refreshSecret: 'hush' } }],
  ['in a header', { headers: { authorization: 'hush', 'x-marquee-token': 'hush' } }],
  ['in an address', { message: 'GET https://sheets.example/v4/x?fields=a&key=hush failed' }],
  ['in an error', { error: new Error('asked https://x.example/?key=hush') }],
  ['as a bearer token', { sent: 'Authorization: Bearer hush' }],
  ['as a private key', { text: '-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----' }],
])('writes no secret: %s', (_, fields) => {
  expect(line(fields)).not.toContain('hush');
  expect(line(fields)).toContain('[hidden]');
});

it('is not stopped by what cannot be written', () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  expect(JSON.parse(line({ circular, big: 1n }))).toMatchObject({
    event: 'sheet-unread',
    unwritable: ['circular', 'big'],
  });
  expect(JSON.parse(line({ big: 1n }))).toMatchObject({ big: '1' });
});

it('outlives whoever read it', async () => {
  const script = `import { log } from '${new URL('./log.ts', import.meta.url).href}';
    setInterval(() => log('info', 'tick'), 5); setTimeout(() => process.exit(7), 500);`;
  const program = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(program.stdout, 'data');
  program.stdout.destroy();
  expect(await once(program, 'exit')).toEqual([7, null]);
});
