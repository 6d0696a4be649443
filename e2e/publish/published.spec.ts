import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { complaints, standInForProviders } from '../at-time.ts';
import { frame, HOUR, minuteOf, sheetOf, startingFrame, video } from '../sheets.ts';
import { type PublishedSite, startPublishedSite } from './published-site.ts';

const NOW = minuteOf(Date.now());
const on = (id: string) =>
  sheetOf([{ start: NOW - HOUR, end: NOW + 5 * HOUR, title: `On ${id}`, stream: video(id) }]);

/** Every violation of a policy in every document of a context, as the browser reports it. */
async function violations(context: BrowserContext): Promise<string[]> {
  const heard: string[] = [];
  await context.exposeFunction('violated', (what: string) => heard.push(what));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { violated } = window as unknown as { violated(what: string): void };
      violated(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  return heard;
}

/** The requests that failed: those that were answered with 400 or more. */
function failures(page: Page): string[] {
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  return failed;
}

test.describe('the published site', () => {
  let published: PublishedSite;
  test.beforeAll(async () => {
    published = await startPublishedSite({ sheet: on('before00001') });
  });
  test.afterAll(() => published.stop());

  test('hydrates, takes an edit and moves about, under its strict policy and without Node', async ({
    page,
    context,
  }) => {
    const heard = complaints(context);
    const violated = await violations(context);
    const failed = failures(page);
    await standInForProviders(context);
    await page.goto(published.url);
    await expect(page.locator('.stage-screen iframe')).toHaveAttribute('src', startingFrame('before00001'));
    await published.site.setSheet(on('after000001'));
    await expect.poll(async () => (await fetch(published.url)).text()).toContain(frame('after000001'));
    await published.site.kill('SIGKILL');

    await page.goto(published.url);
    await expect(page.locator('.stage-screen iframe')).toHaveAttribute('src', startingFrame('after000001'));
    await page
      .locator('.stage-screen iframe')
      .evaluate((element) => Object.assign(element, { sameElement: true }));
    await page.getByRole('link', { name: 'Schedule', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Schedule', level: 2 })).toBeVisible();
    await page.getByRole('link', { name: 'Watch' }).click();
    await expect(page.getByRole('heading', { name: 'Up next' })).toBeVisible();
    expect(await page.locator('.stage-screen iframe').evaluate((element) => 'sameElement' in element)).toBe(
      true,
    );
    expect([heard, violated, failed]).toEqual([[], [], []]);
  });

  test('a script that somebody brought into the page does not run', async ({ page, context }) => {
    const violated = await violations(context);
    await standInForProviders(context);
    const html = await (await fetch(published.url)).text();
    const injected = html.replace(
      '<main',
      '<script>window.injected = 1</script><img src="/nowhere.png" onerror="window.injected = 2"><main',
    );
    await page.route(`${published.url}/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: injected }),
    );
    await page.goto(published.url);
    await expect
      .poll(() => violated.filter((what) => /^script-src/.test(what)).length)
      .toBeGreaterThanOrEqual(2);
    expect(await page.evaluate(() => 'injected' in window)).toBe(false);
  });

  test('text does not become code, whoever hands it to the page', async ({ page, context }) => {
    await standInForProviders(context);
    await page.goto(published.url);
    const attempts = await page.evaluate(() => {
      const refused = (attempt: () => unknown) => {
        try {
          attempt();
          return false;
        } catch {
          return true;
        }
      };
      return Promise.all([
        refused(() => {
          document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
        }),
        refused(() => {
          document.createElement('script').src = 'https://evil.example/a.js';
        }),
        refused(() => {
          document.createElement('script').src = '/demo/anything.js';
        }),
        refused(() => {
          document.createElement('script').text = 'alert(1)';
        }),
        // Outside of this call: what a debugger evaluates may evaluate.
        new Promise((resolve) => setTimeout(() => resolve(refused(() => new Function('return 1'))))),
      ]);
    });
    expect(attempts).toEqual([true, true, true, true, true]);
  });
});

test('the demo plays its stream and opens its chat under the strict policy', async ({ page, context }) => {
  const heard = complaints(context);
  const violated = await violations(context);
  const published = await startPublishedSite();
  const failed = failures(page);
  await page.goto(published.url);
  await expect
    .poll(() =>
      page.locator('.stage-screen video').evaluate((element) => (element as HTMLVideoElement).currentTime),
    )
    .toBeGreaterThan(0.5);
  await page.getByRole('textbox').first().fill('somebody');
  await page.getByRole('textbox').first().press('Enter');
  await expect(page.getByRole('complementary')).toContainText('#', { timeout: 40_000 });
  expect([heard, violated, failed]).toEqual([[], [], []]);
  await published.stop();
});
