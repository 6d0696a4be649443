import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { complaints, standInForProviders } from '../at-time.ts';
import { launchWholeChromium } from '../engines/chromium/chromium-launch.ts';
import { HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { type RunningSite, startSite } from '../site.ts';
import { BROWSER_ARGS, HOST, type MediaServer, startMediaServer } from './media-server.ts';

test.use({
  launchOptions: launchWholeChromium(
    '--allow-loopback-in-peer-connection',
    // Chromium would give names for its own addresses that only multicast can find.
    '--disable-features=WebRtcHideLocalIpsWithMdns',
    ...BROWSER_ARGS,
  ),
});

let media: MediaServer;
let site: RunningSite;
test.beforeAll(async () => {
  media = await startMediaServer();
  media.make('one.mp4', 20, '-movflags', '+faststart');
  media.make('two.mp4', 20, '-movflags', '+faststart');
  site = await startSite({
    sheet: shows(media.at('one.mp4')),
    env: {
      EMBED_HOSTS: 'stage.example.org',
      STREAM_CHECKS: 'on',
      STREAM_CHECK_PINS: `${HOST}=127.0.0.1`,
      NODE_EXTRA_CA_CERTS: media.certificate,
    },
  });
});
test.afterAll(async () => {
  await site?.stop();
  await media?.stop();
});

type Settings = Record<string, string>;
function shows(stream: string, more: Settings = {}, settings: Settings = {}) {
  const start = minuteOf(Date.now()) - HOUR / 2;
  return sheetOf([{ start, end: start + 3 * HOUR, title: 'The show', stream, more }], settings);
}

/** Puts streams on the site, and waits until its HTML says so. */
async function show(stream: string, until: string, more?: Settings, settings?: Settings): Promise<void> {
  await site.setSheet(shows(stream, more, settings));
  await expect(async () => expect(await (await fetch(site.url)).text()).toContain(until)).toPass();
}

const cell = (page: Page, path: string) => page.locator(`.stream-cell[data-src="${media.at(path)}"] video`);
const runs = (page: Page, path: string) =>
  expect
    .poll(() => cell(page, path).evaluate((element: HTMLVideoElement) => element.currentTime))
    .toBeGreaterThan(0);
const muted = (page: Page, path: string) =>
  cell(page, path).evaluate((element: HTMLVideoElement) => element.muted);

test('a stream that has not started says so, and starts by itself', async ({ page, context }) => {
  // On a busy machine a segment may leave the playlist before it is asked for, which Chromium notes.
  const heard = complaints(context, (message) => /\/later-\d{5}\.ts$/.test(message.location().url));
  await show(media.at('later.m3u8'), 'later.m3u8');
  const found = async () => (await (await fetch(`${site.url}/schedule.json`)).json()).live;
  await expect.poll(found).toEqual({ [media.at('later.m3u8')]: 'waiting' });
  // The HTML is made anew a moment later. One that does not know it opens the player, and what is open stays open.
  const html = async () => (await fetch(site.url)).text();
  await expect.poll(html).toMatch(/later\.m3u8\\*":\\*"waiting/);
  await page.goto(site.url);
  await expect(page.getByText('The stream has not started yet')).toBeVisible();
  await expect(page.locator('.stage-screen video')).toHaveCount(0);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const live = await media.goLive('later');
  await expect(cell(page, 'later.m3u8')).toBeVisible({ timeout: 60_000 });
  await runs(page, 'later.m3u8');
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  expect(heard).toEqual([]);
  live.stop();
});

test('tabs and grid: one is loaded or all, one is heard, nothing is loaded anew', async ({
  page,
  context,
}) => {
  const heard = complaints(context);
  const streams = `One: ${media.at('one.mp4')}\nTwo: ${media.at('two.mp4')}`;
  await show(streams, 'Evenings', { Layout: 'tabs', Series: 'Evenings' });
  // It is muted on purpose, because Playwright's first check decides whether a page may have sound by itself.
  await page.addInitScript(() => localStorage.setItem('marquee:player', '{"muted":true}'));
  media.asked.clear();
  await page.goto(site.url);
  await runs(page, 'one.mp4');
  expect(media.asked.has('/two.mp4')).toBe(false);
  await cell(page, 'one.mp4').evaluate((element) => Object.assign(element, { same: true }));

  await page.getByRole('button', { name: 'All at once' }).click();
  await runs(page, 'two.mp4');
  await page.getByRole('button', { name: 'Unmute' }).first().click();
  await expect
    .poll(async () => [await muted(page, 'one.mp4'), await muted(page, 'two.mp4')])
    .toEqual([false, true]);
  await page.getByRole('button', { name: 'Hear Two' }).click();
  await expect.poll(() => muted(page, 'one.mp4')).toBe(true);
  await expect.poll(() => muted(page, 'two.mp4')).toBe(false);
  await page.getByRole('button', { name: 'Enlarge One' }).click();
  const wide = async (path: string) => (await cell(page, path).boundingBox())?.width ?? 0;
  expect(await wide('one.mp4')).toBeGreaterThan(2 * (await wide('two.mp4')));
  expect(await cell(page, 'one.mp4').evaluate((element) => 'same' in element)).toBe(true);

  await page.getByRole('button', { name: 'All at once' }).click();
  await expect(cell(page, 'two.mp4')).toHaveCount(0);
  expect(await cell(page, 'one.mp4').evaluate((element) => 'same' in element)).toBe(true);
  await page.getByRole('button', { name: 'Two', exact: true }).click();
  await runs(page, 'two.mp4');
  await expect(cell(page, 'one.mp4')).toHaveCount(0);
  // The next visit begins with the stream that was shown last for this series.
  await page.reload();
  await runs(page, 'two.mp4');
  expect(heard).toEqual([]);
});

test('if the site asks first, nobody else is told of a viewer before', async ({ page, context }) => {
  const asked: string[] = [];
  await standInForProviders(context);
  context.on('request', (request) => asked.push(new URL(request.url()).host));
  await show(video('firstshow01'), 'Play from YouTube', {}, { Embeds: 'ask' });
  await page.goto(site.url);
  await expect(page.getByRole('button', { name: 'Play from YouTube' })).toBeVisible();
  expect(new Set(asked)).toEqual(new Set([new URL(site.url).host]));
  await page.getByLabel('Always play from YouTube here').check();
  await page.getByRole('button', { name: 'Play from YouTube' }).click();
  await expect(page.locator('.stage-screen iframe')).toBeVisible();
  await page.reload();
  await expect(page.locator('.stage-screen iframe')).toBeVisible();
});

test('a hostile page in the frame changes nothing', async ({ page, context }) => {
  await hostile(context);
  await show('https://stage.example.org/page', 'stage.example.org/page');
  await page.goto(site.url);
  const frame = page.frameLocator('.stage-screen iframe');
  await expect(frame.locator('body')).toHaveAttribute('data-done', 'true', { timeout: 40_000 });
  expect(page.url()).toBe(`${site.url}/`);
  expect(context.pages()).toHaveLength(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The show');
  await expect(page.locator('.stage-screen iframe')).toHaveCount(1);
  // The page still answers to its viewer.
  await page.getByRole('link', { name: 'Schedule' }).click();
  await expect(page.getByRole('heading', { name: 'Schedule', level: 2 })).toBeVisible();
});

/** A page that tries acts on the page around it that are forbidden. */
async function hostile(context: BrowserContext): Promise<void> {
  const attack = `
    const tries = [
      () => { top.location = 'https://stage.example.org/stolen'; },
      () => { top.location.replace('https://stage.example.org/stolen'); },
      () => { open('https://stage.example.org/popup', '_top'); },
      () => { open('https://stage.example.org/popup'); },
      () => { document.querySelector('a').click(); },
      () => { document.querySelector('form').submit(); },
      () => { alert('hello'); },
      () => { parent.document.body.innerHTML = ''; },
      () => { for (let n = 0; n < 20000; n++) parent.postMessage({ type: 'marquee:refresh', event: 'command', n, more: 'x'.repeat(100) }, '*'); },
      () => { parent.postMessage('<img src=x onerror=alert(1)>', '*'); },
    ];
    for (const attempt of tries) try { attempt(); } catch {}
    setTimeout(() => { document.body.dataset.done = 'true'; }, 500);`;
  await context.route('https://stage.example.org/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>A page</title><body><a href="https://stage.example.org/stolen" target="_top">x</a>
        <form action="https://stage.example.org/stolen" target="_top"></form><script>${attack}</script>`,
    }),
  );
}

test('a stream over WebRTC plays from its WHEP endpoint', async ({ page, context }) => {
  // Another page of this browser is the server: it draws a picture, and answers offers.
  const sender = await context.newPage();
  await sender.goto(`${site.url}/robots.txt`);
  let left = 0;
  media.answer('/room/whep', (request, response) => {
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    let offer = '';
    request.on('data', (chunk) => {
      offer += chunk;
    });
    request.on('end', async () => {
      const answer = await sender.evaluate(sendPicture, offer);
      response.writeHead(201, { 'content-type': 'application/sdp', location: '/room/session' }).end(answer);
    });
  });
  media.answer('/room/session', (request, response) => {
    response.setHeader('access-control-allow-methods', 'DELETE');
    if (request.method === 'DELETE') left += 1;
    response.writeHead(204).end();
  });
  await show(`WebRTC: ${media.at('room/whep')}\nFile: ${media.at('one.mp4')}`, 'room/whep');
  await page.goto(site.url);
  await runs(page, 'room/whep');
  expect(
    await cell(page, 'room/whep').evaluate((element: HTMLVideoElement) => element.videoWidth),
  ).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await expect.poll(() => left).toBe(1);
  media.answer('/room/whep', null);
});

/** Runs in the sender's page: answers an offer with a picture that moves. */
async function sendPicture(offer: string): Promise<string> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  let n = 0;
  setInterval(() => {
    if (!pen) return;
    pen.fillStyle = `hsl(${n++ % 360} 80% 50%)`;
    pen.fillRect(0, 0, 300, 150);
  }, 40);
  const peer = new RTCPeerConnection();
  Object.assign(window, { peer });
  await peer.setRemoteDescription({ type: 'offer', sdp: offer });
  const stream = canvas.captureStream(25);
  for (const track of stream.getTracks()) peer.addTrack(track, stream);
  await peer.setLocalDescription();
  if (peer.iceGatheringState !== 'complete')
    await new Promise<void>((done) => {
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && done();
    });
  return peer.localDescription?.sdp ?? '';
}
