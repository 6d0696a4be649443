import { expect, test } from '@playwright/test';
import { complaints, standInForProviders } from './at-time.ts';
import { frame, HOUR, minuteOf, sheetOf, startingFrame, video } from './sheets.ts';
import { type RunningSite, startSite } from './site.ts';

const NOW = minuteOf(Date.now());
const on = (stream: string, title = 'On now') =>
  sheetOf([{ start: NOW - HOUR, end: NOW + 5 * HOUR, title, stream }]);

let site: RunningSite;
test.beforeAll(async () => {
  site = await startSite({ sheet: on(video('nothing0000')) });
});
test.afterAll(() => site?.stop());

/** Puts a stream on the site, and waits until its page has that. */
async function begin(id: string, title?: string): Promise<void> {
  await site.setSheet(on(video(id), title));
  await expect
    .poll(async () => (await fetch(site.url)).text(), { intervals: [50], timeout: 40_000 })
    .toContain(frame(id));
}

test('the slot that is on and its frame are in the HTML, without any script', async () => {
  await begin('onnow000001', 'A <b>bold</b> title');
  const html = await (await fetch(site.url)).text();
  expect(html).toContain(
    `<iframe class="stage-frame" src="${startingFrame('onnow000001').replaceAll('&', '&amp;')}"`,
  );
  expect(html).toContain('A &lt;b&gt;bold&lt;/b&gt; title');
  // An inline script before the frame would wait for the style sheet, and the frame for the script.
  expect(html.indexOf('<iframe')).toBeLessThan(html.search(/<script(?![^>]*\ssrc=)/));
  expect(html.trimEnd().endsWith('</html>')).toBe(true);
});

test('the HTML moves to the next show by the clock, without anybody asking for it', async () => {
  const time = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
  const later = `${time(NOW + 5 * HOUR)},${time(NOW + 6 * HOUR)},Later,\n`;
  const coming = (rows: string) => ({
    Schedule: `Start,End,Title,Stream\n${rows}`,
    Settings: 'Name,Value\nTime zone,UTC\nStarting soon,0\n',
  });
  const soon = await startSite({ sheet: coming(later) });
  // The show comes with an edit, because on a busy machine nobody knows how long a start takes.
  const start = Math.ceil(Date.now() / 1000) * 1000 + 6000;
  await soon.setSheet(coming(`${time(start)},${time(start + HOUR)},Soon,${video('byclock0001')}\n${later}`));
  const html = async () => (await fetch(soon.url)).text();
  await expect.poll(html, { intervals: [50] }).toContain('Soon');
  expect(await html()).not.toContain('<iframe');
  // Nobody asks for the page meanwhile. It is asked for once, when it must be the new one.
  await expect.poll(() => Date.now(), { timeout: 40_000 }).toBeGreaterThan(start + 1500);
  expect(await html()).toContain(
    `<iframe class="stage-frame" src="${startingFrame('byclock0001').replaceAll('&', '&amp;')}"`,
  );
  await soon.stop();
});

test('an edit of the sheet reaches an open page without a reload', async ({ page, context }) => {
  const heard = complaints(context);
  await standInForProviders(context);
  await begin('before00001');
  await page.goto(site.url);
  await expect(page.locator('iframe')).toHaveAttribute('src', startingFrame('before00001'));
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await site.setSheet(on(video('after000001'), 'Changed'));
  await expect(page.locator('iframe')).toHaveAttribute('src', startingFrame('after000001'), {
    timeout: 40_000,
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Changed');
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await expect
    .poll(async () => (await (await fetch(site.url)).text()).includes(frame('after000001')))
    .toBe(true);
  expect(heard).toEqual([]);
});

test('an edit reaches a page whose line was gone just after it had loaded', async ({ page, context }) => {
  await standInForProviders(context);
  await begin('lineok00001');
  const html = await (await fetch(site.url)).text();
  let refused = 0;
  // Scripts that the page asks for by itself, later. The part that goes on asking for edits is one of them.
  const isLater = (url: URL) => url.pathname.endsWith('.js') && !html.includes(url.pathname);
  await page.route(isLater, (route) => {
    refused += 1;
    return route.abort();
  });
  await page.goto(site.url);
  // The loader itself tries twice. More tries are the page's.
  await expect.poll(() => refused).toBeGreaterThan(6);
  await page.unroute(isLater);
  await site.setSheet(on(video('lineback001'), 'Changed'));
  await expect(page.locator('iframe')).toHaveAttribute('src', startingFrame('lineback001'), {
    timeout: 60_000,
  });
});

test('a page that has stayed through an outage is back seconds after the site', async ({ page, context }) => {
  await standInForProviders(context);
  await begin('outage00001');
  await page.clock.install();
  await page.goto(site.url);
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/schedule.json')) asked += 1;
  });
  // The part that goes on asking is loaded.
  await expect.poll(() => asked, { timeout: 60_000 }).toBeGreaterThan(0);
  await page.route('**/schedule.json', (route) => route.abort());
  for (let minute = 0; minute < 30; minute++) await page.clock.runFor(60_000);
  await page.unroute('**/schedule.json');
  await site.setSheet(on(video('outage00002'), 'Changed'));
  await expect(page.locator('iframe')).toHaveAttribute('src', startingFrame('outage00002'), {
    timeout: 30_000,
  });
});

test('a stream that is refused shows a card, never a broken frame', async ({ page }) => {
  await site.setSheet(on('http://192.168.0.10/secret-key.m3u8', 'Refused'));
  await expect.poll(async () => (await fetch(site.url)).text(), { intervals: [50] }).toContain('Refused');
  await page.goto(site.url);
  await expect(page.locator('.stage-card')).toContainText('There is no stream for this one yet');
  await expect(page.locator('.stage-screen iframe, .stage-screen video')).toHaveCount(0);
  expect(await page.content()).not.toContain('secret-key');
});

test('a sheet that cannot be read keeps the last good page and logs one line for it', async () => {
  await begin('lastgood001');
  await site.setSheet({ Schedule: '<!doctype html><title>Sign in</title>' });
  await site.logged('sheet-unread');
  const html = await (await fetch(site.url)).text();
  expect(html).toContain(frame('lastgood001'));
  expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
  await site.setSheet(on(video('goodagain01')));
  await expect
    .poll(async () => (await (await fetch(site.url)).text()).includes(frame('goodagain01')), {
      timeout: 40_000,
    })
    .toBe(true);
});
