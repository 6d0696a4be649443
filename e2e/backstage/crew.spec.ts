import { expect, type Page, test } from '@playwright/test';
import { standInForProviders } from '../at-time.ts';
import { HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { type RunningSite, startSite } from '../site.ts';
import { violationsOf } from '../violations.ts';
import { signIn } from './sign-in.ts';

const KEY = 'the key of the crew';
const NOW = minuteOf(Date.now());
const ROWS = [{ start: NOW - HOUR, end: NOW + HOUR, title: 'On now', stream: video('onnow000001') }];
let site: RunningSite;

test.beforeEach(async ({ context }) => {
  await standInForProviders(context);
  site = await startSite({ sheet: sheetOf(ROWS), env: { BACKSTAGE_KEY: KEY } });
});
test.afterEach(() => site.stop());

const crew = (page: Page) => page.getByRole('region', { name: 'The crew' });

test('a key of their own, by a link that one press spends, until it is taken back', async ({
  page,
  browser,
}) => {
  await signIn(page, site.url, KEY);
  await crew(page).getByLabel('Name').fill('Grace');
  await crew(page).getByLabel('Role').selectOption('look');
  await crew(page).getByRole('button', { name: 'Make a key' }).click();
  const link = await page.getByLabel('Link that signs in once').inputValue();
  expect(link).toContain('/backstage#token=');
  await expect(page.getByLabel('Key', { exact: true })).toHaveValue(/^[0-9a-f]{8}-/);
  expect(await violationsOf(page)).toEqual([]);

  const context = await browser.newContext();
  const guest = await context.newPage();
  // A chat that previews the link spends nothing.
  const address = `${site.url}/backstage${new URL(link).hash}`;
  for (const _ of [1, 2]) expect((await fetch(address)).status).toBe(200);
  await guest.goto(address);
  await expect(guest.getByText('This link signs you in once.')).toBeVisible();
  expect(guest.url()).toBe(`${site.url}/backstage`);
  expect(await violationsOf(guest)).toEqual([]);
  await guest.getByRole('button', { name: 'Come in' }).click();
  await expect(guest.getByRole('banner').getByText('Grace (may look)')).toBeVisible();
  await guest.getByRole('button', { name: 'Hold this on' }).click();
  await expect(guest.getByText('Your key does not allow this.')).toBeVisible();
  await expect(guest.getByRole('button', { name: 'Make a key' })).toHaveCount(0);

  await expect(crew(page).getByText('Grace (may look)').first()).toBeVisible();
  await page.getByRole('button', { name: 'Hold this on' }).click();
  await page.getByText('Who did what (1)').click();
  await expect(page.getByText('Ada holds “On now” on').first()).toBeVisible();
  await page.getByText('What was done about sheet and keys (1)').click();
  await expect(crew(page).getByText('Ada made a key for Grace')).toBeVisible();
  await crew(page).getByRole('button', { name: 'Take it back' }).click();
  await crew(page).getByRole('button', { name: 'Really take it back?' }).click();
  await expect(guest.getByText('You are signed out')).toBeVisible();

  await guest.goto('about:blank');
  await guest.goto(address);
  await guest.getByRole('button', { name: 'Come in' }).click();
  await expect(guest.getByRole('alert').first()).toHaveText(/This link was used already/);
  await context.close();
});
