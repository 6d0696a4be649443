import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { slugOf } from '#lib/schedule/slug.ts';
import { english as words } from '#lib/words/english.ts';
import { checkedSheet } from './check-view.ts';
import { checkWorkbook } from './check-workbook.ts';
import { ROWS_A_PAGE } from './limits.ts';
import { type Given, openSheet, refuseLarge } from './open-sheet.ts';

const AT = Date.parse('2026-11-28T20:30:00Z');
const file = (name: string, text: string): Given => ({ name, bytes: new TextEncoder().encode(text) });

async function check(...given: Given[]) {
  const workbook = await openSheet(given);
  const checked = checkWorkbook(workbook, {
    timeZone: 'UTC',
    locale: null,
    at: AT,
    themeFiles: [],
    slugOf,
    embed: { siteHost: 'show.example.org', allowedHosts: [] },
  });
  return checkedSheet(workbook, checked, words);
}

describe('a sheet, cell by cell', () => {
  it('says what each column was taken for, and what each row became', async () => {
    const { view, rows } = await check(
      file(
        'plan.csv',
        'Our plan\n\nDate,From,Show,Remarks,Stream\n2026-11-28,20:00,Film night,bring tea,HD: https://youtu.be/aqz-KE-bpKQ\n' +
          ',22:00,Late show,,\n2026-11-29,8:75 PM,Matinee,,\n2026-11-30,TBA,Later,,\n,,,a note,',
      ),
    );
    expect(view.tabs).toEqual([
      { name: 'Schedule', rows: 8, fields: ['date', 'start', 'title', null, 'stream'], header: 3 },
    ]);
    expect(view.counts).toMatchObject({ slots: 2, unscheduled: 1, errors: 1, warnings: 0, problems: 1 });
    expect(view.now).toEqual([
      {
        room: null,
        state: 'on-air',
        title: 'Film night',
        next: { title: 'Late show', start: Date.parse('2026-11-28T22:00:00Z') },
      },
    ]);
    const { rows: all, pages } = rows(0, 0, 'all');
    expect(pages).toBe(1);
    expect(all.map(({ kind }) => kind)).toEqual([
      'no-slot',
      'empty',
      'header',
      'slot',
      'slot',
      'left-out',
      'unscheduled',
      'no-slot',
    ]);
    expect(all[3]?.slots).toEqual([
      {
        title: 'Film night',
        start: Date.parse('2026-11-28T20:00:00Z'),
        end: null,
        status: 'confirmed',
        room: null,
        streams: ['HD (youtube)'],
      },
    ]);
    expect(all[5]?.cells[1]).toEqual({
      text: '8:75 PM',
      problems: [{ severity: 'error', message: '"8:75 PM" is not a time. Did you mean 8:15 PM?' }],
    });
    expect(rows(0, 0, 'problems').rows.map(({ row }) => row)).toEqual([6]);
  });

  it('gives some rows at a time, and some airings of a repeat', async () => {
    const many = Array.from({ length: 120 }, (_, i) => `2026-11-28,${i % 24}:00,Show ${i},`).join('\n');
    const { rows } = await check(
      file('a.csv', `Date,Start,Title,Repeat\n${many}\n2026-11-29,4:00,Daily,daily`),
    );
    expect(rows(0, 0, 'all')).toMatchObject({ pages: 3 });
    expect(rows(0, 0, 'all').rows).toHaveLength(ROWS_A_PAGE);
    const last = rows(0, 2, 'all').rows.at(-1);
    expect(last).toMatchObject({ row: 122, kind: 'slot' });
    expect([last?.slots.length, last?.moreSlots]).toEqual([3, 57]);
    expect(rows(0, 9, 'all').rows).toEqual([]);
  });

  it('reads several files as tabs, and their problems with them', async () => {
    const { view, rows } = await check(
      file('Season - Settings.csv', 'Time zone,Europe/Londn'),
      file('Season - Schedule.csv', 'Date,Start,Title\n2026-11-28,20:00,Film night'),
    );
    expect(view.tabs.map(({ name }) => name)).toEqual(['Settings', 'Schedule']);
    expect(view.main).toBe(1);
    expect(view.problems).toMatchObject([{ tab: 0, cell: 'B1', severity: 'error' }]);
    expect(rows(0, 0, 'all').rows[0]?.cells[1]?.problems[0]?.message).toContain('Europe/London');
  });

  it('reads a grid, which has no columns of fields', async () => {
    const grid = 'Time,Hall 1,Hall 2\n28 Nov 2026,,\n20:00,A,B\n21:00,C,D\n';
    const { view, rows } = await check(file('grid.csv', grid));
    expect(view).toMatchObject({ grid: { kind: 'rooms', columns: 2 }, tabs: [{ fields: [] }] });
    expect(rows(0, 0, 'all').rows[2]?.slots.map(({ title, room }) => [title, room])).toEqual([
      ['A', 'Hall 1'],
      ['B', 'Hall 2'],
    ]);
  });
});

describe('files that are not a sheet', () => {
  it.each<[string, Given, RegExp]>([
    ['nothing', file('empty.csv', ' \n\n'), /empty\.csv is empty/],
    ['a page', file('sheet.html', '<!doctype html><title>x'), /is a web page/],
    ['a reply that is cut off', file('reply.json', '{"sheets":['), /is not whole/],
    [
      'a zip of other things',
      { name: 'a.zip', bytes: zipSync({ 'a.txt': strToU8('a') }) },
      /neither an \.xlsx nor an \.ods/,
    ],
  ])('%s', async (_, given, says) => {
    await expect(openSheet([given])).rejects.toThrow(says);
  });

  it('a file that is too large is refused before it is read', () => {
    expect(() => refuseLarge('big.csv', 50_000_000)).toThrow('big.csv is larger than 32 MB');
  });
});
