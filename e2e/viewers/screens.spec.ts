import { expect, type Page, test } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { atTime, standInForProviders } from '../at-time.ts';
import { signIn } from '../backstage/sign-in.ts';
import { serveFilm } from '../film.ts';
import { HOUR, MINUTE, minuteOf, sheetOf } from '../sheets.ts';
import { type RunningSite, startSite } from '../site.ts';
import { violationsOf } from '../violations.ts';

// Small, large and enlarged screens, paper, forced colours and a remote control: few pages, which change their size.

// This is the last file of a run, and takes long, so the workers share it.
test.describe.configure({ mode: 'parallel' });

/** Tomorrow in the evening: a wide screen has a column for each day, and the shows of twelve hours are above it. */
const START = Math.ceil(Date.now() / (24 * HOUR)) * 24 * HOUR + 20 * HOUR;
const FILM = 'https://media.example.org/film.mp4';
const TITLE = 'The long evening of slow trains, part 2';
// 40 shows a day.
const BUSY = sheetOf(
  Array.from({ length: 80 }, (_, n) => ({
    start: START + (n - 20) * 36 * MINUTE,
    end: START + (n - 20) * 36 * MINUTE + 33 * MINUTE,
    title: n === 20 ? TITLE : `Show number ${n}`,
    stream: n === 20 ? FILM : '',
  })),
);

let site: RunningSite;
let irc: Awaited<ReturnType<typeof startDemoIrc>>;
test.beforeAll(async () => {
  irc = await startDemoIrc({ port: 0 });
  site = await startSite({ sheet: BUSY, env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/` } });
});
test.afterAll(async () => {
  await site.stop();
  await irc.close();
});
test.beforeEach(({ context }) => standInForProviders(context));
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

async function open(page: Page, path = '/') {
  await serveFilm(page, FILM);
  await atTime(page, START + MINUTE);
  await page.goto(site.url + path);
  await expect(page.locator('.pill')).toHaveText('On air');
}
const resize = (page: Page, [width, height]: readonly [number, number]) =>
  page.setViewportSize({ width, height });
const rowOnAir = (page: Page) => page.locator('.sched-row[aria-current]');

test('the way to all pages is on every screen, and nothing scrolls sideways', async ({ page }) => {
  await open(page);
  const links = page.getByRole('navigation', { name: 'Site' }).getByRole('link');
  for (const size of [
    [320, 568],
    [390, 844],
    // Laptops whose page is enlarged twice, four times, or low.
    [720, 450],
    [360, 225],
    [1093, 500],
    [911, 512],
    [820, 1180],
    [1000, 600],
    [1024, 768],
    [2560, 1440],
  ] as const) {
    await resize(page, size);
    for (const link of await links.all()) await expect(link, size.join('x')).toBeInViewport({ ratio: 0.9 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), size.join('x')).toBe(size[0]);
    // The stream is not all there is: some of the chat is to be seen, or is a page further down.
    const { height = 0 } = (await page.locator('.shell-chat').boundingBox()) ?? {};
    expect(height, size.join('x')).toBeGreaterThan(100);
  }
  // A phone shows all of a title of usual length; its chat may be hidden sideways, and then the page is there.
  await resize(page, [390, 844]);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText(TITLE);
  expect(await title.evaluate((h1) => h1.scrollHeight - h1.clientHeight)).toBe(0);
  await resize(page, [720, 450]);
  await page.getByRole('button', { name: 'Show the chat' }).click();
  await expect(page.getByRole('heading', { name: 'Up next' })).toBeVisible();
  await expect(links.first()).toBeInViewport();
});

test('nothing is cut off below the notice of the demo', async ({ page }) => {
  const demo = await startSite();
  for (const path of ['/schedule', '/shows']) {
    await page.goto(demo.url + path);
    await expect(page.locator('.notice summary')).toBeVisible();
    const { y = 0, height = 0 } = (await page.locator('.shell-chat').boundingBox()) ?? {};
    expect(y + height, path).toBe(900);
  }
  await resize(page, [390, 844]);
  await page.goto(demo.url);
  const form = page.locator('.mq-chat-nick-form');
  const before = await form.boundingBox();
  await page.locator('.notice summary').click();
  await expect(page.locator('.notice ol')).toBeVisible();
  expect(await form.boundingBox()).toEqual(before);
  await demo.stop();
});

test('the schedule opens at now, and has a way back to it', async ({ page }) => {
  for (const size of [
    [390, 844],
    [1440, 900],
  ] as const) {
    await resize(page, size);
    await open(page, '/schedule');
    await expect(rowOnAir(page)).toBeInViewport();
    await page.getByRole('searchbox', { name: 'Search' }).scrollIntoViewIfNeeded();
    await expect(rowOnAir(page)).not.toBeInViewport();
    await page.getByRole('button', { name: 'Now', exact: true }).click();
    await expect(rowOnAir(page)).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('link', { name: TITLE })).toBeFocused();
  }
});

test('the stream in its corner covers no menu of a row', async ({ page }) => {
  await resize(page, [1000, 900]);
  await open(page, '/schedule');
  const { y: top = 0 } = (await page.locator('.shell .stage').boundingBox()) ?? {};
  const rows = page.locator('.sched-row');
  const low = (
    await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().bottom))
  ).findLastIndex((bottom) => bottom < top);
  await rows.nth(low).locator('summary').click();
  const google = rows.nth(low).getByRole('link', { name: 'Google' });
  // It fails if something else is at its place.
  await google.click({ trial: true, timeout: 5000 });
});

test('forced colours mark the page, the row and the buttons of the player', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, '/schedule');
  const ground = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await ground('.nav-link[aria-current]')).not.toBe(await ground('.nav-link:not([aria-current])'));
  await expect(rowOnAir(page)).toHaveCSS('outline-style', 'solid');
  await page.locator('.player').hover();
  expect(await ground('.player-bar')).toMatch(/^rgb\(/);
});

test('a schedule is printed whole, without player and chat', async ({ page }) => {
  await open(page, '/schedule');
  await page.emulateMedia({ media: 'print' });
  await expect(rowOnAir(page)).toBeVisible();
  for (const part of ['.stage', '.shell-chat', 'search', '.shell-head nav'])
    await expect(page.locator(part), part).toBeHidden();
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(sheets?.length).toBeGreaterThan(1);
});

// All states, sizes and pages: `npm run long -- axe`.
for (const locale of ['ar', 'ja']) {
  test(`axe finds nothing in ${locale} on screens of three sizes`, async ({ browser }) => {
    const context = await browser.newContext({ locale });
    await standInForProviders(context);
    const page = await context.newPage();
    await serveFilm(page, FILM);
    await atTime(page, START + MINUTE);
    await page.goto(site.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE);
    await expect(page.getByRole('button', { name: 'Join chat' })).toHaveCount(0);
    for (const size of [
      [390, 844],
      [720, 450],
      [1440, 900],
    ] as const) {
      await resize(page, size);
      expect(await violationsOf(page), size.join('x')).toEqual([]);
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  });
}

test('backstage has a programme in its preview, and axe finds nothing there with rooms', async ({ page }) => {
  const now = minuteOf(Date.now());
  const rows = ['Saal 1', 'Saal 2'].map((Room) => ({
    start: now - 10 * MINUTE,
    end: now + HOUR,
    title: `Together in ${Room}`,
    stream: `Short: ${FILM} [0:05:00]\nLong: ${FILM} [0:50:00]`,
    more: { Room, Playback: 'together' },
  }));
  const rooms = await startSite({
    sheet: sheetOf(rows, { Rooms: 'on', Numbers: 'public' }),
    env: { BACKSTAGE_KEY: 'the key of the crew' },
  });
  await serveFilm(page, FILM);
  await signIn(page, rooms.url, 'the key of the crew');
  await expect(page.locator('#bs-now ~ section')).toBeVisible();
  const item = page.locator('#bs-now ~ div [data-on]').last();
  const screen = await page.locator('#bs-now ~ div > .dark-room').boundingBox();
  await expect.poll(() => item.boundingBox()).toEqual(screen);
  const look = async (name: string) => {
    for (const size of [
      [390, 844],
      [1440, 900],
    ] as const) {
      await resize(page, size);
      expect(await violationsOf(page), name).toEqual([]);
    }
  };
  await look('backstage');
  for (const [path, part] of [
    ['/numbers', 'h2'],
    ['/embed/saal-2', 'main [data-state]'],
  ] as const) {
    await page.goto(rooms.url + path);
    await expect(page.locator(part).first()).toBeVisible();
    await look(path);
  }
  await rooms.stop();
});

test.describe('with a remote control', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test('arrow keys alone lead through an evening', async ({ page }) => {
    // Chromium has a mouse, and no way to be without.
    await page.addInitScript(() => {
      const real = window.matchMedia.bind(window);
      window.matchMedia = (query) => real(query === '(any-pointer: fine)' ? 'not all' : query);
    });
    await open(page);
    await expect(page.getByRole('button', { name: 'Join chat' })).toBeEnabled();
    const focused = () => page.locator(':focus');
    /** Presses the arrow keys that lead to an element, as a person does who sees both. */
    const reach = async (role: 'link' | 'button' | 'textbox', name: string) => {
      const to = page.getByRole(role, { name, exact: true }).first();
      for (let n = 0; n < 30; n++) {
        const keys = await to.evaluate((element) => {
          if (element === document.activeElement) return [];
          const middle = (of: Element | null) => {
            const { left, top, width, height } = (of ?? document.body).getBoundingClientRect();
            return [left + width / 2, top + height / 2] as const;
          };
          const [x, y] = middle(element);
          const [fromX, fromY] = middle(document.activeElement);
          const across = x > fromX ? 'ArrowRight' : 'ArrowLeft';
          const along = y > fromY ? 'ArrowDown' : 'ArrowUp';
          return Math.abs(y - fromY) < 10 ? [across, along] : [along, across];
        });
        if (keys.length === 0) return;
        const before = await focused().elementHandle();
        for (const key of keys) {
          await page.keyboard.press(key);
          if (!(await before?.evaluate((element) => element === document.activeElement))) break;
        }
      }
      await expect(to).toBeFocused({ timeout: 1 });
    };
    // The code of the arrows comes when the stream runs; whoever presses before presses once more.
    const begin = () =>
      expect(async () => {
        await page.keyboard.press('ArrowDown');
        expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
      }).toPass();
    await begin();
    await reach('link', 'Schedule');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Schedule', level: 2 })).toBeVisible();
    await reach('button', 'Now');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: TITLE })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('link', { name: 'Show number 21' })).toBeFocused();
    await page.goto(site.url);
    await expect(page.getByRole('button', { name: 'Join chat' })).toBeEnabled();
    await begin();
    await reach('button', 'Layout and keys');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Layout' })).toBeVisible();
    await page.keyboard.press('Escape');
    await reach('textbox', 'Nickname');
    await page.keyboard.type('sofa');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  });
});
