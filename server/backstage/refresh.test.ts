import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { trouble as sheetTrouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import { wordsFor } from '#lib/words/read-words.ts';
import { createSharedSheet, type SharedSheet } from '#server/schedule/shared-sheet.ts';
import { standingClock } from '#server/schedule/testing/standing-clock.ts';
import { createRefreshHandler } from './refresh.ts';
import { signWebhook } from './webhook.ts';

const SECRET = 'a secret of sixteen letters and more';
const GOOD = `Date,Start,End,Title,Stream
2026-11-28,20:15,22:00,One,https://youtu.be/dQw4w9WgXcQ
2026-11-29,20:00,22:00,Two,https://youtu.be/dQw4w9WgXcQ
2026-11-30,20:00,22:00,Three,https://youtu.be/dQw4w9WgXcQ
`;

let dir = '';
let sheet: SharedSheet;
let text = GOOD;
let trouble: UnreadableSheet | null = null;
let hangs = false;
let reads: number[] = [];
let time: ReturnType<typeof standingClock>;
let calls = 0;
let handle: ReturnType<typeof createRefreshHandler>;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-refresh-'));
  time = standingClock();
  [text, trouble, hangs, reads] = [GOOD, null, false, []];
  sheet = createSharedSheet({
    canAsk: true,
    source: {
      id: 'test',
      describe: () => 'a test',
      minutesOld: 0,
      async read() {
        reads.push(time.clock.now());
        if (hangs) await new Promise(() => {});
        if (trouble) throw trouble;
        const table = {
          name: 'Schedule',
          what: 'It',
          bytes: Buffer.from(text),
          charset: null,
          delimiter: null,
        };
        return { form: 'tables', tables: [table] };
      },
    },
    dataDir: join(dir, 'data'),
    pollSeconds: 5,
    readOptions: { timeZone: 'UTC', locale: 'en_GB', embed: { siteHost: 'localhost', allowedHosts: [] } },
    onAccepted: () => {},
    log: () => {},
    clock: time.clock,
  });
  await sheet.start();
  await time.pass(0);
  await vi.waitFor(() => expect(sheet.status().lastReadAt).not.toBeNull());
  handle = createRefreshHandler({ secret: SECRET, sheet, clock: time.clock, words: () => wordsFor('en') });
});
afterEach(async () => {
  sheet.stop();
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
});

function signed(id = `call-${calls++}`, body = '{}') {
  const timestamp = String(Math.floor(time.clock.now() / 1000));
  return { id, timestamp, signature: signWebhook(id, timestamp, Buffer.from(body), SECRET) };
}
const call = (headers = signed()) => handle(headers, Buffer.from('{}'));

/** Lets time pass, step by step, until the answer is there; a read is real work, for which the clock waits. */
async function answered<T>(promise: Promise<T>): Promise<T> {
  let done = false;
  void promise.finally(() => {
    done = true;
  });
  await vi.waitFor(
    async () => {
      if (hangs || sheet.status().nextReadAt !== null) await time.pass(100);
      expect(done).toBe(true);
    },
    { timeout: 15_000, interval: 2 },
  );
  return promise;
}

describe('createRefreshHandler', () => {
  it('reads the sheet anew and says what was taken', async () => {
    text = GOOD.replace('20:15', '25:99');
    const result = await answered(call());
    expect(result).toMatchObject({
      kind: 'answered',
      read: true,
      answer: { accepted: true, revision: sheet.accepted()?.revision, problems: [{ cell: 'B2', row: 2 }] },
    });
    expect(reads).toHaveLength(2);
  });

  it('says why a sheet is not accepted, and which revision stays', async () => {
    const revision = sheet.accepted()?.revision;
    text = 'nothing,of,use\n';
    const result = await answered(call());
    expect(result).toMatchObject({ answer: { accepted: false, revision, reason: expect.any(String) } });
  });

  it('says in a sentence why the sheet could not be read', async () => {
    trouble = new UnreadableSheet('network', sheetTrouble('notReached', { whom: 'Google' }));
    expect(await answered(call())).toMatchObject({
      read: true,
      answer: { accepted: false, reason: 'Google could not be reached from this server.' },
    });
  });

  it('says it in the language of the site', async () => {
    const words = () => wordsFor('de');
    handle = createRefreshHandler({ secret: SECRET, sheet, clock: time.clock, words });
    text = GOOD.replace('20:15', '25:99');
    expect(await answered(call())).toMatchObject({
      answer: {
        accepted: true,
        problems: [{ message: 'B2: „25:99“ ist keine Uhrzeit. Meinst du 25:09?' }],
      },
    });
    text = 'nothing,of,use\n';
    expect(await answered(call())).toMatchObject({
      answer: { accepted: false, reason: expect.stringContaining('Datum, Beginn, Titel') },
    });
  });

  it('keeps with a sheet who edited it, if the call names somebody', async () => {
    const edit = async (start: string, body: string) => {
      await time.pass(60_000);
      text = GOOD.replace('20:15', start);
      await answered(handle(signed(undefined, body), Buffer.from(body)));
    };
    await edit('20:20', '{"type":"sheet.changed","editor":" ann@example.org\\n"}');
    await edit('20:25', '{}');
    for (const body of ['no JSON', '{"editor":7}', '{"editor":""}']) await edit('20:25', body);
    await edit('20:30', '{"editor":"bob"}');
    const named = async () => {
      const sheets = await sheet.losses.earlier();
      expect(sheets.map(({ editors }) => editors)).toEqual([['bob'], [], ['ann'], []]);
    };
    await vi.waitFor(named, { timeout: 10_000 });
    // Nobody is kept whom nobody who knows the secret named.
    const forged = { ...signed(), signature: 'v1,AAAA' };
    await handle(forged, Buffer.from('{"editor":"eve"}'));
    const kept = await readFile(join(dir, 'data', 'history', 'editors.json'), 'utf8');
    expect(kept).toMatch(/"who":"ann".*"who":"bob"/);
    expect(kept).not.toMatch(/eve|example\.org/);
  });

  it('answers also if the source hangs', async () => {
    hangs = true;
    expect(await answered(call())).toMatchObject({ read: false, answer: { accepted: false } });
  });

  it('refuses what is forged or comes again, and reads nothing for it', async () => {
    const good = signed();
    await answered(call(good));
    const before = reads.length;
    const other = signed();
    for (const headers of [
      good,
      { ...other, id: `${other.id}x` },
      { ...other, signature: good.signature },
      { ...other, signature: null },
    ])
      expect(await handle(headers, Buffer.from('{}'))).toEqual({ kind: 'refused' });
    expect(await handle(other, Buffer.from('{ }'))).toEqual({ kind: 'refused' });
    expect(reads).toHaveLength(before);
    // A call that was refused for its signature is not remembered: the real call with its id is still accepted.
    expect(await answered(call(other))).toMatchObject({ kind: 'answered' });
  });

  it('reads once in two seconds at the most for a thousand calls a minute', async () => {
    const results: Promise<unknown>[] = [];
    for (let n = 0; n < 1000; n++) {
      results.push(call());
      await time.pass(60);
      await vi.waitFor(() => expect(sheet.status().nextReadAt).not.toBeNull(), { interval: 1 });
    }
    expect(reads.length).toBeLessThanOrEqual(31);
    expect(reads.length).toBeGreaterThan(20);
    const gaps = reads.slice(1).map((at, index) => at - (reads[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2000);
    await answered(Promise.all(results));
  });
});
