import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Log } from '#platform/log.ts';
import { PushStore } from '#platform/push/store.ts';
import { makeVapidKeys } from '#platform/push/vapid.ts';
import { startBotProcess } from '../../e2e/bot/bot-process.ts';
import { type SiteStandIn, startSiteStandIn } from '../../e2e/bot/site-stand-in.ts';
import { HURRY } from '../../e2e/bot/test-bot.ts';
import { type PushService, startPushService } from '../../e2e/push/push-service.ts';
import { readBotEnv } from '../env.ts';
import { type Bot, runBot } from '../run.ts';
import type { Slot } from '../shows/schedule.ts';

const MINUTE = 60_000;
vi.setConfig({ testTimeout: 60_000 });

const keys = makeVapidKeys();
let folder = '';
let service: PushService;
let site: SiteStandIn;
let store: PushStore;
let bot: Bot | null = null;
let logged: Record<string, unknown>[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-push-'));
  store = new PushStore(folder);
  service = await startPushService(keys.publicKey);
  site = await startSiteStandIn();
  logged = [];
});
afterEach(async () => {
  await bot?.stop();
  bot = null;
  store.close();
  await service.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const env = () => ({
  DATA_DIR: folder,
  SITE_URL: 'https://watch.example.org',
  BOT_SITE: site.url,
  BOT_PORT: '0',
  VAPID_PUBLIC_KEY: keys.publicKey,
  VAPID_PRIVATE_KEY: keys.privateKey,
  PUSH_LOOPBACK: 'yes',
});
const start = async () => {
  const log: Log = (level, event, fields) => logged.push({ level, event, ...fields });
  bot = await runBot(readBotEnv(env()), log, HURRY);
};
const inMinutes = (minutes: number) =>
  new Date(Math.floor((Date.now() + minutes * MINUTE) / 1000) * 1000).toISOString().replace('.000Z', 'Z');
const slot = (uid: string, minutes: number, more: Partial<Slot> = {}): Slot => ({
  uid,
  title: `Show ${uid}`,
  start: inMinutes(minutes),
  end: null,
  status: 'confirmed',
  series: null,
  room: null,
  ...more,
});
let revision = 0;
const show = (...slots: Slot[]) => {
  site.schedule = {
    revision: String(++revision),
    title: 'Tests',
    timeZone: 'UTC',
    settings: { startingSoon: 15, overrun: 60 },
    override: null,
    rooms: [],
    slots,
  };
};
/** Asked for an hour ago. */
const want = (name: string, kind: 'show' | 'series', key: string, lead = 10, language = 'en') =>
  store.want(service.subscribe(name), language, { kind, key }, lead * MINUTE, Date.now() - 60 * MINUTE);
const heard = () => service.delivered.map(({ name, message }) => `${name}: ${message.title}`).sort();
const event = (name: string, reason: RegExp) =>
  vi.waitFor(() => {
    const found = logged.find((one) => one.event === name && reason.test(String(one.reason)));
    expect(found, `${name} ${reason}`).toBeDefined();
  }, 20_000);

it('reminds of a show and of a series, each once, as its push service wants it', async () => {
  want('ann', 'show', 'a');
  want('bob', 'series', 'friday-night', 10, 'de');
  want('eve', 'show', 'b');
  want('sam', 'series', 'friday-night', 5);
  show(slot('a', 8, { title: 'Ünïcode 🎬\r\nX', series: 'Friday Night' }), slot('b', 30));
  await start();
  await service.until(2);
  expect(heard()).toEqual(['ann: Ünïcode 🎬\r\nX', 'bob: Ünïcode 🎬\r\nX']);
  const [one] = service.delivered.filter(({ name }) => name === 'ann');
  expect(one).toMatchObject({
    urgency: 'high',
    topic: expect.stringMatching(/^[\w-]{32}$/),
    claims: { aud: service.url, sub: 'https://watch.example.org' },
    message: { before: 'Starts at {time}.', path: '/', tag: 'show-a' },
  });
  expect(one?.ttl).toBeGreaterThan(22 * 60);
  expect(one?.ttl).toBeLessThanOrEqual(23 * 60);
  expect(service.delivered.find(({ name }) => name === 'bob')?.message.before).toBe('Beginnt um {time}.');
  // A new schedule, and a new bot, change nothing.
  show(
    slot('a', 8, { title: 'Another title', series: 'Friday Night', start: site.schedule?.slots[0]?.start }),
  );
  await bot?.stop();
  await start();
  want('kim', 'show', 'a');
  await service.until(3);
  expect(service.delivered[2]?.name).toBe('kim');
});

it('moves with the show, says that it is off to whoever was told or waits for it, and sends nothing stale', async () => {
  want('ann', 'show', 'a');
  want('bob', 'series', 'friday');
  want('eve', 'show', 'b');
  show(slot('a', 5, { series: 'Friday' }), slot('b', 40));
  await start();
  await service.until(2);
  show(slot('a', 7, { series: 'Friday' }), slot('b', 40));
  await service.until(4);
  expect(service.delivered[2]?.message.start).toBe(Date.parse(site.schedule!.slots[0]!.start));
  expect(new Set(service.delivered.map(({ topic }) => topic)).size).toBe(1);
  const moved = site.schedule!.slots[0]!;
  show({ ...moved, status: 'cancelled' }, slot('b', 40));
  await service.until(6);
  show({ ...moved, status: 'cancelled' }, slot('b', 8, { status: 'cancelled' }));
  await service.until(7);
  expect(
    service.delivered
      .slice(4)
      .map(({ name, message }) => [name, message.before])
      .sort(),
  ).toEqual([
    ['ann', 'Cancelled: it was to start at {time}.'],
    ['bob', 'Cancelled: it was to start at {time}.'],
    ['eve', 'Cancelled: it was to start at {time}.'],
  ]);
});

it('drops browsers that are gone, waits as it is told, and tries again', async () => {
  for (const name of ['gone', 'away', 'busy', 'ill', 'cut', 'well']) want(name, 'show', 'a');
  service.reply('gone', { status: 410 });
  service.reply('away', { status: 404 });
  service.reply('ill', { status: 500 }, { status: 503 });
  service.reply('busy', { status: 429, headers: { 'retry-after': '1' } });
  service.reply('cut', 'cut');
  const begun = Date.now();
  show(slot('a', 8));
  await start();
  await vi.waitFor(
    () =>
      expect(new Set(heard())).toEqual(
        new Set(['busy', 'ill', 'cut', 'well'].map((name) => `${name}: Show a`)),
      ),
    40_000,
  );
  expect(Date.now() - begun).toBeGreaterThan(1000);
  expect(store.subscriber(1)).toBeNull();
  expect(store.subscriber(2)).toBeNull();
  const times = (name: string) => service.asked.filter((one) => one.name === name).length;
  expect(['gone', 'away', 'busy', 'ill', 'well'].map(times)).toEqual([1, 1, 2, 3, 1]);
  // It was heard, and nobody knew: the second one is the first one to the browser.
  const cut = service.delivered.filter(({ name }) => name === 'cut');
  expect(new Set(cut.map(({ message, topic }) => message.id + topic)).size).toBe(1);
});

it('asks nobody in its own network, whatever a name leads to', async () => {
  const subscription = service.subscribe('inside');
  const port = new URL(service.url).port;
  const inside = { ...subscription, endpoint: `https://localhost.example.invalid:${port}/push/inside` };
  store.want(inside, 'en', { kind: 'show', key: 'a' }, 10 * MINUTE, 0);
  store.want(
    { ...subscription, endpoint: 'https://169.254.169.254/x' },
    'en',
    { kind: 'show', key: 'a' },
    10 * MINUTE,
    0,
  );
  show(slot('a', 8));
  await start();
  await event('announcement refused', /none of those that browsers use/);
  await vi.waitFor(() => expect([store.subscriber(1), store.subscriber(2)]).toEqual([null, null]));
  expect(service.asked).toEqual([]);
});

it('loses and doubles nothing for anybody when it is killed again and again', async () => {
  const names = Array.from({ length: 40 }, (_, n) => `viewer-${n}`);
  for (const name of names) want(name, 'show', 'a');
  show(slot('a', 8));
  // Each dies with some messages answered, some sent and not answered, and some not sent.
  for (let kill = 0; kill < 3; kill++) {
    const before = service.delivered.length;
    const life = Promise.withResolvers<void>();
    const dead = Promise.withResolvers<void>();
    service.onMessage = async () => {
      if (service.delivered.length < before + 5) return;
      life.resolve();
      await dead.promise;
    };
    const running = await startBotProcess(env());
    await life.promise;
    await running.kill();
    dead.resolve();
  }
  service.onMessage = () => {};
  await start();
  const ids = () => new Set(service.delivered.map(({ name, message }) => `${name} ${message.id}`));
  await vi.waitFor(() => expect(ids().size).toBe(names.length), 30_000);
  // A browser shows one notification for each id. The same id twice is the same notification (public/sw.js).
  const ofEach = Map.groupBy(service.delivered, ({ name }) => name);
  for (const [, messages] of ofEach)
    expect(new Set(messages.map(({ message, topic }) => message.id + topic)).size).toBe(1);
});
