import { expect, test } from '@playwright/test';
import { signWebhook } from '#server/backstage/webhook.ts';
import { frame, HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { startSheetsStandIn } from '../sheets-stand-in/server.ts';
import { type RunningSite, startSite } from '../site.ts';
import { loadAppsScript } from './apps-script.ts';

const SECRET = 'whsec_dGhlIHNlY3JldCBvZiB0aGUgdGVzdHM=';
const NOW = minuteOf(Date.now());
const on = (id: string) =>
  sheetOf([
    { start: NOW - HOUR, end: NOW + 5 * HOUR, title: 'On now', stream: video(id) },
    { start: NOW + 6 * HOUR, end: NOW + 7 * HOUR, title: 'Later', stream: video(id) },
    { start: NOW + 8 * HOUR, end: NOW + 9 * HOUR, title: 'Later still', stream: video(id) },
  ]);

let count = 0;
function post(
  site: RunningSite,
  change: Partial<{ id: string; age: number; body: string; sent: string }> = {},
) {
  const { id = `call-${count++}`, age = 0, body = '{"type":"sheet.changed"}', sent = body } = change;
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signWebhook(id, timestamp, Buffer.from(body), SECRET),
  };
  return { headers, answer: fetch(`${site.url}/api/refresh`, { method: 'POST', headers, body: sent }) };
}

test('signed calls are answered with what came of the sheet, and all others are refused', async () => {
  const google = await startSheetsStandIn();
  for (const [name, content] of Object.entries(on('before00001'))) google.sheet.setTab(name, content);
  const site = await startSite({
    env: {
      SHEET_ID: google.sheetId,
      GOOGLE_API_KEY: google.apiKey,
      SHEETS_API_ROOT: google.root,
      SHEET_POLL_SECONDS: '600',
      REFRESH_SECRET: SECRET,
    },
  });
  const good = post(site);
  const answer = await good.answer;
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toContain('no-');
  expect(await answer.json()).toEqual({
    accepted: true,
    problems: [],
    revision: expect.stringMatching(/^[0-9a-f]{16}$/),
  });

  const reads = google.counts.reads;
  const again = (headers: Record<string, string>, body = '{"type":"sheet.changed"}') =>
    fetch(`${site.url}/api/refresh`, { method: 'POST', headers, body });
  const refused: [string, Promise<Response>][] = [
    ['a replay', again(good.headers)],
    ['another id', again({ ...good.headers, 'webhook-id': 'call-x' })],
    ['301 seconds old', post(site, { age: 302 }).answer],
    ['301 seconds ahead', post(site, { age: -303 }).answer],
    ['off by one byte', post(site, { sent: '{"type":"sheet.changee"}' }).answer],
    ['one byte more', post(site, { sent: '{"type":"sheet.changed"} ' }).answer],
    ['without headers', again({})],
  ];
  for (const [what, response] of refused) {
    const { status } = await response;
    expect(`${what}: ${status}`).toBe(`${what}: 401`);
  }
  expect((await post(site, { body: 'x'.repeat(70_000) }).answer).status).toBe(413);
  expect(google.counts.reads).toBe(reads);

  google.sheet.setCell('Schedule', 'D2', video('after000001'));
  google.sheet.setCell('Schedule', 'D3', 'http://192.168.0.10/a.m3u8');
  const { accepted, problems } = await (await post(site).answer).json();
  expect(accepted).toBe(true);
  expect(problems).toMatchObject([{ tab: 'Schedule', cell: 'D3', severity: 'error' }]);
  await expect
    .poll(async () => (await (await fetch(site.url)).text()).includes(frame('after000001')), {
      timeout: 2000,
    })
    .toBe(true);

  google.sheet.setTab('Schedule', 'nothing,of,use\n');
  const rejected = await (await post(site).answer).json();
  expect(rejected).toMatchObject({ accepted: false, reason: expect.stringContaining('Date, Start, Title') });

  google.setMode({ answer: 'not-shared' });
  const unread = await (await post(site).answer).json();
  expect(unread).toMatchObject({ accepted: false, reason: expect.stringContaining('press Share') });
  await site.stop();
  await google.close();
});

test('many calls at once are one read', async () => {
  const google = await startSheetsStandIn();
  for (const [name, content] of Object.entries(on('many0000001'))) google.sheet.setTab(name, content);
  const site = await startSite({
    env: {
      SHEET_ID: google.sheetId,
      GOOGLE_API_KEY: google.apiKey,
      SHEETS_API_ROOT: google.root,
      SHEET_POLL_SECONDS: '600',
      REFRESH_SECRET: SECRET,
    },
  });
  const reads = google.counts.reads;
  const answers = await Promise.all(Array.from({ length: 60 }, () => post(site).answer));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 60 }, () => 200));
  expect(google.counts.reads - reads).toBeLessThanOrEqual(2);
  await site.stop();
  await google.close();
});

test('without a secret there is no such address', async () => {
  const site = await startSite({ sheet: on('nosecret001') });
  expect((await post(site).answer).status).toBe(404);
  await site.stop();
});

test('the Apps Script shows in the sheet what the site made of an edit', async () => {
  const site = await startSite({ sheet: on('script00001'), env: { REFRESH_SECRET: SECRET } });
  const script = loadAppsScript({ SITE_URL: `${site.url}/`, REFRESH_SECRET: SECRET });
  const toast = () => script.toasts.at(-1);

  script.run('install');
  script.run('install');
  expect(script.triggers).toEqual([{ handler: 'sheetChanged', on: 'change' }]);
  expect(toast()).toEqual({ title: 'On the site', text: 'The sheet was read, without problems.' });
  script.run('onOpen');
  expect(script.menu).toEqual(['sheetChanged']);

  const wrong = on('script00002');
  await site.setSheet({ ...wrong, Schedule: wrong.Schedule.replace(/\n[^,]+,/, '\n25:99,') });
  script.run('sheetChanged');
  expect(toast()?.title).toBe('On the site, but something is wrong');
  expect(toast()?.text).toMatch(/^A2: /);

  await site.setSheet({ Schedule: 'nothing,of,use\n' });
  script.run('sheetChanged');
  expect(toast()?.title).toBe('Not taken yet');

  script.properties.REFRESH_SECRET = 'another secret, also long';
  script.run('sheetChanged');
  expect(toast()?.text).toContain('are not the same');

  script.properties.SITE_URL = 'http://127.0.0.1:9';
  script.run('sheetChanged');
  expect(toast()?.title).toBe('The site was not reached');

  script.properties.REFRESH_SECRET = '';
  script.run('sheetChanged');
  expect(toast()?.title).toBe('Not set up');
  await site.stop();
});
