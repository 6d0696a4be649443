import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REPLY_FIELDS } from '#lib/sheet/google/reply.ts';
import { type RawSheet, workbookFrom } from '#lib/sheet/raw-sheet.ts';
import type { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import { type Mode, type SheetsStandIn, startSheetsStandIn } from '../../../e2e/sheets-stand-in/server.ts';
import { schemaCheck } from '../../../e2e/sheets-stand-in/write.ts';
import type { CellWrite } from '../source.ts';
import { googleSource } from './google-source.ts';

let google: SheetsStandIn;
let dir = '';
const live = new AbortController().signal;
/** The stand-in's Retry-After dates are from the real clock. */
const now = () => Date.now();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-google-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));
beforeEach(async () => {
  google = await startSheetsStandIn();
  google.sheet.setTab(
    'Schedule',
    'Date,Start,Title,Stream\n2026-11-28,20:00,One,https://youtu.be/dQw4w9WgXcQ\n',
  );
});
afterEach(() => google.close());

const source = (apiKey = google.apiKey, sheetId = google.sheetId) =>
  googleSource({ sheetId, auth: { apiKey }, apiRoot: google.root }, { now });

async function failure(reading: Promise<unknown>): Promise<UnreadableSheet> {
  const error = await reading.then(
    () => null,
    (thrown) => thrown,
  );
  expect(error).toMatchObject({ name: 'UnreadableSheet' });
  return error;
}

describe('the stand-in', () => {
  it('replies as the discovery document says', async () => {
    const { sheet } = google;
    sheet.setTab('Links', [[{ text: 'HD or SD', links: [{ text: 'HD', uri: 'https://a.example' }] }]]);
    sheet.setCell('Links', 'B1', { text: 'see Night', chips: [{ text: 'Night', uri: 'https://b.example' }] });
    sheet.setCell('Links', 'C1', { text: 'x', error: 'LOADING' });
    sheet.setTab('Merged', 'Autumn\nTitle\n', { merges: ['A1:C1'], hidden: true });
    const address = `${google.root}v4/spreadsheets/${google.sheetId}?key=${google.apiKey}&fields=`;
    const validate = schemaCheck('Spreadsheet');
    for (const fields of ['*', REPLY_FIELDS]) {
      const reply = await (await fetch(address + encodeURIComponent(fields))).json();
      expect([validate(reply), validate.errors]).toEqual([true, null]);
      expect(reply.sheets).toHaveLength(3);
    }
  });

  it('is edited and told how to answer over the network, too', async () => {
    const control = async (order: object) => {
      const init = { method: 'POST', body: JSON.stringify(order) };
      return (await fetch(`${google.root}_control`, init)).json();
    };
    await control({
      setTab: { name: 'Schedule', content: 'Title\nOne\n' },
      setCell: { tab: 'Schedule', cell: 'A2', typed: 'Two' },
    });
    await control({ renameTab: { name: 'Schedule', to: 'Plan' } });
    expect(workbookFrom(await source().read(live)).tabs).toEqual([
      { name: 'Plan', gid: 0, rows: [['Title'], ['Two']] },
    ]);
    expect(await control({ mode: { answer: 'unavailable' } })).toMatchObject({
      reads: 1,
      mode: { answer: 'unavailable' },
    });
    expect((await failure(source().read(live))).kind).toBe('unavailable');
    expect(
      await control({ removeTab: 'Plan', setCell: { tab: 'Nowhere', cell: 'A1', typed: '' } }),
    ).toHaveProperty('error');
  });

  it.each(['sheets(properties', 'nothing', 'sheets/data/rowData/values/colour', 'a,,b'])(
    'refuses the field mask %s',
    async (fields) => {
      const address = `${google.root}v4/spreadsheets/${google.sheetId}?key=${google.apiKey}&fields=${fields}`;
      expect((await fetch(address)).status).toBe(400);
    },
  );
});

describe('a sheet', () => {
  it('is read with its formats, links, merges and zone in one call', async () => {
    const { sheet } = google;
    sheet.setTab(
      'Schedule',
      [
        ['Autumn season'],
        ['Date', 'Start', 'Title', 'Stream'],
        ['2026-11-28', '20:00', { text: '24', plain: true }, 'https://youtu.be/dQw4w9WgXcQ'],
        [
          '2026-11-29 21:30',
          '90',
          'Two',
          {
            text: 'HD or SD',
            links: [
              { text: 'HD', uri: 'https://a.example' },
              { text: 'SD', uri: 'https://b.example' },
            ],
          },
        ],
        [
          '',
          { text: '#N/A', error: 'N_A' },
          { text: 'Watch', hyperlink: 'https://c.example' },
          { text: 'Night one', chips: [{ text: 'Night one', uri: 'https://d.example' }] },
        ],
        [],
        [{ text: 'x', error: 'LOADING' }, 'true'],
      ],
      { merges: ['A1:D1'] },
    );
    sheet.setTab('Scratch', 'x\n', { hidden: true });
    sheet.setTab('Settings', 'Title,Night\n', { hidden: true });
    expect(workbookFrom(await source().read(live))).toEqual({
      title: 'Season',
      locale: 'en_GB',
      timeZone: 'Europe/London',
      tabs: [
        {
          name: 'Schedule',
          gid: 0,
          merges: [{ startRow: 0, endRow: 1, startColumn: 0, endColumn: 4 }],
          rows: [
            ['Autumn season'],
            ['Date', 'Start', 'Title', 'Stream'],
            [
              { text: '28/11/2026', number: 46354, format: 'date' },
              { text: '20:00', number: 20 / 24, format: 'time' },
              '24',
              'https://youtu.be/dQw4w9WgXcQ',
            ],
            [
              { text: '29/11/2026 21:30', number: 46355 + 21.5 / 24, format: 'date-time' },
              { text: '90', number: 90, format: 'number' },
              'Two',
              {
                text: 'HD or SD',
                links: [
                  { text: 'HD', uri: 'https://a.example' },
                  { text: 'SD', uri: 'https://b.example' },
                ],
              },
            ],
            [
              '',
              { text: '#N/A', error: 'N_A' },
              { text: 'Watch', links: [{ text: 'Watch', uri: 'https://c.example' }] },
              { text: 'Night one', links: [{ text: 'Night one', uri: 'https://d.example' }] },
            ],
            [],
            [{ text: 'Loading...', error: 'LOADING' }, 'TRUE'],
          ],
        },
        { name: 'Settings', gid: 1002, rows: [['Title', 'Night']] },
      ],
    });
    expect(google.counts).toEqual({ reads: 1, writes: 0, tokens: 0 });
  });

  it('is read again with the same client after an edit and after a failure', async () => {
    const one = source();
    await one.read(live);
    google.setMode({ answer: 'unavailable' });
    await failure(one.read(live));
    google.setMode({ answer: 'ok' });
    google.sheet.setCell('Schedule', 'C2', 'Two');
    expect(workbookFrom(await one.read(live)).tabs[0]?.rows[1]?.[2]).toBe('Two');
    expect(google.counts.reads).toBe(3);
  });

  it('may be slow', async () => {
    google.setMode({ answer: 'slow', ms: 20 });
    expect(workbookFrom(await source().read(live)).title).toBe('Season');
  });
});

describe('a failure is one typed sentence, and one request', () => {
  it.each<[string, Mode, string, RegExp]>([
    ['not shared', { answer: 'not-shared' }, 'not-shared', /press Share and let anyone with the link/],
    ['not shared, older form', { answer: 'not-shared-older' }, 'not-shared', /press Share/],
    ['no key', { answer: 'no-key' }, 'bad-key', /GOOGLE_API_KEY/],
    ['bad key', { answer: 'bad-key' }, 'bad-key', /GOOGLE_API_KEY/],
    [
      'API not enabled',
      { answer: 'api-off' },
      'bad-key',
      /enable it at https:\/\/console\.cloud\.google\.com\/apis\/library\/sheets\.googleapis\.com\?project=123456789012\.$/,
    ],
    ['expired key', { answer: 'key-expired' }, 'bad-key', /GOOGLE_API_KEY has expired/],
    ['key for websites', { answer: 'key-for-referrers' }, 'bad-key', /restricted to websites/],
    [
      'key for other addresses',
      { answer: 'key-for-addresses' },
      'bad-key',
      /restricted to other IP addresses/,
    ],
    [
      'key for other APIs',
      { answer: 'key-for-other-apis' },
      'bad-key',
      /add the Google Sheets API to the key/,
    ],
    ['no such sheet', { answer: 'no-such-sheet' }, 'no-such-sheet', /SHEET_ID/],
    ['renamed tab', { answer: 'renamed-tab' }, 'tab-renamed', /no tab Schedule any more: was it renamed/],
    ['quota', { answer: 'quota' }, 'quota', /too often/],
    ['quota, older form', { answer: 'quota-older' }, 'quota', /too often/],
    ['500', { answer: 'internal' }, 'unavailable', /not available at the moment \(500\)/],
    ['503', { answer: 'unavailable' }, 'unavailable', /\(503\)/],
    ['503, older form', { answer: 'unavailable-older' }, 'unavailable', /\(503\)/],
    ['502 with HTML', { answer: 'html-502' }, 'unavailable', /\(502\)/],
    ['503 with HTML', { answer: 'html-503' }, 'unavailable', /\(503\)/],
    ['200 with HTML', { answer: 'html-200' }, 'html', /web page instead of the sheet/],
    ['broken off', { answer: 'broken-off' }, 'truncated', /broke off/],
  ])('%s', async (_, mode, kind, sentence) => {
    google.setMode(mode);
    const error = await failure(source().read(live));
    expect(error).toMatchObject({ kind, message: expect.stringMatching(sentence), retryAfterMs: null });
    expect(google.counts.reads).toBe(1);
    expect(JSON.stringify(error) + error.stack + String(error.cause)).not.toContain(google.apiKey);
  });

  it('truncated JSON is refused', async () => {
    google.setMode({ answer: 'truncated' });
    const raw = await source().read(live);
    expect(() => workbookFrom(raw)).toThrow(/cut off/);
  });

  it.each<['seconds' | 'date', number]>([
    ['seconds', 30],
    ['date', 30],
  ])('says how long Google asks to wait, as %s', async (as, seconds) => {
    google.setMode({ answer: 'quota', retryAfter: { seconds, as } });
    const { retryAfterMs } = await failure(source().read(live));
    expect(retryAfterMs).toBeGreaterThan(28_000);
    expect(retryAfterMs).toBeLessThanOrEqual(30_000);
  });

  it.each([
    ['TimeoutError', 'timeout'],
    ['AbortError', 'cancelled'],
  ])('a hung server is left by %s', async (name, kind) => {
    google.setMode({ answer: 'hung' });
    const leave = new AbortController();
    const reading = failure(source().read(leave.signal));
    while (google.counts.reads === 0) await new Promise((resolve) => setImmediate(resolve));
    leave.abort(new DOMException('enough', name));
    expect((await reading).kind).toBe(kind);
  });

  it('nobody there', async () => {
    const one = source();
    await google.close();
    expect(await failure(one.read(live))).toMatchObject({
      kind: 'network',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('a wrong key and a wrong sheet as the real checks find them', async () => {
    expect((await failure(source('some-other-key').read(live))).kind).toBe('bad-key');
    expect((await failure(source(google.apiKey, 'other').read(live))).kind).toBe('no-such-sheet');
  });
});

describe('a service account', () => {
  const email = 'marquee@project.iam.gserviceaccount.com';
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

  async function account(keyFile: unknown) {
    const path = join(dir, 'key.json');
    await writeFile(path, typeof keyFile === 'string' ? keyFile : JSON.stringify(keyFile));
    return googleSource({ sheetId: google.sheetId, auth: { keyFile: path }, apiRoot: google.root }, { now });
  }

  it('reads with a token, asked for once', async () => {
    const one = await account({ type: 'service_account', client_email: email, private_key: pem });
    await one.read(live);
    expect(workbookFrom(await one.read(live)).title).toBe('Season');
    expect(google.counts).toEqual({ reads: 2, writes: 0, tokens: 1 });
  });

  it('writes text into a cell or a new row, with a token of its own, and gives the sheet as it is then', async () => {
    google.share('editor');
    google.sheet.setTab('Settings', 'Title,Night\n');
    const one = await account({ client_email: email, private_key: pem });
    const settings = async (cell: CellWrite) =>
      workbookFrom((await one.write?.([cell], live)) as RawSheet).tabs[1]?.rows;
    expect(await settings({ gid: 1001, append: ['Show now', '=A1'] })).toEqual([
      ['Title', 'Night'],
      ['Show now', '=A1'],
    ]);
    expect(await settings({ gid: 1001, row: 1, column: 1, text: '' })).toEqual([
      ['Title', 'Night'],
      ['Show now'],
    ]);
    await one.read(live);
    expect(google.counts).toEqual({ reads: 1, writes: 2, tokens: 2 });
  });

  it('is told what to do if it may only view', async () => {
    const one = await account({ client_email: email, private_key: pem });
    const error = await failure(one.write?.([{ gid: 0, append: ['a'] }], live) ?? Promise.resolve());
    expect(error.message).toContain(`make ${email} an Editor`);
    expect(source().write).toBeUndefined();
    expect(source().readOnly?.says).toBe('keyCannotWrite');
  });

  it('is told of a write that the API refuses', async () => {
    google.share('editor');
    const one = await account({ client_email: email, private_key: pem });
    const error = await failure(one.write?.([{ gid: 7, append: ['a'] }], live) ?? Promise.resolve());
    expect(error.kind).toBe('bad-request');
  });

  it('is named when the sheet is not shared with it', async () => {
    google.setMode({ answer: 'not-shared' });
    const one = await account({ client_email: email, private_key: pem });
    expect((await failure(one.read(live))).message).toContain(`add ${email} as Viewer`);
  });

  it.each([
    ['no JSON', 'secret-text'],
    ['another file', { installed: 'secret-text' }],
    ['a key that is none', { client_email: email, private_key: 'secret-text' }],
  ])('%s is a bad key, and is not repeated', async (_, keyFile) => {
    const error = await failure((await account(keyFile)).read(live));
    expect(error.kind).toBe('bad-key');
    expect(error.stack).not.toContain('secret-text');
  });

  it('is a bad key if there is no file', async () => {
    const auth = { keyFile: join(dir, 'nowhere.json') };
    const error = await failure(googleSource({ sheetId: 'x', auth, apiRoot: google.root }).read(live));
    expect(error.message).toContain('GOOGLE_APPLICATION_CREDENTIALS');
  });
});
