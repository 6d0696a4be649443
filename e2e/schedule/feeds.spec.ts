import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import Ajv from 'ajv/dist/2020.js';
import ICAL from 'ical.js';
import { XmlDocument } from 'libxml2-wasm';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from '../sheets.ts';
import { startSite } from '../site.ts';

const NOW = minuteOf(Date.now());
const DAY = 24 * HOUR;
const sheet = (title: string, status = '') =>
  sheetOf([
    {
      start: NOW - 90 * DAY,
      end: NOW - 90 * DAY + HOUR,
      title: 'Season finale',
      stream: '',
      more: { Series: 'Last season' },
    },
    {
      start: NOW - MINUTE,
      end: NOW + HOUR,
      title: 'On; now, "quoted"',
      stream: video('onnow000001'),
      more: { Series: 'Friday night', Recording: '/recordings/a.mp3' },
    },
    { start: NOW + 2 * HOUR, end: NOW + 3 * HOUR, title, stream: '', more: { Status: status } },
  ]);

const FEEDS = {
  '/schedule.ics': 'text/calendar; charset=utf-8',
  '/series/friday-night/schedule.ics': 'text/calendar; charset=utf-8',
  '/feed.xml': 'application/rss+xml; charset=utf-8',
  '/series/friday-night/feed.xml': 'application/rss+xml; charset=utf-8',
  // Nothing of it for months: whoever follows it is not to find it gone.
  '/series/last-season/schedule.ics': 'text/calendar; charset=utf-8',
  '/series/last-season/feed.xml': 'application/rss+xml; charset=utf-8',
  '/schedule.xml': 'application/xml; charset=utf-8',
  '/schedule.json': 'application/json',
  '/schedule-schema.json': 'application/schema+json',
  '/now.json': 'application/json',
};

test('the feeds are static, of their types, open to every site, and say when nothing is new', async () => {
  const { routes } = JSON.parse(readFileSync('.next/prerender-manifest.json', 'utf8'));
  const site = await startSite({ sheet: sheet('Next') });
  for (const [path, type] of Object.entries(FEEDS)) {
    if (!path.startsWith('/series/')) expect(routes[path], path).toBeTruthy();
    const answer = await fetch(site.url + path);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get('content-type'), path).toBe(type);
    expect(answer.headers.get('access-control-allow-origin'), path).toBe('*');
    const again = await fetch(site.url + path, {
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    });
    expect(again.status, path).toBe(304);
    const body = await answer.text();
    if (path.endsWith('.xml')) XmlDocument.fromString(body).dispose();
    if (path.endsWith('.ics')) ICAL.parse(body);
    if (path.endsWith('.json')) JSON.parse(body);
  }
  expect((await fetch(`${site.url}/series/nothing/feed.xml`)).status).toBe(404);
  expect((await fetch(`${site.url}/schedule/nothing.ics`)).status).toBe(404);
  await site.stop();
});

test('the answer fits the schema that the site publishes', async () => {
  const site = await startSite({ sheet: sheet('Next') });
  const get = async (path: string) => (await fetch(site.url + path)).json();
  const validate = new Ajv({ allowUnionTypes: true }).compile(await get('/schedule-schema.json'));
  validate(await get('/schedule.json'));
  expect(validate.errors).toBeNull();
  const now = await get('/now.json');
  expect(now).toMatchObject({
    state: 'on-air',
    slot: { title: 'On; now, "quoted"' },
    next: { title: 'Next' },
  });
  await site.stop();
});

test('a calendar updates after an edit, and never doubles', async () => {
  const site = await startSite({ sheet: sheet('Next') });
  const events = async () => {
    const text = await (await fetch(`${site.url}/schedule.ics`)).text();
    return new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component))
      .map(({ uid, sequence, summary, component }) => ({
        uid,
        sequence,
        summary,
        status: component.getFirstPropertyValue('status'),
      }));
  };
  const before = await events();
  expect(before.map(({ summary }) => summary)).toEqual(['On; now, "quoted"', 'Next']);
  await site.setSheet(sheet('Next', 'cancelled'));
  await expect.poll(async () => (await events())[1]?.status, { timeout: 40_000 }).toBe('CANCELLED');
  const after = await events();
  expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
  expect(after[0]?.sequence).toBe(before[0]?.sequence);
  expect(after[1]?.sequence).toBeGreaterThan(before[1]?.sequence ?? 0);
  await site.stop();
});
