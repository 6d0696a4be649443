import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workbookFrom } from '#lib/sheet/raw-sheet.ts';
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
  rooms: true,
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

/** A file as a program of some version wrote it. */
function signedFile(version: number, meta: object, sheet: string): Buffer {
  const signed = Buffer.from(`${JSON.stringify(meta)}\n${sheet}`);
  const checksum = createHash('sha256').update(signed).digest('hex');
  return Buffer.concat([Buffer.from(`marquee-last-good ${version} ${checksum}\n`), signed]);
}

describe('of another version', () => {
  const meta = { source: 'google:sheet', fetchedAt: '2026-11-23T20:00:00Z' };
  const size = { form: 'reply', what: 'Google’s answer', size: 2 };
  const uids = { slots: { a: 'b' }, repeats: {} };
  const read = async (file: Buffer) => {
    await writeFile(lastGoodPath(dir), file);
    return readLastGood(dir);
  };

  it('1: the workbook as JSON, without uids', async () => {
    const workbook = {
      title: 'Season',
      locale: 'en_GB',
      timeZone: 'Europe/London',
      tabs: [
        {
          name: 'Schedule',
          gid: 0,
          rows: [
            ['Date', 'Start', 'Title'],
            [{ text: '28/11/2026', number: 46354, format: 'date' }, '20:00', 'One'],
          ],
        },
      ],
    };
    const stored = await read(signedFile(1, meta, JSON.stringify(workbook)));
    if (stored.state !== 'good') throw new Error(`It is ${stored.state}`);
    expect(stored.lastGood).toMatchObject({ ...meta, rooms: false, uids: { slots: {}, repeats: {} } });
    expect(workbookFrom(stored.lastGood.raw)).toEqual(workbook);
    await writeLastGood(dir, stored.lastGood);
    expect(await readLastGood(dir)).toMatchObject({ state: 'good', lastGood: { raw: { form: 'workbook' } } });
  });

  it('2, before there were rooms', async () => {
    const stored = await read(signedFile(2, { ...meta, uids, sheet: size }, '{}'));
    expect(stored).toMatchObject({ state: 'good', lastGood: { ...meta, uids, rooms: false } });
  });

  it('a newer one, with fields that nobody knows yet', async () => {
    const sheet = { ...size, language: 'de' };
    const stored = await read(signedFile(3, { ...meta, uids, sheet, stages: ['One'] }, '{}'));
    expect(stored).toMatchObject({ state: 'good', lastGood: { ...meta, uids } });
  });

  it('that an older program set aside, and that is the only one there is', async () => {
    await writeLastGood(dir, lastGood('Before'));
    await setAsideLastGood(dir, new Date(NOW.getTime() - 60_000));
    await writeLastGood(dir, lastGood('One'));
    await setAsideLastGood(dir, NOW);
    expect(await readLastGood(dir)).toEqual({ state: 'good', lastGood: lastGood('One') });
    await writeLastGood(dir, lastGood('Two'));
    expect(await readLastGood(dir)).toEqual({ state: 'good', lastGood: lastGood('Two') });
  });

  it('2, as this program writes it, can be read by the program before rooms', async () => {
    await writeLastGood(dir, { ...lastGood('One'), rooms: false });
    const [first = '', written = ''] = (await readFile(lastGoodPath(dir), 'utf8')).split('\n');
    expect(first).toMatch(/^marquee-last-good 2 /);
    expect(Object.keys(JSON.parse(written)).sort()).toEqual(['fetchedAt', 'sheet', 'source', 'uids']);
  });
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

  it('when it is of an unknown form, or no such file at all', async () => {
    await isSetAside(signedFile(3, { source: 'google:sheet', pages: 1 }, 'what nobody knows yet'));
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
