import { expect, test } from '@playwright/test';
import { complaints, standInForProviders } from '../at-time.ts';
import { besidesRecovery, CHANGES, expectAlive, expectSamePlayer, loadChanged } from './forced-mismatch.ts';
import { type MismatchSite, startMismatchSite } from './mismatch-site.ts';

let site: MismatchSite;
test.beforeAll(async () => {
  site = await startMismatchSite();
});
test.afterAll(() => site?.stop());

test.describe('the page recovers from a hydration error, and the stream plays on', () => {
  for (const [at, change] of CHANGES.entries()) {
    test(`when ${change.name} was changed on its way`, async ({ page, context }) => {
      const heard = complaints(context);
      await standInForProviders(context);
      await loadChanged(page, site.proxy, change);
      await expectAlive(page, `viewer${at}`);
      await expectSamePlayer(page);
      expect(besidesRecovery(heard)).toEqual([]);
    });
  }
});

test('a page in which something strange stands is made anew as a whole, and lives', async ({
  page,
  context,
}) => {
  await standInForProviders(context);
  await page.addInitScript(() => localStorage.setItem('marquee:layout', '{"scheme":"light"}'));
  const main = /(<main class="shell-main">)()()/;
  await loadChanged(page, site.proxy, {
    name: 'something strange',
    path: '/',
    from: main,
    to: '<div id="strange">Strange</div>$1',
    again: { selector: '.stage-strip-title', text: 'The show of tonight' },
  });
  await expect(page.locator('#strange')).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'light');
  await expect(page.locator('.stage-screen iframe')).toHaveAttribute('src', /tonight0001/);
  await expectAlive(page, 'stranger');
});
