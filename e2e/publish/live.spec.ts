import { expect, type Page, test } from '@playwright/test';
import { standInForProviders } from '../at-time.ts';
import { HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { type RunningSite, startSite } from '../site.ts';
import { startPublishedSite } from './published-site.ts';

const NOW = minuteOf(Date.now());
const titled = (title: string) =>
  sheetOf([{ start: NOW - HOUR, end: NOW + 5 * HOUR, title, stream: video('live0000001') }], {
    Viewers: 'shown',
  });

const revision = (page: Page) => page.locator('html').getAttribute('data-revision');
/** Resolves when an event of `/live` has reached the page, or another tab that passes on what it is told. */
const told = (page: Page) => expect(page.getByText(/^\d+ watching$/)).toBeVisible();

/** Edits the sheet, and sees that every page has it within a second and a half of the moment at which it is served. */
async function editReaches(site: RunningSite, url: string, title: string, pages: Page[]): Promise<void> {
  const before = await revision(pages[0] as Page);
  await site.setSheet(titled(title));
  await expect
    .poll(async () => (await (await fetch(`${url}/schedule.json`)).json()).revision, { intervals: [50] })
    .not.toBe(before);
  const served = Date.now();
  for (const page of pages) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  }
  // Pages that ask by themselves take five seconds on average, and so seven of them more than seven.
  expect(Date.now() - served).toBeLessThan(5000);
}

test('seven tabs share one connection to nginx, have an edit at once, and do without Node', async ({
  context,
}) => {
  const published = await startPublishedSite({ sheet: titled('Before') });
  try {
    await standInForProviders(context);
    let connections = 0;
    let looks = 0;
    context.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname === '/live') connections++;
      if (pathname === '/schedule.json') looks++;
    });
    const pages: Page[] = [];
    for (let tab = 0; tab < 7; tab++) {
      const page = await context.newPage();
      await page.goto(published.url);
      pages.push(page);
    }
    for (const page of pages) await told(page);
    expect(connections).toBe(1);
    const before = looks;
    await editReaches(published.site, published.url, 'After', pages);
    // Each tab asked once, or once more if nginx still had the old file.
    expect(looks - before).toBeLessThanOrEqual(14);
    await published.site.kill('SIGKILL');
    const { status, headers } = await fetch(`${published.url}/live`, {
      headers: { accept: 'text/event-stream' },
    });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  } finally {
    await published.stop();
  }
});

test('without nginx the site tells its pages itself', async ({ page, context }) => {
  const site = await startSite({ sheet: titled('Before') });
  try {
    await standInForProviders(context);
    await page.goto(site.url);
    await told(page);
    await editReaches(site, site.url, 'After', [page]);
  } finally {
    await site.stop();
  }
});

test('a page that a proxy keeps from being told asks by itself', async ({ page, context }) => {
  const site = await startSite({ sheet: titled('Before') });
  try {
    await standInForProviders(context);
    await context.route('**/live*', (route) =>
      route.fulfill({ contentType: 'text/html', body: 'Sign in to this network' }),
    );
    await page.goto(site.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Before');
    await site.setSheet(titled('After'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('After');
  } finally {
    await site.stop();
  }
});
