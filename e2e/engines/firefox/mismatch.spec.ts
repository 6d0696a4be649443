import { standInForProviders } from '../../at-time.ts';
import {
  besidesRecovery,
  CHANGES,
  expectAlive,
  expectSamePlayer,
  loadChanged,
} from '../../hydration/forced-mismatch.ts';
import { type MismatchSite, startMismatchSite } from '../../hydration/mismatch-site.ts';
import { expect, test } from './firefox-test.ts';

let site: MismatchSite;
test.beforeAll(async () => {
  site = await startMismatchSite();
});
test.afterAll(() => site?.stop());

// React is the same in every engine: Chromium has the other changes (e2e/hydration/mismatch.spec.ts).
const HERE = ['the title of the site', 'the navigation', 'the title of the stage', 'the row that is on'];

test.describe('the page recovers from a hydration error, and the stream plays on', () => {
  for (const [at, change] of CHANGES.filter(({ name }) => HERE.includes(name)).entries()) {
    test(`when ${change.name} was changed on its way`, async ({ page, context, faults }) => {
      await standInForProviders(context);
      await loadChanged(page, site.proxy, change);
      await expectAlive(page, `viewer${at}`);
      await expectSamePlayer(page);
      expect(besidesRecovery(await faults(page))).toEqual([]);
    });
  }
});
