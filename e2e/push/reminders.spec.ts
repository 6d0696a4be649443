import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { PushStore } from '#platform/push/store.ts';
import { makeVapidKeys } from '#platform/push/vapid.ts';
import { complaints, standInForProviders } from '../at-time.ts';
import { type BotProcess, startBotProcess } from '../bot/bot-process.ts';
import { launchWholeChromium } from '../engines/chromium/chromium-launch.ts';
import { type PublishedSite, startPublishedSite } from '../publish/published-site.ts';
import { minuteOf, sheetOf, video } from '../sheets.ts';
import { type PushService, startPushService } from './push-service.ts';

// The shell shows no notifications.
test.use({ launchOptions: launchWholeChromium() });

const MINUTE = 60_000;
const NOW = minuteOf(Date.now());
const keys = makeVapidKeys();
const vapid = { VAPID_PUBLIC_KEY: keys.publicKey, VAPID_PRIVATE_KEY: keys.privateKey, PUSH_LOOPBACK: 'yes' };
const sheet = sheetOf([
  { start: NOW - 60 * MINUTE, end: NOW - 30 * MINUTE, title: 'Earlier', stream: video('dQw4w9WgXcQ') },
  {
    start: NOW + 40 * MINUTE,
    end: NOW + 90 * MINUTE,
    title: 'Late Show',
    more: { Series: 'Friday Night' },
    stream: video('dQw4w9WgXcQ'),
  },
]);

let service: PushService;
let published: PublishedSite;
let folder: string;

test.beforeAll(async () => {
  service = await startPushService(keys.publicKey);
  folder = await mkdtemp(join(tmpdir(), 'marquee-reminders-'));
  published = await startPublishedSite({ sheet, env: { ...vapid, DATA_DIR: folder } });
});
test.afterAll(async () => {
  await published.stop();
  await service.close();
  await rm(folder, { recursive: true, force: true });
});

/** A browser whose push service is ours: it subscribes there, as Chromium would at Google's. */
async function subscribesAt(context: BrowserContext, name: string): Promise<void> {
  const subscription = service.subscribe(name);
  await context.grantPermissions(['notifications'], { origin: published.url });
  await context.addInitScript((json) => {
    let current: object | null = null;
    const made = (options: { applicationServerKey?: Uint8Array }) => ({
      endpoint: json.endpoint,
      options: { applicationServerKey: options.applicationServerKey?.buffer },
      toJSON: () => json,
      unsubscribe: async () => true,
    });
    Object.assign(PushManager.prototype, {
      getSubscription: async () => current,
      subscribe: async (options: { applicationServerKey?: Uint8Array }) => {
        current = made(options);
        return current;
      },
    });
  }, subscription);
}

const remindDialog = (page: Page) => page.getByRole('dialog', { name: 'Remind me' });

async function openDialog(page: Page, title: string): Promise<void> {
  await page.goto(`${published.url}/schedule`);
  await page.locator('summary', { hasText: `More about ${title}` }).click();
  await page.getByRole('button', { name: 'Remind me' }).click();
  await expect(remindDialog(page)).toBeVisible();
}

const registered = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL ?? '');

/**
 * Gives what sends a push message to the worker as the push service would, by DevTools, and resolves when the worker has
 * dealt with it. Only then may notifications be asked for: while Chromium is about to show one, `getNotifications` finds it
 * stored and not on the screen, takes it for one that was put away, and forgets it.
 */
async function pushService(context: BrowserContext, page: Page): Promise<(data: string) => Promise<void>> {
  const session = await context.newCDPSession(page);
  const registration = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) resolve(first.registrationId);
    }),
  );
  await session.send('ServiceWorker.enable');
  const registrationId = await registration;
  const [worker] = context.serviceWorkers();
  return async (data) => {
    await worker!.evaluate(watchPush);
    await session.send('ServiceWorker.deliverPushMessage', { origin: published.url, registrationId, data });
    await worker!.evaluate(() => (self as unknown as { dealtWith: Promise<unknown> }).dealtWith);
  };
}

/** In the worker: keeps what its next push event waits for. */
function watchPush(): void {
  type Waiting = Event & { waitUntil(promise: Promise<unknown>): void };
  const scope = self as unknown as { ExtendableEvent: { prototype: Waiting }; dealtWith: Promise<unknown> };
  const { prototype } = scope.ExtendableEvent;
  const { waitUntil } = prototype;
  scope.dealtWith = new Promise((resolve) => {
    prototype.waitUntil = function watched(this: Waiting, promise) {
      if (this.type === 'push') {
        prototype.waitUntil = waitUntil;
        resolve(promise);
      }
      waitUntil.call(this, promise);
    };
  });
}

const notifications = (page: Page) =>
  page.evaluate(async () => {
    const shown = await (await navigator.serviceWorker.ready).getNotifications();
    return shown.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
  });

test('from the button to the notification: asked for, kept, sent by the bot, shown once', async ({
  page,
  context,
}) => {
  const heard = complaints(context);
  await standInForProviders(context);
  await subscribesAt(context, 'viewer');
  await openDialog(page, 'Late Show');
  const dialog = remindDialog(page);
  await dialog.getByRole('radio', { name: 'Every show of Friday Night' }).check();
  await dialog.getByLabel('When').selectOption('60');
  await dialog.getByRole('button', { name: 'Remind me' }).click();
  await expect(dialog.getByRole('status')).toHaveText('You will be reminded, also when this page is closed.');
  const store = new PushStore(folder);
  expect(store.subscriber(1)).toMatchObject({ language: 'en' });

  // Asked for when an hour before was over: told when it starts. Another one, in time for thirty minutes, is changed to that.
  await dialog.getByLabel('When').selectOption('30');
  await dialog.getByRole('button', { name: 'Remind me' }).click();
  await expect(dialog.getByRole('status')).toHaveText(/You will be reminded/);
  const endpoint = store.subscriber(1)?.endpoint ?? '';
  expect(store.of(endpoint)).toEqual([{ kind: 'series', key: 'friday-night', lead: 30 * MINUTE }]);
  store.close();
  // As if asked for a week ago: then it is due as soon as the show is near.
  const database = new DatabaseSync(join(folder, 'reminders.sqlite'));
  database.exec('UPDATE wanted SET created_at = 0');
  database.close();

  // The show is moved to be due.
  let bot: BotProcess | null = null;
  try {
    bot = await startBotProcess({
      ...vapid,
      DATA_DIR: folder,
      BOT_SITE: published.url,
      BOT_PORT: '0',
      SITE_URL: published.url,
    });
    await published.site.setSheet(
      sheetOf([
        { start: NOW - 60 * MINUTE, end: NOW - 30 * MINUTE, title: 'Earlier', stream: video('dQw4w9WgXcQ') },
        {
          start: NOW + 25 * MINUTE,
          end: NOW + 90 * MINUTE,
          title: 'Late Show',
          more: { Series: 'Friday Night' },
          stream: video('dQw4w9WgXcQ'),
        },
      ]),
    );
    await service.until(1);
  } finally {
    await bot?.kill();
  }
  const [sent] = service.delivered;
  expect(sent).toMatchObject({ name: 'viewer', message: { title: 'Late Show', start: NOW + 25 * MINUTE } });

  const deliver = await pushService(context, page);
  const message = JSON.stringify(sent?.message);
  await deliver(message);
  const time = new Date(NOW + 25 * MINUTE).toLocaleTimeString('en', {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'Europe/London',
  });
  const shown = { title: 'Late Show', body: `Starts at ${time}.`, data: { path: '/' } };
  await expect.poll(() => notifications(page)).toMatchObject([shown]);
  // Once more, as after a crash of the bot: nothing new, also when the viewer has put it away.
  await page.evaluate(async () => {
    for (const one of await (await navigator.serviceWorker.ready).getNotifications()) one.close();
  });
  await deliver(message);
  await deliver(JSON.stringify({ ...sent?.message, id: 'another', title: 'Another', tag: 'another' }));
  await expect.poll(() => notifications(page)).toMatchObject([{ title: 'Another' }]);
  expect(heard).toEqual([]);
});

test('a click brings an open page to the front, and opens one if there is none', async ({
  page,
  context,
}) => {
  await standInForProviders(context);
  await page.goto(published.url);
  await registered(page);
  const [worker] = context.serviceWorkers();
  // A real click is the system's, and lets a page be opened; here it is only seen what the worker asks for.
  const click = () =>
    worker!.evaluate(async () => {
      type Client = { url: string; focus(): Promise<unknown> };
      type Scope = EventTarget & {
        WindowClient: { prototype: Client };
        clients: { openWindow(path: string): Promise<unknown> };
      };
      const scope = self as unknown as Scope;
      const asked: string[] = [];
      scope.WindowClient.prototype.focus = async function focus(this: Client) {
        asked.push(`focus ${new URL(this.url).pathname}`);
        return this;
      };
      scope.clients.openWindow = async (path) => {
        asked.push(`open ${path}`);
        return null;
      };
      const done: Promise<unknown>[] = [];
      const notification = { close: () => asked.push('close'), data: { path: '/schedule#slot-a' } };
      const event = Object.assign(new Event('notificationclick'), {
        notification,
        waitUntil: (promise: Promise<unknown>) => done.push(promise),
      });
      scope.dispatchEvent(event);
      await Promise.all(done);
      return asked;
    });
  expect(await click()).toEqual(['close', 'focus /']);
  await page.goto('about:blank');
  // The worker hears a moment later that the page is gone.
  const pages = () =>
    worker!.evaluate(async () => {
      const { clients } = self as unknown as { clients: { matchAll(of: object): Promise<unknown[]> } };
      return (await clients.matchAll({ type: 'window', includeUncontrolled: true })).length;
    });
  await expect.poll(pages).toBe(0);
  expect(await click()).toEqual(['close', 'open /schedule#slot-a']);
});

test('without permission it says so, offers the calendar, and reminds in the open page', async ({
  page,
  context,
}) => {
  await standInForProviders(context);
  await context.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
    Notification.requestPermission = async () => 'denied';
  });
  await openDialog(page, 'Late Show');
  const dialog = remindDialog(page);
  await dialog.getByLabel('When').selectOption('60');
  await dialog.getByRole('button', { name: 'Remind me' }).click();
  await expect(dialog.getByRole('status')).toContainText('Notifications of this site are blocked');
  await expect(dialog.getByRole('status')).toContainText('as long as a page of this site is open');
  const file = dialog.getByRole('link', { name: 'Calendar file' });
  const calendar = await page.request.get(`${published.url}${await file.getAttribute('href')}`);
  expect(await calendar.text()).toContain('SUMMARY:Late Show');
  await expect(page.getByRole('alert').filter({ hasText: 'Late Show' })).toContainText('Starts at');
});

test('the last schedule can be read without a network, and is never old with one', async ({
  page,
  context,
}) => {
  await standInForProviders(context);
  await page.goto(published.url);
  expect(await registered(page)).toBe(`${published.url}/sw.js`);
  const shells = () =>
    page.evaluate(async () => (await caches.keys()).filter((name) => /^marquee-shell-(?!new)/.test(name)));
  await expect.poll(shells).toHaveLength(1);
  const asked: string[] = [];
  context.on('request', (request) => {
    if (request.serviceWorker()) asked.push(new URL(request.url()).pathname);
  });
  await page.goto(`${published.url}/schedule`);
  await expect(page.getByRole('link', { name: 'Late Show' })).toBeVisible();
  await page.waitForResponse('**/schedule.json');
  expect(asked.filter((path) => path !== '/schedule' && !path.startsWith('/_next/static/'))).toEqual([]);

  await context.setOffline(true);
  await page.goto(`${published.url}/schedule`);
  await expect(page.getByRole('link', { name: 'Late Show' })).toBeVisible();
  // It says so, and how old it is, instead of a stream that does not answer.
  const day = new Date().toLocaleDateString('en', { weekday: 'long', timeZone: 'Europe/London' });
  await expect(page.locator('.offline')).toHaveText(
    new RegExp(`^You are offline\\. This is the schedule as it was on ${day}.+ Try again$`),
  );
  await expect(page.locator('.stage')).toBeHidden();
  await page.goto(`${published.url}/shows/2020`);
  await expect(page).toHaveURL(/\/schedule$/);
  await page.goto(published.url);
  await expect(page.getByRole('heading', { name: 'Up next' })).toBeVisible();
  await expect(page.locator('.offline')).toBeVisible();
  await context.setOffline(false);
  const [first] = await shells();
  await published.site.setSheet(
    sheetOf([
      { start: NOW + 41 * MINUTE, end: NOW + 90 * MINUTE, title: 'New Show', stream: video('dQw4w9WgXcQ') },
    ]),
  );
  await expect
    .poll(async () => (await page.request.get(`${published.url}/schedule`)).text())
    .toContain('New Show');
  await page.goto(`${published.url}/schedule`);
  await expect(page.getByRole('link', { name: 'New Show' })).toBeVisible();
  // A page that was just opened has what is new kept, in the place of what was.
  await expect.poll(shells).not.toEqual([first]);
  await expect.poll(shells).toHaveLength(1);
});

test('when Node is gone the viewer is told; the worker is served all the same, unkept', async ({
  page,
  context,
}) => {
  await subscribesAt(context, 'late');
  await standInForProviders(context);
  await published.site.kill();
  const worker = await page.request.get(`${published.url}/sw.js`);
  expect(worker.headers()).toMatchObject({
    'cache-control': 'no-cache',
    'content-type': 'text/javascript; charset=utf-8',
  });
  await openDialog(page, 'New Show');
  const dialog = remindDialog(page);
  await dialog.getByRole('button', { name: 'Remind me' }).click();
  await expect(dialog.getByRole('status')).toContainText('does not answer at the moment');
  await expect(dialog.getByRole('link', { name: 'Calendar file' })).toBeVisible();
});
