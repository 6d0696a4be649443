import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readContent } from '#server/archive/read-content.ts';
import { pdfOf } from '#server/notes/testing/make-pdf.ts';
import { complaints, standInForProviders } from '../at-time.ts';
import { frame, HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { startSite } from '../site.ts';
import { startSiteAt } from './site-at.ts';

const NOW = minuteOf(Date.now());
const DAY = 24 * HOUR;
const ROOT = join(import.meta.dirname, '../..');
/** The files of public/notes are part of a deploy, so a test has to put its own there before the site starts. */
const NOTES = join(ROOT, 'public/notes');
const NAME = `it's "e2e" ${process.pid}.pdf`;
const FAKE = `fake-${process.pid}.pdf`;
const ADDRESS = `/notes/${encodeURIComponent(NAME)}`;

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-archive-'));
  await mkdir(NOTES, { recursive: true });
  await writeFile(join(NOTES, NAME), pdfOf(['Lanterns were lit', 'A second page of them']));
  await writeFile(join(NOTES, FAKE), '<!doctype html><script>alert(1)</script>');
});
test.afterAll(async () => {
  await rm(join(NOTES, NAME));
  await rm(join(NOTES, FAKE));
  await rm(folder, { recursive: true });
});

const show = (start: number, title: string, more: Record<string, string> = {}) => ({
  start,
  end: start + HOUR,
  title,
  stream: '',
  more,
});

test('show notes are read in the page, found by their words, and are served as PDFs only', async ({
  page,
  context,
}) => {
  const heard = complaints(context);
  await standInForProviders(context);
  const site = await startSite({
    sheet: sheetOf([
      show(NOW - 40 * DAY, 'The long night', { Notes: ADDRESS, Host: 'The crew' }),
      show(NOW - 2 * DAY, 'Newer'),
    ]),
  });
  await site.logged('notes-read');
  await page.goto(`${site.url}/shows`);
  // The index is made again when the notes have been read.
  await expect(async () => {
    await page.reload();
    await page.getByRole('searchbox').fill('lant');
    await expect(page.getByRole('status').filter({ hasText: '1 show' })).toBeVisible({ timeout: 1500 });
  }).toPass();
  await expect(page.getByRole('main').getByRole('listitem')).toContainText('found in the show notes');
  const toNotes = await page.getByRole('link', { name: 'The long night' }).getAttribute('href');
  await page.getByRole('searchbox').fill('CREW long');
  await expect(page.getByRole('main').getByRole('listitem')).not.toContainText('found in the show notes');
  expect(new URL(page.url()).search).toBe('?q=CREW+long');
  await page.getByRole('link', { name: 'The long night' }).click();

  await page.getByRole('button', { name: 'Read here' }).click();
  const notes = page.getByRole('region', { name: 'Show notes: The long night' });
  await expect(notes.getByRole('group')).toHaveCount(2);
  await expect(notes.getByText('Lanterns were lit')).toBeAttached();
  // If not every point is white, the page was drawn.
  const ink = () =>
    notes
      .locator('canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) =>
        canvas
          .getContext('2d')
          ?.getImageData(0, 0, canvas.width, canvas.height)
          .data.some((value, at) => at % 4 === 0 && value < 100),
      );
  await expect.poll(ink).toBe(true);
  await page.getByRole('button', { name: 'Close the show notes' }).click();
  await expect(notes).toHaveCount(0);
  await page.goto(site.url + toNotes);
  await page.reload();
  await expect(notes).toBeVisible();
  expect(heard).toEqual([]);

  const pdf = await fetch(site.url + ADDRESS);
  expect(pdf.status).toBe(200);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(pdf.headers.get('x-content-type-options')).toBe('nosniff');
  expect(pdf.headers.get('content-disposition')).toBe(
    `inline; filename="it's _e2e_ ${process.pid}.pdf"; filename*=UTF-8''it%27s%20%22e2e%22%20${process.pid}.pdf`,
  );
  const part = await fetch(site.url + ADDRESS, { headers: { range: 'bytes=0-4' } });
  expect([part.status, await part.text()]).toEqual([206, '%PDF-']);
  for (const path of [
    `/notes/${FAKE}`,
    `//notes/${FAKE}`,
    `/%6eotes/${FAKE}`,
    '/notes/',
    '/notes/nothing.pdf',
  ]) {
    const answer = await fetch(site.url + path);
    expect(answer.status, path).toBe(404);
    expect(await answer.text(), path).not.toContain('alert(1)');
  }
  await site.stop();
});

test('a show outlives its row, and its addresses outlive their titles', async () => {
  const dataDir = join(folder, 'data');
  // The evening is not in the past, because Next would take the pages of the build as newer than those made from the sheet.
  const evening = NOW + DAY;
  const on = (title: string) => sheetOf([show(evening, title), show(NOW + 9 * DAY, 'To come')]);
  const first = await startSiteAt(evening + HOUR / 2, on('The treins'), { dataDir });
  await first.stop();
  const second = await startSiteAt(evening + 2 * HOUR, on('The treins'), { dataDir });
  const addressIn = async (url: string) =>
    /href="(\/shows\/the-tr[^"]*)"/.exec(await (await fetch(`${url}/shows`)).text())?.[1] ?? '';
  await expect.poll(() => addressIn(second.url)).toMatch(/^\/shows\/the-treins-/);
  const old = await addressIn(second.url);
  await second.setSheet(on('The trains'));
  await expect.poll(() => addressIn(second.url), { timeout: 40_000 }).toMatch(/^\/shows\/the-trains-/);
  const corrected = await addressIn(second.url);
  await second.stop();

  const third = await startSiteAt(evening + DAY, sheetOf([show(NOW + 9 * DAY, 'To come')]), { dataDir });
  await expect.poll(() => addressIn(third.url)).toBe(corrected);
  const page = await (await fetch(third.url + old)).text();
  expect(page).toContain(`http-equiv="refresh" content="0;url=${corrected}"`);
  expect(page).toContain('<link rel="canonical"');
  // A deleted row only means that somebody tidied up, but a hidden show must not be seen.
  await third.setSheet(
    sheetOf([show(evening, 'The trains', { Status: 'hidden' }), show(NOW + 9 * DAY, 'To come')]),
  );
  await expect.poll(() => addressIn(third.url), { timeout: 40_000 }).toBe('');
  for (const address of [old, corrected])
    await expect.poll(async () => (await fetch(third.url + address)).status).toBe(404);
  await third.stop();
});

test('files of the crew are shows and pages, in the navigation by themselves', async ({ page, context }) => {
  const heard = complaints(context);
  await standInForProviders(context);
  const content = join(folder, 'content');
  await mkdir(join(content, 'shows'), { recursive: true });
  await mkdir(join(content, 'pages'), { recursive: true });
  await writeFile(
    join(content, 'shows/the-very-first.mdx'),
    `---\ntitle: The very first\ndate: 2015-07-04\nrecording: ${video('firstshow01')}\nseries: Premieres\n---\n\nIt rained, and **everybody** stayed. See [the rules](/house-rules).\n`,
  );
  await writeFile(
    join(content, 'pages/house-rules.mdx'),
    '---\ntitle: The rules of the house\nnav: Rules\n---\n\n## Be kind\n\n<p class="big">To everybody.</p>\n\n[Back](/shows)\n',
  );
  const file = join(folder, 'content.json');
  await writeFile(file, JSON.stringify(await readContent(content)));
  const site = await startSite({ sheet: sheetOf([show(NOW - DAY, 'Of a row')]), args: ['--content', file] });
  // On a busy machine the site may answer before the first schedule is in the pages.
  await expect.poll(async () => (await fetch(`${site.url}/shows`)).text()).toContain('Of a row');
  await page.goto(`${site.url}/shows`);
  await expect(page.getByRole('main').getByRole('listitem').getByRole('link')).toHaveText([
    'Of a row',
    'The very first',
  ]);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.getByRole('link', { name: 'The very first' }).click();
  await expect(page.getByRole('article').locator('iframe')).toHaveAttribute('src', frame('firstshow01'));
  await expect(page.getByRole('article')).toContainText('Sat, 4 Jul 2015');
  await expect(page.getByText('everybody', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'the rules' }).click();
  await expect(page.getByRole('heading', { name: 'The rules of the house' })).toBeVisible();
  await expect(page.locator('p.big')).toHaveText('To everybody.');
  await expect(page.getByRole('navigation', { name: 'Site' }).getByRole('link')).toHaveText([
    'Watch',
    'Schedule',
    'Shows',
    'Rules',
  ]);
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  expect((await fetch(`${site.url}/no-such-page`)).status).toBe(404);
  expect((await fetch(`${site.url}/series/premieres`)).status).toBe(200);
  expect((await fetch(`${site.url}/shows/2015-07`)).status).toBe(200);
  expect(heard).toEqual([]);
  await site.stop();
});
