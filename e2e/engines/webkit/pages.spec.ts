import { expect, test } from '@playwright/test';
import { type EngineSite, startEngineSite } from '../engine-site.ts';
import { addressOf, isHydrated, PAGES } from '../pages.ts';
import { statesOfShowPage } from '../states.ts';
import { type ListeningProxy, startListeningProxy } from './listening-proxy.ts';
import { startWebKit, type WebKit, webkitMissing } from './start-webkit.ts';
import { type WebKitPage, webkitPage } from './webkit-page.ts';

const missing = webkitMissing();
test.skip(missing !== null, missing ?? '');

let site: EngineSite;
let webkit: WebKit;
let page: WebKitPage;
let proxies: ListeningProxy[] = [];
test.beforeAll(async () => {
  [site, webkit] = await Promise.all([startEngineSite(), startWebKit()]);
  page = webkitPage(webkit);
  proxies = await Promise.all(site.both.map(({ url }) => startListeningProxy(url)));
});
test.afterAll(async () => {
  await webkit?.stop();
  for (const proxy of proxies) await proxy.stop();
  await site?.stop();
});

test.describe('a page', () => {
  for (const { path, has, press, opens } of PAGES) {
    test(`${path} comes, and answers a press`, async () => {
      for (const { url } of proxies) {
        await page.goto(await addressOf(url, path));
        await page.shown(has);
        await expect.poll(() => page.evaluate(isHydrated, press)).toBe(true);
        await page.click(press);
        await page.shown(opens);
        expect(await page.faults()).toEqual([]);
      }
    });
  }
});

test.describe('the show page', () => {
  for (const { name, sheet, has } of statesOfShowPage('/demo/test-card/index.m3u8')) {
    test(`${name}: comes, and answers a press`, async () => {
      await site.show(sheet, `${name}</title>`);
      for (const { url } of proxies) {
        await page.goto(url);
        await page.shown(has);
        await page.click('.tools [aria-haspopup="dialog"]');
        await page.shown('[role="dialog"][data-open]');
        expect(await page.faults()).toEqual([]);
      }
    });
  }
});

test('in German a show at eight comes on every page that has its time', async () => {
  const german = statesOfShowPage('').filter(({ name }) => name === 'German');
  for (const { sheet, name } of german) await site.show(sheet, `${name}</title>`);
  const other = await startWebKit({ locale: 'de_DE.UTF-8' });
  const here = webkitPage(other);
  for (const { url } of proxies) {
    for (const path of ['/', '/schedule', '/overlay', '/embed']) {
      await here.goto(url + path);
      await here.shown('html[lang="de"]');
      // biome-ignore lint/performance/useDomNodeTextContent: scripts are no text that is shown
      const text = () => here.evaluate(() => document.body.innerText);
      // WebKit writes 8:00, and the server 08:00.
      await expect.poll(text, path).toMatch(/\b0?8:00/);
      expect(await here.faults(), path).toEqual([]);
    }
  }
  expect(await here.evaluate(() => navigator.language)).toBe('de-DE');
  await other.stop();
});
