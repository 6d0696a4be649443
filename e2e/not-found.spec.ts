import { expect, test } from '@playwright/test';
import { type RunningSite, startSite } from './site.ts';
import { violationsOf } from './violations.ts';

let site: RunningSite;

test.beforeAll(async () => {
  site = await startSite({
    sheet: {
      Schedule: 'Date,Start,End,Title\n2026-11-20,20:00,22:00,Been and gone',
      Settings: 'Title,Lichtspiele\nTime zone,Europe/Berlin',
    },
    env: { LOCALE: 'de_DE' },
  });
});
test.afterAll(() => site.stop());

for (const path of ['/nowhere', '/shows/nowhere', '/series/nowhere', '/shows/1999', '/no/such/page']) {
  test(`${path} says that there is no page, and where it goes on`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    const answer = await page.goto(site.url + path);
    expect(answer?.status()).toBe(404);
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('heading', { name: 'Hier ist keine Seite' })).toBeVisible();
    await expect(page).toHaveTitle('Hier ist keine Seite · Lichtspiele');
    expect([errors, await violationsOf(page)]).toEqual([[], []]);
    await page.getByRole('link', { name: 'Programm' }).click();
    await expect(page).toHaveURL(`${site.url}/schedule`);
  });
}

test('what is no page is told so in its own form, and an address that cannot be read is no fault of the site', async () => {
  const answer = async (path: string, headers = {}) => {
    const { status, headers: sent } = await fetch(site.url + path, { headers });
    return [status, sent.get('content-type')?.toLowerCase()];
  };
  expect(await answer('/schedule/nowhere.ics')).toEqual([404, 'text/plain;charset=utf-8']);
  expect(await answer('/nowhere', { rsc: '1' })).toEqual([404, 'text/x-component']);
  expect(await answer('/%E0%A4%A')).toEqual([400, 'text/plain; charset=utf-8']);
});
