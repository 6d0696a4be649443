import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EndpointRules } from '#platform/push/reminder-request.ts';
import { PushStore } from '#platform/push/store.ts';
import { makeVapidKeys, vapidFrom } from '#platform/push/vapid.ts';
import { createReminderService, type ReminderService } from './service.ts';

const subscriptionOf = (name: string, host = 'updates.push.services.mozilla.com') => ({
  endpoint: `https://${host}/${name}`,
  keys: { p256dh: makeVapidKeys().publicKey, auth: Buffer.alloc(16, 7).toString('base64url') },
});
const show = { kind: 'show', key: 'abc' } as const;
const series = { kind: 'series', key: 'friday-night' } as const;
const remind = (subscription: object, wanted: object = show, lead: unknown = 10) => ({
  act: 'remind',
  subscription,
  wanted,
  lead,
  language: 'de-AT',
});

let folder = '';
let store: PushStore;
let service: ReminderService;
let now = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-push-'));
  store = new PushStore(folder);
  service = serviceWith({});
});
afterEach(() => {
  store?.close();
  rmSync(folder, { recursive: true, force: true });
});

const serviceWith = (more: { endpoints?: EndpointRules; publicKey?: string | null }) =>
  createReminderService({
    publicKey: 'key',
    store,
    isKnown: ({ key }) => key !== 'unknown',
    endpoints: { moreHosts: [], loopback: false },
    now: () => now,
    monotonic: () => now,
    ...more,
  });

describe('the reminder service', () => {
  it('remembers what a browser wants, changes it, and forgets a browser that wants nothing', () => {
    const mine = subscriptionOf('mine');
    expect(service.answer(remind(mine), 'a')).toEqual({ ok: true, reminders: [{ ...show, lead: 10 }] });
    service.answer(remind(mine, series, 60), 'a');
    expect(service.answer(remind(mine, show, 5), 'a')).toMatchObject({
      reminders: [
        { ...series, lead: 60 },
        { ...show, lead: 5 },
      ],
    });
    service.answer({ act: 'forget', endpoint: mine.endpoint, wanted: show }, 'a');
    expect(store.subscriber(1)).toMatchObject({ endpoint: mine.endpoint, language: 'de-AT' });
    expect(service.answer({ act: 'forget', endpoint: mine.endpoint, wanted: series }, 'a')).toEqual({
      ok: true,
      reminders: [],
    });
    expect(store.subscriber(1)).toBeNull();
  });

  it('moves a browser to its new endpoint, with all that it wants', () => {
    const [old, fresh] = [subscriptionOf('old'), subscriptionOf('new')];
    service.answer(remind(old), 'a');
    expect(service.answer({ act: 'move', from: old.endpoint, subscription: fresh }, 'a')).toMatchObject({
      reminders: [show],
    });
    expect(service.answer({ act: 'list', endpoint: old.endpoint }, 'a')).toEqual({ ok: true, reminders: [] });
    expect(service.answer({ act: 'move', from: old.endpoint, subscription: fresh }, 'a')).toMatchObject({
      reason: 'unknown',
    });
  });

  it.each([
    ['http', { ...subscriptionOf('x'), endpoint: 'http://updates.push.services.mozilla.com/x' }],
    ['a port', { ...subscriptionOf('x'), endpoint: 'https://updates.push.services.mozilla.com:8443/x' }],
    ['a password', { ...subscriptionOf('x'), endpoint: 'https://a:b@updates.push.services.mozilla.com/x' }],
    ['this machine', subscriptionOf('x', 'localhost')],
    ['this machine as a number', subscriptionOf('x', '2130706433')],
    ['the own network', subscriptionOf('x', '10.0.0.1')],
    ['the metadata of a cloud', subscriptionOf('x', '169.254.169.254')],
    ['a short name', subscriptionOf('x', 'router')],
    ['this machine with a dot behind', subscriptionOf('x', 'localhost.')],
    ['the metadata of a cloud by its name', subscriptionOf('x', 'metadata.google.internal')],
    ['a public host that is no push service', subscriptionOf('x', 'push.example.org')],
    ['a host that ends like one', subscriptionOf('x', 'evilpush.services.mozilla.com')],
    ['a push service with a dot behind', subscriptionOf('x', 'fcm.googleapis.com.')],
    ['a very long endpoint', subscriptionOf('x'.repeat(2000))],
    ['no address', { ...subscriptionOf('x'), endpoint: 'nonsense' }],
    ['a key of another length', { ...subscriptionOf('x'), keys: { p256dh: 'BAAA', auth: 'AAAA' } }],
    [
      'a key that is no point of the curve',
      {
        ...subscriptionOf('x'),
        keys: {
          p256dh: Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)]).toString('base64url'),
          auth: Buffer.alloc(16).toString('base64url'),
        },
      },
    ],
  ])('takes no subscription with %s', (_what, subscription) => {
    expect(service.answer(remind(subscription), 'a')).toEqual({ ok: false, reason: 'not-understood' });
    expect(store.subscriber(1)).toBeNull();
  });

  it.each([
    null,
    'text',
    [],
    {},
    { act: 'drop' },
    remind(subscriptionOf('x'), show, -1),
    remind(subscriptionOf('x'), show, 1.5),
    remind(subscriptionOf('x'), { kind: 'show', key: "'; --" }),
  ])('does not understand %j', (order) =>
    expect(service.answer(order, 'a')).toEqual({ ok: false, reason: 'not-understood' }),
  );

  it('takes an endpoint on this machine if a test asks for that', () => {
    const here = { ...subscriptionOf('x'), endpoint: 'http://127.0.0.1:8123/x' };
    expect(
      serviceWith({ endpoints: { moreHosts: [], loopback: true } }).answer(remind(here), 'a'),
    ).toMatchObject({
      ok: true,
    });
  });

  it.each([
    'fcm.googleapis.com',
    'updates.push.services.mozilla.com',
    'web.push.apple.com',
    'wns2-by3p.notify.windows.com',
  ])('takes a subscription at %s', (host) => {
    expect(service.answer(remind(subscriptionOf('x', host)), 'a')).toMatchObject({ ok: true });
  });

  it('takes one at a host that the operator added', () => {
    const endpoints = { moreHosts: ['push.example.org'], loopback: false };
    const subscription = subscriptionOf('x', 'push.example.org');
    expect(serviceWith({ endpoints }).answer(remind(subscription), 'a')).toMatchObject({ ok: true });
  });

  it('cannot be filled from the many networks of one IPv6 site', () => {
    const answers = Array.from({ length: 700 }, (_, n) =>
      service.answer(
        { act: 'list', endpoint: subscriptionOf('x').endpoint },
        `2001:db8:0:${n.toString(16)}::1`,
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(600);
  });

  it('says why not: no such show, too much, too often, no keys', () => {
    expect(service.answer(remind(subscriptionOf('x'), { kind: 'show', key: 'unknown' }), 'a')).toMatchObject({
      reason: 'unknown',
    });
    const mine = subscriptionOf('mine');
    const answers = Array.from({ length: 41 }, (_, n) =>
      service.answer(remind(mine, { kind: 'show', key: `s${n}` }), 'b'),
    );
    expect(answers.map(({ ok }) => ok).indexOf(false)).toBe(40);
    expect(answers.at(-1)).toMatchObject({ reason: 'full' });
    for (let n = 0; n < 19; n++) service.answer({ act: 'list', endpoint: mine.endpoint }, 'b');
    expect(service.answer({ act: 'list', endpoint: mine.endpoint }, 'b')).toEqual({
      ok: false,
      reason: 'too-many',
    });
    now += 601_000;
    expect(service.answer({ act: 'list', endpoint: mine.endpoint }, 'b')).toMatchObject({ ok: true });
    expect(serviceWith({ publicKey: null }).answer(remind(mine), 'c')).toEqual({ ok: false, reason: 'off' });
  });
});

describe('the store', () => {
  it('finds who is due, by lead; who asked too late for that, at the start', () => {
    const want = (name: string, lead: number, at: number) =>
      store.want(subscriptionOf(name), 'en', show, lead, at);
    want('early', 600, 0);
    want('late', 100, 0);
    const leads = (atLeast: number, under: number, begun = false) =>
      store.due(show, { start: 1000, atLeast, under, begun }).map(({ lead }) => lead);
    expect(leads(100, Number.MAX_SAFE_INTEGER)).toEqual([600, 100]);
    expect(leads(100, 101)).toEqual([100]);
    expect(leads(101, 600)).toEqual([]);
    want('newcomer', 300, 800);
    expect(leads(0, 9999)).toEqual([600, 100]);
    expect(leads(0, 1, true)).toEqual([300]);
    want('after the start', 0, 1001);
    expect(leads(-50, 9999, true)).toEqual([600, 300, 100]);
  });

  it('is shared by two processes', () => {
    const other = new PushStore(folder);
    store.want(subscriptionOf('x'), 'en', show, 10, 0);
    const all = { start: 1000, atLeast: 0, under: 99, begun: false };
    expect(other.due(show, all)).toHaveLength(1);
    other.drop(1);
    expect(store.due(show, all)).toEqual([]);
    other.close();
  });
});

it('knows a pair of keys, and says what is wrong with one', () => {
  const { publicKey, privateKey } = makeVapidKeys();
  const read = (values: object, site = 'https://watch.example.org') => {
    const wrong: string[] = [];
    return { vapid: vapidFrom(values, new URL(site), wrong), wrong };
  };
  const both = { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey };
  expect(read(both)).toEqual({
    vapid: { publicKey, privateKey, subject: 'https://watch.example.org' },
    wrong: [],
  });
  expect(read({})).toEqual({ vapid: null, wrong: [] });
  expect(read({ VAPID_PUBLIC_KEY: publicKey }).wrong[0]).toMatch(/go together/);
  expect(read({ ...both, VAPID_PUBLIC_KEY: makeVapidKeys().publicKey }).wrong[0]).toMatch(/one pair/);
});
