import { readFileSync } from 'node:fs';
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
  test(`${path} says that there is no page, and leads on`, async ({ page }) => {
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

test('an address that is not a page gets an answer of its own type, and one that cannot be read is not a fault of the site', async () => {
  const answer = async (path: string, headers = {}) => {
    const { status, headers: sent } = await fetch(site.url + path, { headers });
    return [status, sent.get('content-type')?.toLowerCase()];
  };
  expect(await answer('/schedule/nowhere.ics')).toEqual([404, 'text/plain;charset=utf-8']);
  expect(await answer('/nowhere', { rsc: '1' })).toEqual([404, 'text/x-component']);
  expect(await answer('/%E0%A4%A')).toEqual([400, 'text/plain; charset=utf-8']);
});

test('made-up addresses cost little of the processor, and no memory that stays', async () => {
  const ticks = () => {
    const fields = readFileSync(`/proc/${site.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  };
  const megabytes = () =>
    Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${site.pid}/status`, 'utf8'))?.[1]) / 1024;
  const askAll = async (count: number) => {
    for (let at = 0; at < count; at++)
      expect((await (await fetch(`${site.url}/shows/made-up-${count}-${at}`)).text()).length).toBeGreaterThan(
        1000,
      );
  };
  await askAll(100);
  const before = { ticks: ticks(), megabytes: megabytes() };
  await askAll(1100);
  // It was 22 ms and 90 kB for each, when Next rendered them.
  expect(((ticks() - before.ticks) * 10) / 1100).toBeLessThan(5);
  expect(megabytes() - before.megabytes).toBeLessThan(40);
});
