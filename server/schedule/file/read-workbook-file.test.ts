import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbookFile } from './read-workbook-file.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-files-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(dir, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

const NOTHING_KNOWN = { title: null, locale: null, timeZone: null };

describe('a file', () => {
  it('.csv is a workbook with one tab', async () => {
    const path = await put('night.csv', '\ufeffDate;Title\r\n2026-11-28;One\r\n');
    expect(await readWorkbookFile(path)).toEqual({
      ...NOTHING_KNOWN,
      tabs: [
        {
          name: 'Schedule',
          gid: null,
          rows: [
            ['Date', 'Title'],
            ['2026-11-28', 'One'],
          ],
        },
      ],
    });
  });

  it('.tsv is separated by tabs', async () => {
    const path = await put('night.TSV', 'Title\tNote\nOne, two\tThree, four\n');
    expect((await readWorkbookFile(path)).tabs[0]?.rows[1]).toEqual(['One, two', 'Three, four']);
  });

  it('.json is a saved reply', async () => {
    const reply = {
      properties: { title: 'Season', locale: 'en_GB', timeZone: 'Europe/London' },
      sheets: [
        { properties: { title: 'Tab' }, data: [{ rowData: [{ values: [{ formattedValue: 'Title' }] }] }] },
      ],
    };
    expect(await readWorkbookFile(await put('saved.json', JSON.stringify(reply)))).toEqual({
      title: 'Season',
      locale: 'en_GB',
      timeZone: 'Europe/London',
      tabs: [{ name: 'Tab', gid: 0, rows: [['Title']] }],
    });
  });
});

describe('a folder', () => {
  it('has its three tabs by name, whatever the case', async () => {
    await put('season/SCHEDULE.csv', 'Title\nOne\n');
    await put('season/streams.tsv', 'Name\tAddress\n');
    await put('season/Settings.csv', '');
    await put('season/readme.txt', 'not a tab');
    const { tabs } = await readWorkbookFile(join(dir, 'season'));
    expect(tabs.map((tab) => [tab.name, tab.rows])).toEqual([
      ['Schedule', [['Title'], ['One']]],
      ['Streams', [['Name', 'Address']]],
      ['Settings', []],
    ]);
  });

  it('may have one tab of any name', async () => {
    await put('single/my shows.csv', 'Title\nOne\n');
    expect((await readWorkbookFile(join(dir, 'single'))).tabs[0]?.name).toBe('Schedule');
  });
});

describe('a file that cannot be read gives one sentence', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['empty.csv', ' \r\n', /^empty\.csv is empty\.$/],
    ['page.csv', '<!doctype html><title>Sign in</title>', /^page\.csv is a web page, not a table\.$/],
    ['book.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4]), /^book\.xlsx is not a whole/],
    ['half.json', '{"properties":{"title":"x"},"shee', /^half\.json is not whole/],
    ['page.json', '<html>', /web page/],
    ['other.json', '{"values":[["a"]]}', /not a spreadsheets\.get reply/],
    ['list.json', '[]', /not a spreadsheets\.get reply/],
    ['no-schedule/Streams.csv', 'Name\n', /no Schedule\.csv|web page/],
  ])('%s', async (name, content, message) => {
    const path = await put(name, content);
    const target = name.startsWith('no-schedule/') ? join(dir, 'no-schedule') : path;
    await put('no-schedule/Settings.csv', 'Title\n');
    await expect(readWorkbookFile(target)).rejects.toMatchObject({
      name: 'UnreadableSheet',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['no such file', 'nowhere.csv', 'missing'],
    ['an empty folder', 'void', 'empty'],
  ])('%s', async (_, name, kind) => {
    await mkdir(join(dir, 'void'), { recursive: true });
    await expect(readWorkbookFile(join(dir, name))).rejects.toMatchObject({ name: 'UnreadableSheet', kind });
  });

  it('a file larger than any schedule', async () => {
    const path = await put('large.csv', 'Title\n');
    await truncate(path, 100 * 1024 * 1024);
    await expect(readWorkbookFile(path)).rejects.toMatchObject({ kind: 'too-large' });
  });
});
