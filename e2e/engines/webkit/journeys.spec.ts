import { expect, test } from '@playwright/test';
import { type Inspircd, startInspircd } from '../../irc/inspircd.ts';
import { startSiteAt } from '../../schedule/site-at.ts';
import { HOUR, minuteOf, sheetOf, video } from '../../sheets.ts';
import { type RunningSite, type SheetText, startSite } from '../../site.ts';
import { isHydrated } from '../pages.ts';
import { type ListeningProxy, startListeningProxy } from './listening-proxy.ts';
import { startWebKit, type WebKit, webkitMissing } from './start-webkit.ts';
import { type WebKitPage, webkitPage } from './webkit-page.ts';

const missing = webkitMissing();
test.skip(missing !== null, missing ?? '');

const NOW = minuteOf(Date.now());
const KEY = 'the key of the crew';

let ircd: Inspircd;
let site: RunningSite;
let proxy: ListeningProxy;
let webkit: WebKit;
let page: WebKitPage;
test.beforeAll(async () => {
  ircd = await startInspircd();
  [site, webkit] = await Promise.all([
    startSite({
      sheet: showing(video('before00001')),
      env: { CHAT_URL: ircd.url, CHAT_CHANNEL: '#show', BACKSTAGE_KEY: KEY },
    }),
    startWebKit(),
  ]);
  proxy = await startListeningProxy(site.url);
  page = webkitPage(webkit);
});
test.afterAll(async () => {
  await webkit?.stop();
  await proxy?.stop();
  await site?.stop();
  await ircd?.close();
});

function showing(stream: string): SheetText {
  return sheetOf([
    { start: NOW - HOUR, end: NOW + 9 * HOUR, title: 'The show', stream },
    { start: NOW + 10 * HOUR, end: NOW + 11 * HOUR, title: 'The late show', stream: video('thelate0001') },
  ]);
}
async function show(stream: string, until: string): Promise<void> {
  await site.setSheet(showing(stream));
  await expect.poll(async () => (await fetch(site.url)).text(), { intervals: [50] }).toContain(until);
}

/** Seconds of the film that have been played, and whether sound is in it. WebKit alone lists the tracks of sound. */
const played = () =>
  page.evaluate(() => {
    const film = document.querySelector('video') as
      | (HTMLVideoElement & { audioTracks: ArrayLike<unknown> })
      | null;
    return { time: film?.currentTime ?? 0, muted: film?.muted, tracks: film?.audioTracks.length ?? 0 };
  });

for (const file of ['index.m3u8', 'test-card.mp4']) {
  test(`${file} plays, with sound`, async () => {
    await show(`/demo/test-card/${file}`, file);
    await page.goto(proxy.url);
    await expect.poll(async () => (await played()).time).toBeGreaterThan(1);
    if ((await played()).muted) await page.click('button', 'Unmute');
    await expect.poll(played).toMatchObject({ muted: false });
    expect((await played()).tracks).toBeGreaterThan(0);
    expect(await page.faults()).toEqual([]);
  });
}

test('several streams are tabs or a grid', async () => {
  await show(`HD: ${video('several0001')}\nSD: ${video('several0002')}`, 'several0001');
  await page.goto(proxy.url);
  await page.shown('.stage-screen iframe[src*="several0001"]');
  // The frame is in the HTML; its tabs work when the page is alive.
  await expect.poll(() => page.evaluate(isHydrated, '.stream-picker button')).toBe(true);
  await page.click('button', 'SD');
  await page.shown('.stage-screen iframe[src*="several0002"]');
  await page.click('button', 'All at once');
  await page.shown('.stage-screen iframe[src*="several0001"]');
  await page.shown('.stage-screen iframe[src*="several0002"]');
  expect(await page.faults()).toEqual([]);
});

test('an edit of the sheet arrives without a reload', async () => {
  await show(video('before00001'), 'before00001');
  await page.goto(proxy.url);
  await page.shown('.stage-screen iframe[src*="before00001"]');
  await page.evaluate(() => void Object.assign(window, { sameDocument: true }));
  await site.setSheet(showing(video('after000001')));
  await page.shown('.stage-screen iframe[src*="after000001"]');
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  expect(await page.faults()).toEqual([]);
});

test('the next show comes at its second, whatever the device says the time is', async () => {
  const start = NOW + 100 * HOUR;
  const soon = await startSiteAt(
    start - 90_000,
    sheetOf([
      { start: start - HOUR, end: start, title: 'The first show', stream: video('firstshow01') },
      { start, end: start + HOUR, title: 'The second show', stream: video('secondshow2') },
    ]),
  );
  const listening = await startListeningProxy(soon.url, '', start - 15_000 - Date.now());
  await page.goto(listening.url);
  await page.shown('.stage-screen iframe[src*="firstshow01"]');
  await page.shown('.stage-screen iframe[src*="secondshow2"]');
  await page.shown('h1', 'The second show');
  expect(await page.faults()).toEqual([]);
  await listening.stop();
  await soon.stop();
});

test('the chat joins, talks, and is back by itself after the server was gone', async () => {
  await page.goto(proxy.url);
  await page.type('#mq-chat-nick', 'visitor');
  await page.click('button', 'Join chat');
  await page.type('.mq-chat-box', 'hello from here\uE007');
  await page.shown('.mq-chat-line', 'hello from here');
  await ircd.kill();
  await page.shown('.mq-chat-status');
  await ircd.start();
  await expect
    .poll(
      () => page.evaluate(() => document.querySelector('.mq-chat-status')?.getClientRects().length ?? 0),
      {
        timeout: 60_000,
      },
    )
    .toBe(0);
  await page.type('.mq-chat-box', 'and again\uE007');
  await page.shown('.mq-chat-line', 'and again');
  expect((await page.faults()).filter((line) => !line.includes('WebSocket'))).toEqual([]);
});

test('the layout is changed by keys and by its menu', async () => {
  await page.goto(proxy.url);
  // Keys are listened to by what draws these buttons.
  await expect.poll(() => page.evaluate(isHydrated, '.tools button')).toBe(true);
  await page.type('body', 't');
  await page.shown('html[data-theatre="on"]');
  await page.type('body', 't');
  await page.click('.tools [aria-haspopup="dialog"]');
  await page.click('[role="dialog"] label', 'On the other side');
  await page.shown('html[data-chat-at="start"]');
  await page.click('[role="dialog"] label', 'Beside the stream');
  expect(await page.faults()).toEqual([]);
});

test('the schedule is searched, and the stream plays on beside it', async () => {
  await page.goto(proxy.url);
  await page.shown('.stage-screen iframe');
  await page.evaluate(
    () => void Object.assign(document.querySelector('.stage-screen iframe') ?? {}, { same: true }),
  );
  await page.click('.nav-link', 'Schedule');
  await page.type('.sched input[type="search"]', 'late');
  const rows = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('.sched-row')].filter((row) => row.getClientRects().length > 0).length,
    );
  await expect.poll(rows).toBe(1);
  expect(await page.evaluate(() => 'same' in (document.querySelector('.stage-screen iframe') ?? {}))).toBe(
    true,
  );
  expect(await page.faults()).toEqual([]);
});

test('an organizer signs in, and sees what viewers see', async () => {
  await page.goto(`${proxy.url}/backstage`);
  await page.type('input[name="key"]', KEY);
  await page.type('input[name="name"]', 'Ada');
  await page.click('button', 'Come in');
  await page.shown('h2', 'What viewers see now');
  expect(await page.faults()).toEqual([]);
});

test('with storage refused the stream and the schedule are there, and a sentence', async () => {
  const refusing = await startListeningProxy(
    site.url,
    `for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
       Object.defineProperty(window, name, { get() { throw new DOMException('Refused', 'SecurityError'); } });`,
  );
  await page.goto(refusing.url);
  await page.shown('.stage-screen iframe');
  await page.shown('.notice', 'This browser keeps nothing for this site');
  await page.click('.nav-link', 'Schedule');
  await page.shown('.sched-row', 'The late show');
  expect(await page.faults()).toEqual([]);
  await refusing.stop();
});
