import { type BrowserContext, expect, test } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { complaints, standInForProviders } from '../../at-time.ts';
import { HOUR, minuteOf, sheetOf, video } from '../../sheets.ts';
import { type RunningSite, startSite } from '../../site.ts';
import { launchWholeChromium } from './chromium-launch.ts';
import { STYLES, TAKE_AWAY } from './features.ts';
import { useTheSite } from './use-the-site.ts';

// The browsers of the support floor lack what is taken away here. The site has to be used as in any other.

test.use({
  // A page whose headers the test changed comes from nowhere for Chromium, and might not reach the chat on loopback.
  launchOptions: launchWholeChromium('--disable-features=LocalNetworkAccessChecks'),
});

let irc: Awaited<ReturnType<typeof startDemoIrc>>;
let site: RunningSite;
test.beforeAll(async () => {
  irc = await startDemoIrc({ port: 0 });
  const start = minuteOf(Date.now()) - HOUR;
  site = await startSite({
    sheet: sheetOf([{ start, end: start + 9 * HOUR, title: 'The show', stream: video('theshow0001') }]),
    env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/` },
  });
});
test.afterAll(async () => {
  await site?.stop();
  await irc?.close();
});
test.beforeEach(({ context }) => standInForProviders(context));
test.afterEach(({ context }) => context.unrouteAll({ behavior: 'ignoreErrors' }));

async function withoutStyles(context: BrowserContext): Promise<void> {
  await context.route(/\.css$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(STYLES, (name) => name.replace(/^(:?)/, '$1unknown-'));
    await route.fulfill({ response, body });
  });
}

/** Without Trusted Types the header that asks for them means nothing either. */
async function withoutTrustedTypes(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => void Reflect.deleteProperty(window, 'trustedTypes'));
  await context.route(`${site.url}/**`, async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const { 'content-security-policy': policy = '', ...headers } = response.headers();
    const without = policy.replace(/require-trusted-types-for 'script'; trusted-types default/, '');
    expect(without).not.toBe(policy);
    await route.fulfill({ response, headers: { ...headers, 'content-security-policy': without } });
  });
}

let visitor = 0;
for (const [name, takeAway] of Object.entries(TAKE_AWAY)) {
  test(`the site is used with ${name}`, async ({ page, context }) => {
    const heard = complaints(context);
    await context.addInitScript(takeAway);
    await useTheSite(page, site.url, `visitor${visitor++}`);
    expect(heard).toEqual([]);
  });
}

test('the site is used with no new features of style sheets', async ({ page, context }) => {
  const heard = complaints(context);
  await withoutStyles(context);
  await useTheSite(page, site.url, `visitor${visitor++}`);
  // Without scroll timelines the first link of the navigation must not fade.
  const faded = await page
    .locator('.shell-head nav')
    .evaluate((nav) => getComputedStyle(nav).maskImage !== 'none' && nav.scrollWidth <= nav.clientWidth);
  expect(faded).toBe(false);
  expect(heard).toEqual([]);
});

test('the site is used with no Trusted Types', async ({ page, context }) => {
  const heard = complaints(context);
  await withoutTrustedTypes(context);
  await useTheSite(page, site.url, `visitor${visitor++}`);
  expect(heard).toEqual([]);
});

test('the site is used with all of this away at once', async ({ page, context }) => {
  const heard = complaints(context);
  for (const takeAway of Object.values(TAKE_AWAY)) await context.addInitScript(takeAway);
  await withoutStyles(context);
  await useTheSite(page, site.url, `visitor${visitor++}`);
  expect(heard).toEqual([]);
});
