import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSharedSheet, type SharedSheet } from '#server/schedule/shared-sheet.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../../../e2e/sheets-stand-in/server.ts';
import { sourceFrom } from '../open-source.ts';
import { standingClock } from '../testing/standing-clock.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY_FILE = JSON.stringify({
  client_email: 'marquee@project.iam.gserviceaccount.com',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
});
const ROWS = [
  'Date,Start,End,Title,Stream,Mood',
  '2026-11-29,19:00,21:00,One,https://youtu.be/dQw4w9WgXcQ,calm',
  ',21:00,22:00,Two,https://youtu.be/dQw4w9WgXcQ,',
  '2026-11-30,20:00,22:00,Three,https://youtu.be/aqz-KE-bpKQ,wild',
  ',22:00,23:00,=Four,https://youtu.be/aqz-KE-bpKQ,',
  '2026-12-01,20:00,22:00,Five,https://youtu.be/aqz-KE-bpKQ,',
];

let google: SheetsStandIn;
let dir = '';
let time: ReturnType<typeof standingClock>;
let sheet: SharedSheet;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-losses-'));
  await writeFile(join(dir, 'key.json'), KEY_FILE);
  time = standingClock();
  google = await startSheetsStandIn();
  google.share('editor');
  setRows(ROWS);
});
afterEach(async () => {
  await sheet.stop();
  await google.close();
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
});

const setRows = (rows: readonly string[]) => google.sheet.setTab('Schedule', `${rows.join('\n')}\n`);
const without = (...titles: string[]) =>
  ROWS.filter((row) => !titles.some((title) => row.includes(`,${title},`)));
const cells = (column: string) =>
  Array.from({ length: 7 }, (_, row) => google.sheet.textOf('Schedule', `${column}${row + 1}`));
const titles = () => sheet.accepted()?.schedule.slots.map(({ details }) => details.title);

async function start(auth: { keyFile: string } | { apiKey: string } = { keyFile: join(dir, 'key.json') }) {
  sheet = createSharedSheet({
    canAsk: true,
    source: sourceFrom({ kind: 'google', sheetId: google.sheetId, auth, apiRoot: google.root }),
    dataDir: join(dir, 'data'),
    pollSeconds: 5,
    readOptions: { timeZone: 'UTC', locale: null, embed: { siteHost: 'localhost', allowedHosts: [] } },
    onAccepted: () => {},
    log: () => {},
    clock: time.clock,
  });
  await sheet.start();
  await settled(() => expect(sheet.status().nextReadAt).not.toBeNull());
}
async function settled(expected: () => void, passing = 0) {
  const look = async () => {
    await time.pass(passing);
    expected();
  };
  await vi.waitFor(look, { timeout: 10_000 });
}
async function reread(expected: () => void) {
  void sheet.refresh('asked');
  await settled(expected, 1000);
}
async function edit(rows: readonly string[], expected: () => void) {
  setRows(rows);
  await reread(expected);
}
const isRejected = () => expect(sheet.status().rejected).not.toBeNull();

it('puts lost rows back between the others, as dates and links, and keeps what was edited since', async () => {
  await start();
  await edit([...without('One', 'Three', '=Four'), '2026-12-02,20:00,21:00,Six,,'], isRejected);
  google.sheet.setCell('Schedule', 'D3', 'Five, renamed');
  expect(await sheet.losses.bringBack()).toEqual({ ok: true, tab: 'Schedule', rows: 3 });
  expect(cells('D')).toEqual(['Title', 'One', 'Two', 'Three', '=Four', 'Five, renamed', 'Six']);
  expect(cells('A')).toEqual([
    'Date',
    '2026-11-29',
    '',
    '2026-11-30',
    '2026-11-30',
    '2026-12-01',
    '2026-12-02',
  ]);
  expect(cells('F').slice(0, 5)).toEqual(['Mood', 'calm', '', 'wild', '']);
  expect(titles()).toEqual(['One', 'Two', 'Three', '=Four', 'Five, renamed', 'Six']);
  expect(sheet.status().rejected).toBeNull();
  expect(await sheet.losses.bringBack()).toEqual({ ok: false, kind: 'nothing' });
});

it('brings a header back that was deleted, and never takes a sheet without one', async () => {
  await start();
  await edit(ROWS.slice(1), isRejected);
  const { rejected } = sheet.status();
  expect(rejected?.mayTake).toBe(false);
  expect(await sheet.acceptRejected(rejected?.revision ?? '')).toBe(false);
  expect(await sheet.losses.bringBack()).toMatchObject({ ok: true, rows: 1 });
  expect(cells('D').slice(0, 3)).toEqual(['Title', 'One', 'Two']);
  expect(sheet.status().rejected).toBeNull();
});

it('finds the columns of today by their names', async () => {
  await start();
  const swapped = without('Three', '=Four', 'Two').map((row) => {
    const [date, start, end, title, stream, mood] = row.split(',');
    return [title, date, start, end, mood, stream].join(',');
  });
  await edit(swapped, isRejected);
  expect(await sheet.losses.bringBack()).toMatchObject({ ok: true, rows: 3 });
  expect(cells('A').slice(0, 6)).toEqual(['Title', 'One', 'Two', 'Three', '=Four', 'Five']);
  expect(cells('E').slice(3, 4)).toEqual(['wild']);
});

it('gives the rows as text to paste if it may not write, with their dates', async () => {
  await start({ apiKey: google.apiKey });
  await edit(without('Two', 'Three', '=Four'), isRejected);
  const done = await sheet.losses.bringBack();
  expect(done).toMatchObject({ ok: true, why: { says: 'keyCannotWrite' } });
  expect('text' in done && done.text.split('\n')).toEqual([
    '2026-11-29\t21:00\t22:00\tTwo\thttps://youtu.be/dQw4w9WgXcQ',
    '2026-11-30\t20:00\t22:00\tThree\thttps://youtu.be/aqz-KE-bpKQ\twild',
    "2026-11-30\t22:00\t23:00\t'=Four\thttps://youtu.be/aqz-KE-bpKQ",
  ]);
});

it('keeps the sheets that were taken, and puts one back over an edit that it has seen', async () => {
  await start();
  await edit([...ROWS, '2026-12-05,20:00,21:00,Six,,'], () => expect(titles()).toHaveLength(6));
  await edit(without('Two'), () => expect(titles()).toHaveLength(4));
  await vi.waitFor(async () => expect(await sheet.losses.earlier()).toHaveLength(3));
  const [newest, longer] = await sheet.losses.earlier();
  expect([newest?.revision, newest?.rows, longer?.rows]).toEqual([sheet.accepted()?.revision, 4, 6]);
  const earlier = await sheet.losses.scheduleOf(longer?.id ?? '');
  expect(earlier?.slots.map(({ details }) => details.title)).toContain('Six');

  google.sheet.setCell('Schedule', 'D2', 'One, just edited');
  const seen = sheet.accepted()?.revision ?? '';
  expect(await sheet.losses.restore(longer?.id ?? '', seen)).toEqual({ ok: false, kind: 'changed' });
  await reread(() => expect(titles()).toContain('One, just edited'));
  const now = sheet.accepted()?.revision ?? '';
  expect(await sheet.losses.restore(longer?.id ?? '', now)).toMatchObject({ ok: true, rows: 7 });
  expect(titles()).toEqual(['One', 'Two', 'Three', '=Four', 'Five', 'Six']);
  expect(await sheet.losses.restore('../last-good', now)).toEqual({ ok: false, kind: 'nothing' });
});

it('keeps fifty of them', async () => {
  await start();
  const folder = join(dir, 'data', 'history');
  await vi.waitFor(async () => expect(await readdir(folder)).toHaveLength(1));
  const [name = ''] = await readdir(folder);
  for (let n = 0; n < 60; n++) await writeFile(join(folder, name.replace(/^2026/, `${1900 + n}`)), 'x');
  await writeFile(join(folder, 'editors.json'), JSON.stringify([{ at: Date.UTC(1900, 0), who: 'ann' }]));
  await sheet.noteEditor('bob');
  await edit(without('Two'), () => expect(titles()).toHaveLength(4));
  await vi.waitFor(async () => expect(await sheet.losses.earlier()).toHaveLength(50));
  expect((await sheet.losses.earlier())[0]?.revision).toBe(sheet.accepted()?.revision);
  // Nor is it known any more who edited those that are gone.
  const editors = async () =>
    expect(JSON.parse(await readFile(join(folder, 'editors.json'), 'utf8'))).toMatchObject([{ who: 'bob' }]);
  await vi.waitFor(editors, { timeout: 10_000 });
});

it('says in Settings what a column is, in the row that says so already or in a new one, or as text', async () => {
  google.sheet.setTab('Settings', 'Name,Value\nTime zone,UTC\n');
  setRows(['Foo,Bar,Baz', '2026-11-29 20:00,The night,x']);
  await start();
  expect(sheet.accepted()).toBeNull();
  await sheet.losses.setColumn(0, 'start');
  expect(await sheet.losses.setColumn(1, 'host')).toEqual({ ok: true, cell: 'Settings!B4' });
  expect(await sheet.losses.setColumn(1, 'title')).toEqual({ ok: true, cell: 'Settings!B4' });
  expect(titles()).toEqual(['The night']);
  google.share('viewer');
  expect(await sheet.losses.setColumn(2, '-')).toMatchObject({ ok: false, text: 'Column C\t-' });
});
