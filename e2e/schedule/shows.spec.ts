import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { complaints, standInForProviders } from '../at-time.ts';
import { frame, HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { startSite } from '../site.ts';

const NOW = minuteOf(Date.now());
const DAY = 24 * HOUR;
const FOLDER = join(import.meta.dirname, '../../public/notes');
const NOTES = `a b ${process.pid}.pdf`;
const ADDRESS = `/notes/${encodeURIComponent(NOTES)}`;

test.beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, NOTES), '%PDF-1.7');
});
test.afterAll(() => rm(join(FOLDER, NOTES)));

const sheet = (title: string) =>
  sheetOf([
    {
      start: NOW - 40 * DAY,
      end: NOW - 40 * DAY + HOUR,
      title,
      stream: '',
      more: {
        Series: 'Friday night',
        Recording: video('recorded001'),
        // As people type it, not as an address has it.
        Notes: `/notes/${NOTES}`,
        Description: 'About <i>trains</i>.',
      },
    },
    {
      start: NOW - 2 * DAY,
      end: NOW - 2 * DAY + HOUR,
      title: 'Newer',
      stream: '',
      more: { Notes: '/notes/missing.pdf' },
    },
    {
      start: NOW + DAY,
      end: NOW + DAY + HOUR,
      title: 'To come',
      stream: '',
      more: { Series: 'Friday night' },
    },
  ]);

test('a show is kept with its recording and notes, and is found again after its title was corrected', async ({
  page,
  context,
}) => {
  const heard = complaints(context);
  await standInForProviders(context);
  const site = await startSite({ sheet: sheet('The treins') });
  await page.goto(`${site.url}/shows`);
  await expect(page.getByRole('main').getByRole('listitem').getByRole('link')).toHaveText([
    'Newer',
    'The treins',
  ]);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const link = page.getByRole('link', { name: 'The treins' });
  const old = `${site.url}${await link.getAttribute('href')}`;
  await link.click();
  await expect(page.getByRole('article').locator('iframe')).toHaveAttribute('src', frame('recorded001'));
  await expect(page.getByText('About <i>trains</i>.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open in a tab' })).toHaveAttribute('href', ADDRESS);
  await page.goto(`${site.url}/shows`);
  await page.getByRole('link', { name: 'Newer' }).click();
  await expect(page.getByRole('heading', { name: 'Newer', level: 2 })).toBeVisible();
  await expect(page.locator('a[href*="missing.pdf"]')).toHaveCount(0);
  await page.goto(old);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.getByRole('link', { name: 'Friday night' }).click();
  await expect(page.getByRole('heading', { name: 'To come' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  expect(heard).toEqual([]);

  await site.setSheet(sheet('The trains'));
  await expect
    .poll(async () => (await fetch(old)).text(), { timeout: 40_000 })
    .toContain('http-equiv="refresh"');
  await page.goto(old);
  await page.waitForURL(/\/shows\/the-trains-[0-9a-z]+$/);
  await expect(page.getByRole('heading', { name: 'The trains', level: 2 })).toBeVisible();
  expect((await fetch(`${site.url}/shows/nothing-here`)).status).toBe(404);
  expect((await fetch(`${site.url}/series/nothing`)).status).toBe(404);
  await site.stop();
});

test('a shared link says which show is on', async () => {
  const site = await startSite({
    sheet: sheetOf([
      {
        start: NOW - HOUR,
        end: NOW + 5 * HOUR,
        title: 'A "quoted" </script> title',
        stream: '',
        more: { Poster: '/posters/a.jpg' },
      },
    ]),
    env: { SITE_URL: 'https://watch.example.org' },
  });
  // A busy machine may be let in before the first schedule is in the pages.
  await expect.poll(async () => (await fetch(`${site.url}/healthz`)).status).toBe(200);
  const html = await (await fetch(site.url)).text();
  const picture =
    /property="og:image" content="https:\/\/watch\.example\.org(\/share\/[^"]+)"/.exec(html)?.[1] ?? '';
  const drawn = await fetch(site.url + picture);
  expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(html).toContain('content="On now: A &quot;quoted&quot; &lt;/script&gt; title.');
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  expect(JSON.parse(json)).toMatchObject([
    {
      '@type': 'BroadcastEvent',
      name: 'A "quoted" </script> title',
      image: `https://watch.example.org${picture}`,
    },
  ]);
  expect(await (await fetch(`${site.url}/sitemap.xml`)).text()).toContain(
    '<loc>https://watch.example.org/schedule</loc>',
  );
  expect(await (await fetch(`${site.url}/manifest.webmanifest`)).json()).toMatchObject({
    name: 'Test house',
  });
  expect(await (await fetch(`${site.url}/robots.txt`)).text()).toContain('Disallow: /backstage');
  await site.stop();
});

test('the notes of the show that is on are linked on the front page', async ({ page, context }) => {
  const heard = complaints(context);
  await standInForProviders(context);
  const on = (more: Record<string, string>) =>
    sheetOf([
      { start: NOW - HOUR, end: NOW + 5 * HOUR, title: 'On now', stream: video('onnow000001'), more },
    ]);
  const site = await startSite({ sheet: on({ Notes: `/notes/${NOTES}` }) });
  await page.goto(site.url);
  const link = page
    .getByRole('region', { name: 'About this show' })
    .getByRole('link', { name: 'Show notes' });
  await expect(link).toHaveAttribute('href', ADDRESS);
  // It is in the HTML too, for viewers whose scripts do not run.
  expect(await (await fetch(site.url)).text()).toMatch(
    new RegExp(`<a href="${ADDRESS}"[^>]*>Show notes</a>`),
  );
  await site.setSheet(on({ Notes: '' }));
  await expect(link).toHaveCount(0);
  expect(heard).toEqual([]);
  await site.stop();
});

test('addresses from before names were transliterated lead to the ones of now', async () => {
  const one = { start: NOW - HOUR, end: NOW + HOUR, stream: '' };
  const two = { start: NOW + HOUR, end: NOW + 2 * HOUR, stream: '' };
  const site = await startSite({
    sheet: sheetOf([
      { ...one, title: 'One', more: { Room: 'Łódź', Series: 'Cœur' } },
      { ...one, title: 'Two', more: { Room: 'Main', Series: '' } },
      { ...two, title: 'Three', more: { Room: 'Łódź', Series: 'Cœur' } },
      { ...two, title: 'Four', more: { Room: 'Main', Series: '' } },
    ]),
  });
  const get = async (path: string) => (await fetch(site.url + path)).text();
  for (const [former, now] of [
    ['/rooms/odz', '/rooms/lodz'],
    ['/embed/odz', '/embed/lodz'],
    ['/overlay/odz', '/overlay/lodz'],
    ['/series/c-ur', '/series/coeur'],
  ] as const) {
    expect(await get(former)).toContain(`content="0;url=${now}"`);
    expect(await get(now)).not.toContain('http-equiv="refresh"');
  }
  expect(await get('/rooms/odz.ics')).toBe(await get('/rooms/lodz.ics'));
  expect(await get('/series/c-ur/schedule.ics')).toBe(await get('/series/coeur/schedule.ics'));
  expect((await fetch(`${site.url}/rooms/od`)).status).toBe(404);
  await site.stop();
});
