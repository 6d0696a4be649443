import { expect, it } from 'vitest';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import { readWithoutStalling } from './sheet-reader.ts';

const OPTIONS = { timeZone: 'UTC', today: '2026-11-28', embed: { siteHost: 'localhost', allowedHosts: [] } };
const IN_A_THREAD = 0;

function csv(text: string): RawSheet {
  const bytes = Buffer.from(text);
  return {
    form: 'tables',
    tables: [{ name: 'Schedule', what: 'x.csv', bytes, charset: null, delimiter: null }],
  };
}

const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const day = new Date(Date.UTC(2026, 0, 1) + i * 86_400_000).toISOString().slice(0, 10);
    return `${day},20:00,22:00,Show ${i},https://youtu.be/dQw4w9WgXcQ,${i % 900 === 0 ? 'weekly' : ''}\n`;
  });

it.each([3, 2500])('reads %d rows in a thread as it does without', async (count) => {
  const sheet = csv(
    `Date,Start,End,Title,Stream,Repeat\n${rows(count).join('')}not a day,20:00,,X,,\n,,,Some time,,\n`,
  );
  const here = await readWithoutStalling(sheet, OPTIONS);
  expect(here.schedule.slots.length + here.schedule.repeats.length).toBeGreaterThanOrEqual(count);
  expect(here.schedule.problems).not.toEqual([]);
  const there = await readWithoutStalling(sheet, OPTIONS, IN_A_THREAD);
  expect(there).toEqual(here);
});

it('says what is wrong in a thread as it does without', async () => {
  const page = csv('<!doctype html>');
  const here = await readWithoutStalling(page, OPTIONS).catch((error) => error);
  const there = await readWithoutStalling(page, OPTIONS, IN_A_THREAD).catch((error) => error);
  expect(there).toMatchObject({ name: 'UnreadableSheet', kind: 'html', message: here.message });
});
