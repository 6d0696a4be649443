import { expect, type Frame, type Page, test } from '@playwright/test';
import { HOUR, minuteOf, sheetOf } from '../sheets.ts';
import { type RunningSite, startSite } from '../site.ts';
import { STAND_INS, type StandIn, serveStandIns } from './provider-stand-ins.ts';

// Providers' frames, with stand-ins for their players: they begin by themselves, and say that they ended or failed.

const start = minuteOf(Date.now()) - HOUR / 2;
/** Each sheet has another title, so that its page is told from the one before. */
let sheets = 0;
const shows = (stream: string, more: Record<string, string> = {}) =>
  sheetOf([{ start, end: start + 3 * HOUR, title: `Show ${++sheets}.`, stream, more }]);

let site: RunningSite;
test.beforeAll(async () => {
  site = await startSite({
    sheet: shows('https://youtu.be/nothing0000'),
    env: { EMBED_HOSTS: 'tube.example.org', CHAT_URL: 'ws://127.0.0.1:9/' },
  });
});
test.afterAll(() => site.stop());

async function show(page: Page, stream: string, more?: Record<string, string>): Promise<void> {
  await site.setSheet(shows(stream, more));
  const title = `Show ${sheets}.`;
  await expect(async () => expect(await (await fetch(site.url)).text()).toContain(title)).toPass();
  await page.goto(site.url);
}

const iframe = (page: Page) => page.locator('.stage-screen iframe');
const card = (page: Page) => page.locator('.stage-screen .stage-card');

async function frameOf(page: Page, host: string): Promise<Frame> {
  await expect.poll(() => page.frames().some((frame) => frame.url().includes(host))).toBe(true);
  const frame = page.frames().find((each) => each.url().includes(host));
  if (!frame) throw new Error(`No frame of ${host}`);
  await frame.waitForFunction(() => 'standIn' in window);
  return frame;
}

type Act = 'play' | 'end' | 'fail' | 'unmute';
/** Has the stand-in say something; false if its provider has no such message. */
const act = (frame: Frame, what: Act) =>
  frame.evaluate((name) => {
    const { standIn } = window as unknown as { standIn: Record<string, (() => void) | null> };
    standIn[name]?.();
    return standIn[name] !== null;
  }, what);

/** Waits until the page has heard a message. It listens only when its code for frames is loaded. */
async function untilHeard(page: Page, frame: Frame, what: Act = 'end'): Promise<void> {
  await expect(async () => {
    // The message is sent again every second, because one that came too early was not heard.
    await act(frame, what);
    await expect(card(page)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(card(page)).toBeInViewport({ ratio: 0.9 });
}

for (const [provider, { address, host }] of Object.entries(STAND_INS) as [string, StandIn][])
  test(`${provider} begins by itself, ends, goes on, fails and falls silent`, async ({ page, context }) => {
    await serveStandIns(context);
    // A grid, so that the sound of another stream can be chosen while both stay on the screen.
    const other = STAND_INS[provider === 'youtube' ? 'vimeo' : 'youtube']?.address;
    await show(page, `One: ${address}\nTwo: ${other}`, { Layout: 'grid' });
    const frame = await frameOf(page, host);
    const query = await frame.evaluate(() => document.body.dataset.query ?? '');
    if (!['rutube'].includes(provider)) expect(query).toMatch(/auto_?play=(?:1|true)/i);
    await untilHeard(page, frame);
    await expect(card(page)).toContainText('The stream has ended');
    await act(frame, 'play');
    await expect(card(page)).toHaveCount(0);
    if (await act(frame, 'fail')) {
      await expect(card(page)).toContainText(/may not be shown here|cannot be played/);
      await page.getByRole('button', { name: 'Show the player' }).click();
      await expect(card(page)).toHaveCount(0);
    }
    const isMuted = () => frame.evaluate(() => document.body.dataset.muted);
    expect(await isMuted()).toBeUndefined();
    await page.getByRole('button', { name: 'Hear Two' }).click();
    await expect.poll(isMuted).toBe('true');
    // The frame was never removed.
    expect(frame.isDetached()).toBe(false);
  });

test('a video that may not be shown gives way to the next stream, and that has sound once the viewer listens', async ({
  page,
  context,
}) => {
  await serveStandIns(context);
  await show(page, `HD: ${STAND_INS.youtube?.address}\nSD: ${STAND_INS.vimeo?.address}`);
  const first = await frameOf(page, 'youtube-nocookie');
  await expect(iframe(page)).toHaveAttribute('src', /mute=1/);
  // The code for frames asks the player for its messages, and receives them.
  await first.waitForFunction(() => document.body.dataset.asked === 'true');
  await act(first, 'unmute');
  await act(first, 'fail');
  await expect(page.getByText('HD does not run at the moment; this is SD.')).toBeVisible();
  await expect(iframe(page)).toHaveAttribute('src', /player\.vimeo\.com.*autoplay=1$/);
});

test('a page that refuses to be framed gives way to the next stream, and has a card with a link', async ({
  page,
  context,
}) => {
  await serveStandIns(context);
  const src = 'https://tube.example.org/about';
  // The site's check asks the page's host, which is not on this machine.
  await context.route(`${site.url}/schedule.json`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), live: { [src]: 'framing' } } });
  });
  await show(page, `Page: ${src}\nSD: ${STAND_INS.vimeo?.address}`);
  await expect(page.getByText('Page does not run at the moment; this is SD.')).toBeVisible();
  await page.getByRole('button', { name: 'Back to Page' }).click();
  await expect(card(page)).toContainText('This page does not let itself be shown here');
  await expect(card(page).getByRole('link', { name: 'Open the page' })).toHaveAttribute('href', src);
  await expect(card(page)).toBeInViewport({ ratio: 0.9 });
  await page.getByRole('button', { name: 'Show the player' }).click();
  await expect(card(page)).toHaveCount(0);
  // The page may just ask for the schedule again.
  await context.unrouteAll({ behavior: 'ignoreErrors' });
});

test('only the frame itself is believed', async ({ page, context }) => {
  await serveStandIns(context);
  await show(page, STAND_INS.youtube?.address ?? '');
  const frame = await frameOf(page, 'youtube-nocookie');
  await untilHeard(page, frame, 'fail');
  await act(frame, 'play');
  await expect(card(page)).toHaveCount(0);
  await page.evaluate(() => {
    const message = JSON.stringify({ event: 'onError', info: 100 });
    // From this page itself, and in the name of the provider.
    window.postMessage(message, '*');
    window.dispatchEvent(
      new MessageEvent('message', { data: message, origin: 'https://www.youtube-nocookie.com' }),
    );
    const iframe = document.querySelector('iframe');
    window.dispatchEvent(
      new MessageEvent('message', {
        data: message,
        origin: 'https://evil.example',
        source: iframe?.contentWindow ?? null,
      }),
    );
  });
  // The frame sends its own message later, and that is the first one that is shown.
  await act(frame, 'fail');
  await expect(card(page)).toContainText('may not be shown here');
});

test('a frame that takes the focus while somebody types gives it back', async ({ page, context }) => {
  await serveStandIns(context);
  await show(page, STAND_INS.youtube?.address ?? '');
  const field = page.locator('#mq-chat-nick');
  const frame = await frameOf(page, 'youtube-nocookie');
  // This waits until the code for frames is loaded.
  await untilHeard(page, frame, 'fail');
  await field.click();
  await field.fill('');
  await field.evaluate((element) => {
    element.addEventListener('focus', () => {
      element.dataset.times = `${Number(element.dataset.times ?? 0) + 1}`;
    });
  });
  for (const [n, part] of ['the keys ', 'of a name ', 'stay'].entries()) {
    await frame.evaluate(() => document.querySelector('input')?.focus());
    await expect(field).toHaveAttribute('data-times', `${n + 1}`);
    await page.keyboard.type(part);
  }
  await expect(field).toHaveValue('the keys of a name stay');
  expect(await frame.evaluate(() => document.querySelector('input')?.value)).toBe('');
});
