import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LastGood, lastGoodPath, readLastGood, setAsideLastGood, writeLastGood } from './last-good.ts';

const NOW = new Date(Date.UTC(2026, 10, 28, 20));

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-last-good-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const lastGood = (title: string): LastGood => ({
  source: 'google:sheet',
  fetchedAt: '2026-11-28T19:59:00Z',
  raw: {
    form: 'reply',
    what: 'Google’s answer',
    bytes: Buffer.from(JSON.stringify({ title, rows: ['Fête\n', '夜'] })),
  },
  uids: { slots: { '0123456789ab': 'cdefghjkmnpq' }, repeats: { 'nght~5#0': 'nght~4#0' } },
});

it('is there again as it was written', async () => {
  expect(await readLastGood(dir)).toEqual({ state: 'none' });
  await writeLastGood(join(dir, 'a', 'b'), lastGood('One'));
  await writeLastGood(join(dir, 'a', 'b'), lastGood('Two'));
  const read = await readLastGood(join(dir, 'a', 'b'));
  expect(read).toEqual({ state: 'good', lastGood: lastGood('Two') });
  expect(await readdir(join(dir, 'a', 'b'))).toEqual(['last-good']);
  const table = (name: string, text: string) => ({
    name,
    what: `${name}.csv`,
    charset: null,
    delimiter: null,
    bytes: Buffer.from(text),
  });
  const tables = {
    ...lastGood('Three'),
    raw: {
      form: 'tables' as const,
      tables: [table('Schedule', 'A,夜\n'), table('Streams', ''), table('Settings', 'b')],
    },
  };
  await writeLastGood(dir, tables);
  expect(await readLastGood(dir)).toEqual({ state: 'good', lastGood: tables });
  expect((await stat(lastGoodPath(join(dir, 'a', 'b')))).mode & 0o077).toBe(0);
});

describe('is set aside and not served', () => {
  async function isSetAside(bytes: Uint8Array) {
    await writeFile(lastGoodPath(dir), bytes);
    const setAside = `${lastGoodPath(dir)}.bad-2026-11-28T200000.000Z`;
    expect(await readLastGood(dir)).toEqual({ state: 'bad' });
    expect(await setAsideLastGood(dir, NOW)).toBe(setAside);
    expect(new Uint8Array(await readFile(setAside))).toEqual(new Uint8Array(bytes));
    expect(await readLastGood(dir)).toEqual({ state: 'none' });
  }

  it('when it is torn anywhere', async () => {
    await writeLastGood(dir, lastGood('One'));
    const whole = await readFile(lastGoodPath(dir));
    for (let length = 0; length < whole.length; length += 7) await isSetAside(whole.subarray(0, length));
  });

  it('when a bit of it was changed, or something was put in', async () => {
    await writeLastGood(dir, lastGood('One'));
    const whole = await readFile(lastGoodPath(dir));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 0, max: 7 }),
        fc.boolean(),
        async (at, bit, insert) => {
          const changed = Buffer.from(whole);
          changed[at] = (changed[at] ?? 0) ^ (1 << bit);
          await isSetAside(
            insert ? Buffer.concat([whole.subarray(0, at), Buffer.from('x'), whole.subarray(at)]) : changed,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('when it is of another version, or no such file at all', async () => {
    await writeLastGood(dir, lastGood('One'));
    const whole = await readFile(lastGoodPath(dir), 'latin1');
    await isSetAside(Buffer.from(whole.replace('marquee-last-good 2', 'marquee-last-good 3'), 'latin1'));
    await isSetAside(Buffer.from('{"schedule":[]}\n'));
    await isSetAside(Buffer.alloc(4096));
  });
});

it('stays as it was when the disk is full in the middle of the new one', async () => {
  await writeLastGood(dir, lastGood('One'));
  const script = `
    const { writeLastGood } = await import(${JSON.stringify(new URL('./last-good.ts', import.meta.url).href)});
    const raw = { form: 'reply', what: 'x', bytes: Buffer.alloc(100_000, 'x') };
    const uids = { slots: {}, repeats: {} };
    await writeLastGood(${JSON.stringify(dir)}, { source: 's', fetchedAt: '2026-11-28T20:00:00Z', raw, uids }).then(
      () => console.log('written'),
      (error) => console.log(error.code),
    );`;
  // A limit on the size of files fails a write half-way, as a full disk does.
  const limited = 'trap "" XFSZ; ulimit -f 8; exec "$0" --input-type=module -e "$1"';
  const child = spawn('sh', ['-c', limited, process.execPath, script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  expect((await text(child.stdout)).trim()).toBe('EFBIG');
  expect(await readLastGood(dir)).toEqual({ state: 'good', lastGood: lastGood('One') });
  expect(await readdir(dir)).toEqual(['last-good']);
});

it('is whole, and no older than what was confirmed, whenever its writer is killed', async () => {
  const script = `
    const { writeLastGood } = await import(${JSON.stringify(new URL('./last-good.ts', import.meta.url).href)});
    const filler = 'x'.repeat(200_000);
    for (let n = 1; ; n++) {
      const raw = { form: 'reply', what: 'x', bytes: Buffer.from(JSON.stringify({ n, filler })) };
      const uids = { slots: {}, repeats: {} };
      await writeLastGood(${JSON.stringify(dir)}, { source: 's', fetchedAt: '2026-11-28T20:00:00Z', raw, uids });
      console.log(n);
    }`;
  let last = 0;
  for (let round = 0; round < 12; round++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let confirmed = 0;
    const lines = createInterface(child.stdout);
    lines.on('line', (line) => {
      confirmed = Number(line);
    });
    await once(lines, 'line');
    // Random on purpose: somewhere in the writing of one of the next versions.
    await delay(Math.random() * 30);
    child.kill('SIGKILL');
    await once(lines, 'close');
    const read = await readLastGood(dir);
    if (read.state !== 'good' || read.lastGood.raw.form !== 'reply') throw new Error(`It is ${read.state}`);
    last = JSON.parse(Buffer.from(read.lastGood.raw.bytes).toString()).n;
    expect(last).toBeGreaterThanOrEqual(confirmed);
    expect(last).toBeLessThanOrEqual(confirmed + 1);
  }
  expect(last).toBeGreaterThan(0);
  await writeLastGood(dir, lastGood('One'));
  expect(await readdir(dir)).toEqual(['last-good']);
}, 60_000);
