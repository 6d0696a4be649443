import { expect, type Page, test } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { atTime, standInForProviders } from '../at-time.ts';
import { signIn } from '../backstage/sign-in.ts';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from '../sheets.ts';
import { type RunningSite, startSite } from '../site.ts';

// Where there is little room, for viewers whose times are long: nothing stands out of the window or of its box.

test.use({ locale: 'en-US', timezoneId: 'Asia/Kolkata' });

/** At half past six in the evening (UTC) another day begins in Kolkata, so that the times have their day. */
const START = Math.ceil(Date.now() / (24 * HOUR)) * 24 * HOUR + 18 * HOUR;
const SHOW = {
  start: START,
  end: START + HOUR,
  title: 'A film of trains',
  stream: `HD: ${video('mainstream1')}\nSD: ${video('othercamera')}`,
  more: { Host: 'the projection booth', 'Content warning': 'flashing lights', Layout: 'tabs' },
};

const COMING = {
  start: START + 2 * HOUR,
  end: START + 3 * HOUR,
  title: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
  stream: '',
};
const KEY = 'the key of the crew';

let site: RunningSite;
let irc: Awaited<ReturnType<typeof startDemoIrc>>;
test.beforeAll(async () => {
  irc = await startDemoIrc({ port: 0 });
  site = await startSite({
    sheet: sheetOf([SHOW, COMING]),
    env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/`, BACKSTAGE_KEY: KEY },
  });
});
test.afterAll(async () => {
  await site.stop();
  await irc.close();
});
test.beforeEach(({ context }) => standInForProviders(context));
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

async function open(page: Page, path = '/') {
  await atTime(page, START + 45 * MINUTE);
  await page.goto(site.url + path);
}

test('a time with its day and a long zone stays in the window', async ({ page }) => {
  await open(page);
  await expect(page.locator('.stage-strip')).toContainText('GMT+5:30');
  for (const width of [320, 360, 390, 720, 820, 1024]) {
    await page.setViewportSize({ width, height: 700 });
    const edge = await page.locator('.stage-strip').evaluate((strip) => {
      const parts = [...strip.querySelectorAll('*')].map((part) => part.getBoundingClientRect().right);
      return Math.max(...parts) - strip.getBoundingClientRect().right;
    });
    expect(edge, `${width} px`).toBeLessThanOrEqual(0);
    // The choice of streams is not drawn as high as the facts beside it.
    const button = await page.getByRole('button', { name: 'HD', exact: true }).boundingBox();
    expect(button?.height, `${width} px`).toBeLessThan(45);
  }
});

test('the corner has room for the title of a show with a choice of streams', async ({ page }) => {
  for (const width of [820, 1024, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await open(page, '/schedule');
    await expect(page.getByRole('button', { name: 'HD', exact: true })).toBeVisible();
    const title = page.locator('.stage-strip').getByRole('heading', { name: SHOW.title });
    const height = await title.evaluate(
      (h1) => h1.clientHeight / Number.parseFloat(getComputedStyle(h1).lineHeight),
    );
    expect(height, `lines at ${width} px`).toBeLessThan(1.5);
  }
});

test('in forced colours nothing lies over the state of the stage', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const pill = page.locator('.pill');
  await expect(pill).toHaveText('On air');
  // Each line of the facts has a ground there, which begins at the pill's place.
  const onTop = await pill.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(onTop).toBe(true);
});

test('a card can be read whole where a page is enlarged four times', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 225 });
  await atTime(page, START - 3 * HOUR);
  await page.goto(site.url);
  const body = page.locator('.stage-card-body');
  await expect(body).toContainText(SHOW.title);
  // A part that stands out of the beginning of a box cannot be scrolled to.
  const above = await body.evaluate(
    (box) => box.getBoundingClientRect().top - (box.lastElementChild?.getBoundingClientRect().top ?? 0),
  );
  expect(above).toBeLessThanOrEqual(0);
  const last = page.locator('.stage-card').getByRole('button').last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 0.9 });
});

test('a small card has room for a time with its day', async ({ page }) => {
  const now = minuteOf(Date.now());
  const [plain, withPoster] = [now + 50 * HOUR, now + 100 * HOUR];
  const cards = await startSite({
    sheet: sheetOf([
      { ...SHOW, start: plain, end: plain + HOUR },
      {
        ...SHOW,
        start: withPoster,
        end: withPoster + HOUR,
        more: { ...SHOW.more, Poster: 'https://posters.example.org/train.png' },
      },
    ]),
    env: { BACKSTAGE_KEY: KEY },
  });
  const fits = async (where: string, width: number) => {
    await page.setViewportSize({ width, height: 900 });
    const time = page.locator('.stage-card .slot-time');
    await expect(time).toContainText(/[AP]M.GMT\+5:30/);
    // How far the texts stand out of the card, or of the room between its rows of bulbs.
    const farthest = () =>
      page.locator('.stage-card').evaluate((card) => {
        const box = card.getBoundingClientRect();
        const parts = [...card.querySelectorAll('.stage-card-words, .slot-time *')];
        const out = parts
          .map((part) => part.getBoundingClientRect())
          .map((at) =>
            Math.max(
              box.left - at.left,
              at.right - box.right,
              box.top + 8 - at.top,
              at.bottom + 8 - box.bottom,
            ),
          );
        return Math.max(...out);
      });
    // A part of the page may still be on its way.
    await expect.poll(farthest, `${where} at ${width} px`).toBeLessThanOrEqual(0);
  };
  for (const at of [now, withPoster - 40 * HOUR]) {
    await atTime(page, at);
    await page.goto(cards.url);
    for (const width of [320, 390]) await fits('the front page', width);
    await page.goto(`${cards.url}/schedule`);
    for (const width of [820, 1440, 1920]) await fits('the corner', width);
  }
  await signIn(page, cards.url, KEY);
  await fits('backstage', 320);
  await cards.stop();
});

test('menus and settings of the chat keep to their place', async ({ page }) => {
  await page.goto(`${site.url}/chat`);
  await page.getByLabel('Nickname').fill('visitor');
  await page.getByRole('button', { name: 'Join chat' }).click();
  const message = page.getByRole('textbox', { name: 'Message' });
  await message.fill('/settings');
  await message.press('Enter');
  const dialog = page.getByRole('dialog');
  const box = await dialog.getByRole('checkbox', { name: 'No private messages' }).boundingBox();
  const { x = 0, width = 0 } = (await dialog.boundingBox()) ?? {};
  // At the end of its line, as all the others.
  expect(box?.x).toBeGreaterThan(x + width / 2);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Run the channel' }).click();
  await expect(page.getByRole('menu')).toBeInViewport({ ratio: 1 });
  // As a phone that is turned.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('menu')).toBeInViewport({ ratio: 1 });
});

test('a site with rooms has the way to all its pages on the smallest phone', async ({ page }) => {
  const rows = ['Saal 1', 'Saal 2'].map((Room) => ({ ...SHOW, more: { Room } }));
  const rooms = await startSite({ sheet: sheetOf(rows, { Rooms: 'on' }) });
  await page.setViewportSize({ width: 320, height: 568 });
  await page.goto(rooms.url);
  const links = page.getByRole('navigation', { name: 'Site' }).getByRole('link');
  await expect(links).toHaveCount(5);
  for (const link of await links.all()) await expect(link).toBeInViewport({ ratio: 1 });
  await rooms.stop();
});

test('a title of one long word does not stand out of backstage on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await signIn(page, site.url, KEY);
  await expect(page.getByText(COMING.title).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
