import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchWholeChromium } from '../engines/chromium/chromium-launch.ts';
import { HOUR, minuteOf, sheetOf } from '../sheets.ts';
import { type RunningSite, startSite } from '../site.ts';
import { BROWSER_ARGS, type MediaServer, startMediaServer } from './media-server.ts';

// Streams as they really behave: they end, restart and break off. ffmpeg is the encoder, Chromium the viewer.

test.use({ launchOptions: launchWholeChromium(...BROWSER_ARGS) });
// Minutes for which a stream is away, and a machine that is busy with other tests.
test.describe.configure({ timeout: 400_000 });

/** Limits in ms after the return of the stream. */
const BACK = 15_000;
const BACK_AFTER_KILL = 30_000;
const SPARE = 20_000;

let media: MediaServer;
let site: RunningSite;
test.beforeAll(async () => {
  media = await startMediaServer();
  media.make('spare.mp4', 30, '-movflags', '+faststart');
  site = await startSite({ sheet: shows(media.at('nothing.mp4')) });
});
test.afterAll(async () => {
  await site?.stop();
  await media?.stop();
});

const start = minuteOf(Date.now()) - HOUR / 2;
const shows = (stream: string, more: Record<string, string> = {}) =>
  sheetOf([{ start, end: start + 3 * HOUR, title: 'The show', stream, more }]);

async function show(page: Page, stream: string, more: Record<string, string> = {}): Promise<void> {
  await site.setSheet(shows(stream, more));
  const first =
    stream
      .split('\n')[0]
      ?.replace(/^[^:]{1,30}: /, '')
      .replace('audio+', '') ?? '';
  await expect(async () => expect(await (await fetch(site.url)).text()).toContain(first)).toPass();
  await page.goto(site.url);
}

const video = (page: Page) => page.locator('.stage-screen video');
const read = (page: Page, name: 'currentTime' | 'muted' | 'paused' | 'volume' | 'duration') =>
  video(page).evaluate((element: HTMLVideoElement, key) => element[key], name);

/** Resolves once a picture moves, or sound goes on. */
async function plays(page: Page, timeout = 60_000): Promise<void> {
  const state = () =>
    video(page).evaluate((element: HTMLVideoElement) =>
      element.readyState >= 2 && !element.paused && !element.ended ? element.currentTime : -1,
    );
  const deadline = Date.now() + timeout;
  let before = -1;
  await expect
    .poll(
      async () => {
        const now = await state().catch(() => -1);
        const moves = before >= 0 && now > before;
        before = now;
        return moves;
      },
      { intervals: [250], timeout: Math.max(1000, deadline - Date.now()) },
    )
    .toBe(true);
}

/** A playlist of a live stream that is over: it has an end, and begins at a segment. */
function makeRest(name: string, first: number, ...more: string[]): void {
  media.make(
    `${name}.m3u8`,
    8,
    ...`-f hls -hls_time 1 -hls_list_size 0 -start_number ${first}`.split(' '),
    ...more,
    '-hls_segment_filename',
    join(media.folder, `${name}-%05d.ts`),
  );
}

async function rewrite(name: string, change: (text: string) => string): Promise<void> {
  const path = join(media.folder, `${name}.m3u8`);
  await writeFile(path, change(await readFile(path, 'utf8')));
}

/** Dates in a playlist, as an encoder writes them; the first segment begins at `begins`. */
const dated = (begins: number) => (text: string) =>
  text.replace('#EXTINF', `#EXT-X-PROGRAM-DATE-TIME:${new Date(begins).toISOString()}\n#EXTINF`);

const notice = (page: Page) => page.locator('.player-notice');
const waiting = (page: Page) => page.getByText('The stream has not started yet');

test('a stream that ended starts again at the same address', async ({ page }) => {
  const first = await media.goLive('restarted');
  await show(page, media.at('restarted.m3u8'));
  await plays(page);
  await first.end();
  await expect(notice(page)).toHaveText('The stream was interrupted. It goes on here by itself.');
  const second = await media.goLive('restarted');
  await plays(page, BACK);
  await expect(notice(page)).toHaveText('');
  second.stop();
});

test('an encoder that was killed begins again at segment 0', async ({ page }) => {
  const first = await media.goLive('killed');
  await show(page, media.at('killed.m3u8'));
  await plays(page);
  // Past the first segments, so that the numbers go back.
  await expect.poll(() => read(page, 'currentTime'), { timeout: 60_000 }).toBeGreaterThan(8);
  first.stop();
  await expect(notice(page)).toHaveText('One moment…');
  const second = await media.goLive('killed');
  await plays(page, BACK_AFTER_KILL);
  second.stop();
});

test.describe('a playlist with an end at the start of a show', () => {
  const shown = async (page: Page, name: string) => {
    await show(page, media.at(`${name}.m3u8`));
    await expect(waiting(page)).toBeInViewport();
    await expect.poll(() => read(page, 'paused')).toBe(true);
    const live = await media.goLive(name);
    await plays(page, BACK);
    await expect(waiting(page)).toBeHidden();
    live.stop();
  };

  test('whose window has moved is the rest of a live stream', async ({ page }) => {
    makeRest('moved', 512);
    await shown(page, 'moved');
  });

  test('whose dates are of last week is the rest of a live stream', async ({ page }) => {
    makeRest('dated', 0, '-hls_playlist_type', 'event');
    await rewrite('dated', dated(start - 7 * 24 * HOUR));
    await shown(page, 'dated');
  });

  test('of type VOD is a recording', async ({ page }) => {
    makeRest('vod', 0, '-hls_playlist_type', 'vod');
    await rewrite('vod', dated(start - HOUR));
    await show(page, media.at('vod.m3u8'));
    await plays(page);
    await expect.poll(() => video(page).evaluate((v: HTMLVideoElement) => v.ended)).toBe(true);
    await expect(waiting(page)).toHaveCount(0);
  });

  test('whole, with dates of long ago, is a recording', async ({ page }) => {
    makeRest('old', 0);
    await rewrite('old', dated(start - 90 * 24 * HOUR));
    await show(page, media.at('old.m3u8'));
    await plays(page);
    await expect(waiting(page)).toHaveCount(0);
  });

  test('that says nothing of itself is played, until a new stream moves at its address', async ({ page }) => {
    makeRest('unsure', 0);
    await show(page, media.at('unsure.m3u8'));
    await plays(page);
    const live = await media.goLive('unsure');
    await expect
      .poll(() => video(page).evaluate((v: HTMLVideoElement) => v.duration), { timeout: BACK })
      .toBe(Number.POSITIVE_INFINITY);
    await plays(page, BACK);
    live.stop();
  });

  test('can be watched all the same', async ({ page }) => {
    makeRest('insisted', 512);
    await show(page, media.at('insisted.m3u8'));
    await page.getByRole('button', { name: 'Try it all the same' }).click();
    await plays(page);
  });
});

test('when the first stream ends early the next one is shown, with a way back', async ({ page }) => {
  const first = await media.goLive('early');
  await show(page, `HD: ${media.at('early.m3u8')}\nSD: ${media.at('spare.mp4')}`);
  await plays(page);
  await first.end();
  await expect(page.getByText('HD does not run at the moment; this is SD.')).toBeVisible({ timeout: SPARE });
  await plays(page);
  const second = await media.goLive('early');
  await page.getByRole('button', { name: 'Back to HD' }).click();
  await plays(page);
  second.stop();
});

test('a radio has no length, shows its poster, and comes back', async ({ page, context }) => {
  await context.route('https://images.example.org/radio.svg', (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#456"/></svg>',
    }),
  );
  const radio = media.radio('/stream');
  await show(page, `audio+${media.at('stream')}`, { Poster: 'https://images.example.org/radio.svg' });
  await plays(page);
  const sound = page.locator('.player-sound');
  await expect(sound).toContainText('The show');
  await expect(sound.locator('img')).toHaveAttribute('src', 'https://images.example.org/radio.svg');
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Go live' })).toHaveCount(0);
  await page.screenshot({ path: test.info().outputPath('radio.png') });
  radio.breakOff();
  await expect(notice(page)).not.toHaveText('', { timeout: 60_000 });
  radio.comeBack();
  await plays(page, BACK);
  await expect(notice(page)).toHaveText('');
  radio.breakOff();
});

for (const [kind, name] of [
  ['an MP4 file', 'film.mp4'],
  ['an archived HLS stream', 'archived.m3u8'],
] as const)
  test(`${kind} goes on from its second when its line comes back`, async ({ page }) => {
    if (name === 'film.mp4') media.make(name, 180, '-movflags', '+faststart', '-b:v', '2M');
    else
      media.make(
        name,
        90,
        ...'-f hls -hls_time 2 -hls_list_size 0 -hls_playlist_type vod -hls_segment_filename'.split(' '),
        join(media.folder, 'archived-%05d.ts'),
      );
    await show(page, media.at(name));
    await plays(page);
    media.cut();
    // The line is away for longer than the buffer lasts: a seek beyond it stands.
    await video(page).evaluate((element: HTMLVideoElement) => {
      element.currentTime = element.duration - 20;
    });
    await expect(notice(page)).not.toHaveText('', { timeout: 60_000 });
    const place = await read(page, 'duration').then((duration) => Number(duration) - 20);
    const goesOnAt = video(page).evaluate(
      (element: HTMLVideoElement) =>
        new Promise<number>((resolve) => {
          element.addEventListener('playing', () => resolve(element.currentTime), { once: true });
        }),
    );
    media.mend();
    await plays(page, BACK);
    expect(Math.abs((await goesOnAt) - place)).toBeLessThan(2);
  });

test('a stream that other sites may not play says so', async ({ page }) => {
  media.answer('/closed.m3u8', (_request, response) => {
    response.removeHeader('access-control-allow-origin');
    response.setHeader('content-type', 'application/vnd.apple.mpegurl');
    response.end('#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nclosed.ts\n');
  });
  await show(page, media.at('closed.m3u8'));
  await expect(notice(page)).toContainText('does not let other sites play it', { timeout: 60_000 });
  media.answer('/closed.m3u8', (_request, response) => response.writeHead(403).end());
  await page.reload();
  await expect(notice(page)).toContainText('refuses to hand it out', { timeout: 60_000 });
  media.answer('/closed.m3u8', null);
});
