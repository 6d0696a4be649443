import { expect, test } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { complaints, standInForProviders } from './at-time.ts';
import { makeClient } from './irc/clients.ts';
import { anyFrame, frame, HOUR, minuteOf, video } from './sheets.ts';
import { type RunningSite, type SheetText, startSite } from './site.ts';
import { violationsOf } from './violations.ts';

const NOW = minuteOf(Date.now());
const time = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
type Row = { start: number; end: number; title: string; room: string; stream: string };

/** Two rooms with something on in each, and something after it. */
const rows = (change: Partial<Record<string, Partial<Row>>> = {}): Row[] =>
  [
    {
      start: NOW - HOUR,
      end: NOW + 5 * HOUR,
      title: 'Opening',
      room: 'Saal 1',
      stream: video('roomone0001'),
    },
    {
      start: NOW - HOUR,
      end: NOW + 5 * HOUR,
      title: 'Workshop',
      room: 'Saal 2',
      stream: video('roomtwo0001'),
    },
    { start: NOW + 5 * HOUR, end: NOW + 6 * HOUR, title: 'Closing', room: 'Saal 1', stream: '' },
    { start: NOW + 5 * HOUR, end: NOW + 6 * HOUR, title: 'Party', room: 'Saal 2', stream: '' },
  ].map((row) => ({ ...row, ...change[row.title] }));

const sheetOf = (all: readonly Row[]): SheetText => ({
  Schedule: [
    'Start,End,Title,Room,Stream',
    ...all.map(
      ({ start, end, title, room, stream }) => `${time(start)},${time(end)},${title},${room},${stream}`,
    ),
  ].join('\n'),
  Settings: 'Name,Value\nTime zone,UTC\n',
});

/** The site of the tests that change nothing on it. */
let shared: RunningSite;
test.beforeAll(async () => {
  shared = await startSite({ sheet: sheetOf(rows()) });
});
test.afterAll(() => shared?.stop());

test('each room has a page with its stream in the HTML, its calendar, its embed and its overlay', async () => {
  const get = async (path: string) => {
    const response = await fetch(shared.url + path);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  };
  const one = await get('/');
  expect(one.text).toContain(`<iframe class="stage-frame" src="${frame('roomone0001')}`);
  const two = await get('/rooms/saal-2');
  expect(two.text).toContain(`<iframe class="stage-frame" src="${frame('roomtwo0001')}`);
  expect(two.text).not.toContain(`src="${frame('roomone0001')}`);
  expect(two.text).toContain('<title>Saal 2');
  const calendar = await get('/rooms/saal-2.ics');
  expect(calendar.type).toMatch(/^text\/calendar/);
  expect(calendar.text.match(/^SUMMARY:.*/gm)?.map((line) => line.trim())).toEqual([
    'SUMMARY:Workshop',
    'SUMMARY:Party',
  ]);
  expect((await get('/overlay/saal-2')).text).toContain('Workshop');
  expect((await get('/embed/saal-2')).text).toContain('Workshop');
  expect((await get('/embed')).text).toContain('Opening');
  // The styles of the bar are there from the first paint on.
  const [, styles = ''] =
    /<link rel="stylesheet" href="([^"]+\.css)" data-precedence="rooms"/.exec(
      one.text.split('<body')[0] ?? '',
    ) ?? [];
  expect((await get(styles)).type).toMatch(/^text\/css/);
  expect(JSON.parse((await get('/now.json')).text).rooms).toHaveLength(2);
  for (const path of ['/rooms/attic', '/rooms/attic.ics', '/embed/attic', '/overlay/attic']) {
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  }
});

test('two viewers in two rooms: a switch in one does not touch the other', async ({ page, context }) => {
  const heard = complaints(context);
  await standInForProviders(context);
  const site = await startSite({ sheet: sheetOf(rows()) });
  const other = await context.newPage();
  await page.goto(site.url);
  await other.goto(`${site.url}/rooms/saal-2`);
  const stage = (one: typeof page) => one.locator('.stage-screen iframe');
  await expect(stage(page)).toHaveAttribute('src', anyFrame('roomone0001'));
  await expect(stage(other)).toHaveAttribute('src', anyFrame('roomtwo0001'));
  await expect(page.locator('html')).toHaveAttribute('data-revision', /./);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  const bar = page.getByRole('navigation', { name: 'Rooms' });
  for (let turn = 0; turn < 10; turn++) {
    await bar.getByRole('link', { name: /^Saal 2/ }).press('Enter');
    await expect(page).toHaveURL(`${site.url}/rooms/saal-2`);
    await expect(stage(page)).toHaveAttribute('src', anyFrame('roomtwo0001'));
    await expect(page.locator('iframe')).toHaveCount(1);
    await bar.getByRole('link', { name: /^Saal 1/ }).click();
    await expect(page).toHaveURL(`${site.url}/`);
    await expect(stage(page)).toHaveAttribute('src', anyFrame('roomone0001'));
    await expect(page.locator('iframe')).toHaveCount(1);
  }
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await expect(stage(other)).toHaveAttribute('src', anyFrame('roomtwo0001'));

  // A viewer who watched another room finds the link back to it first.
  await expect(bar.getByRole('link').first()).toHaveText('Back to Saal 2');

  // A show that moves to the other room is shown there, and no longer here. Another room is named first then, but no
  // viewer changes rooms because of that.
  await site.setSheet(sheetOf(rows({ Workshop: { room: 'Saal 1' }, Opening: { room: 'Saal 2' } })));
  await expect(stage(other)).toHaveAttribute('src', anyFrame('roomone0001'), { timeout: 40_000 });
  await expect(stage(page)).toHaveAttribute('src', anyFrame('roomtwo0001'), { timeout: 40_000 });
  expect(heard).toEqual([]);
  await site.stop();
});

test('moving between rooms keeps the chats of both, with what is unread', async ({ page, context }) => {
  const heard = complaints(context);
  await standInForProviders(context);
  const irc = await startDemoIrc({ port: 0 });
  const site = await startSite({
    sheet: { ...sheetOf(rows()), Rooms: 'Name,Chat channel\nSaal 1,#one\nSaal 2,#two\n' },
    env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/` },
  });
  await page.goto(`${site.url}/?nick=visitor`);
  await page.getByRole('button', { name: 'Join chat' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  const bar = page.getByRole('navigation', { name: 'Rooms' });
  await bar.getByRole('link', { name: /^Saal 2/ }).click();
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Channels' }).getByRole('button', { name });
  await expect(tab('#two')).toHaveAttribute('aria-pressed', 'true');
  const ada = makeClient({ url: `ws://127.0.0.1:${irc.port}/`, nick: 'ada', channels: ['#one', '#two'] });
  ada.client.connect();
  await ada.until(
    () => ada.room('#one')?.joined === true && ada.room('#two')?.members.get('visitor') !== undefined,
  );
  ada.client.say('#one', 'the coffee is here');
  ada.client.say('#two', 'hello in here');
  await expect(page.locator('.mq-chat-body')).toContainText('hello in here');
  await expect(tab('#one')).toHaveText('#one1');
  await bar.getByRole('link', { name: /^Saal 1/ }).click();
  await expect(tab('#one')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.mq-chat-body')).toContainText('the coffee is here');
  await expect(tab('#one')).toHaveText('#one');
  await expect(tab('#two')).toBeVisible();
  expect(heard).toEqual([]);
  ada.client.disconnect();
  await site.stop();
  await irc.close();
});

test('several rooms at once are a grid with one that is heard, and the overview names all', async ({
  page,
  context,
}) => {
  const heard = complaints(context);
  await standInForProviders(context);
  await page.goto(`${shared.url}/all`);
  await expect(page.locator('.stage-screen iframe')).toHaveCount(2);
  await expect(page.locator('.stream-cell-bar').first()).toContainText('Saal 1');
  await page.goto(`${shared.url}/rooms`);
  const cards = page.getByRole('region', { name: 'Rooms' });
  await expect(cards.getByRole('link', { name: /Saal 1.*Opening/s })).toHaveAttribute('href', '/');
  await cards.getByRole('link', { name: /Saal 2.*Workshop/s }).click();
  await expect(page.locator('.stage-screen iframe')).toHaveAttribute('src', anyFrame('roomtwo0001'));
  expect(heard).toEqual([]);
});

test('rooms that turn on in the middle of a show move nobody', async ({ page, context }) => {
  await standInForProviders(context);
  const [opening, workshop, closing, party] = rows() as [Row, Row, Row, Row];
  // Two shows at once without rooms: the one with the larger row number is on.
  const site = await startSite({ sheet: sheetOf([opening, workshop]) });
  await page.goto(site.url);
  const stage = page.locator('.stage-screen iframe');
  await expect(stage).toHaveAttribute('src', anyFrame('roomtwo0001'));
  await stage.evaluate((element) => Object.assign(element, { isSame: true }));
  await site.setSheet(sheetOf([opening, workshop, closing, party]));
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible({ timeout: 40_000 });
  await expect(stage).toHaveAttribute('src', anyFrame('roomtwo0001'));
  expect(await stage.evaluate((element) => 'isSame' in element)).toBe(true);
  await site.stop();
});

test('the schedule is a grid on a wide screen, and a list on paper and in a narrow window', async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Asia/Kolkata',
    locale: 'en-GB',
  });
  await standInForProviders(context);
  const page = await context.newPage();
  const problems = complaints(context);
  await page.goto(`${shared.url}/schedule`);
  await expect(page.locator('.room-grid-slot').first()).toBeVisible();
  const row = page.locator('.sched-row', { hasText: 'Party' });
  await expect(row).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(row).toBeVisible();
  // In the zone of who prints it.
  const at = new Date(NOW + 5 * HOUR).toLocaleTimeString('en-GB', {
    timeZone: 'Asia/Kolkata',
    hour: 'numeric',
    minute: '2-digit',
  });
  await expect(row.locator('time').first()).toHaveText(at);
  await page.emulateMedia({ media: null });
  await expect(row).toBeHidden();
  await page.setViewportSize({ width: 390, height: 844 });
  await row.locator('summary').click();
  await expect(row.getByRole('button', { name: 'Remind me' })).toBeEnabled();
  await page.getByLabel('Search').fill('workshop');
  await expect(row).toBeHidden();
  expect(problems).toEqual([]);
  await context.close();
});

test('a wide screen gets the list if the grid or all scripts do not come', async ({ browser }) => {
  for (const kept of [(script: string) => !script.includes('room-grid-slot'), () => false]) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await standInForProviders(context);
    await context.route('**/_next/static/**/*.js', async (route) => {
      const response = await route.fetch();
      await (kept(await response.text()) ? route.fulfill({ response }) : route.abort());
    });
    const page = await context.newPage();
    await page.goto(`${shared.url}/schedule`);
    const row = page.locator('.sched-row', { hasText: 'Party' });
    await expect(row).toBeVisible({ timeout: 20_000 });
    await expect(page.locator('.room-grid-slot')).toHaveCount(0);
    // A script may still be on its way.
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  }
});

test('the pages of rooms have no findings of axe', async ({ page, context }) => {
  await standInForProviders(context);
  for (const path of ['/', '/rooms', '/rooms/saal-2', '/all', '/schedule']) {
    await page.goto(shared.url + path);
    await expect(page.locator('.stage, .rooms').first()).toBeVisible();
    await expect(page.locator('.room-bar')).toHaveCSS('border-top-style', 'solid');
    expect([path, await violationsOf(page)]).toEqual([path, []]);
  }
});
