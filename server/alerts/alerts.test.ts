import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { alertBody, createAlerts, type Trouble } from './alerts.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Receives alerts; the first `failures` are answered 500. */
async function receive(failures = 0) {
  const bodies: string[] = [];
  let asked = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (asked++ < failures) return void response.writeHead(500).end();
    bodies.push(body);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => server.close());
  return { bodies, url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`) };
}

const look = (...troubles: Trouble[]) => new Set(troubles);

it('tells once that a trouble lasts, and once that it is over', async () => {
  const { bodies, url } = await receive(2);
  let time = 0;
  const alerts = createAlerts({
    url,
    siteUrl: 'https://watch.example.org',
    log: () => {},
    now: () => time,
    wait: async () => {},
  });
  alerts.look(look('sheet'));
  time = 60_000;
  alerts.look(look());
  alerts.look(look('sheet'));
  time = 200_000;
  alerts.look(look('sheet'));
  alerts.look(look('sheet', 'disk'));
  await alerts.settled();
  time = 201_000;
  alerts.look(look('disk'));
  await alerts.settled();
  expect(bodies.map((body) => [JSON.parse(body).trouble, JSON.parse(body).state])).toEqual([
    ['sheet', 'begins'],
    ['disk', 'begins'],
    ['sheet', 'ends'],
  ]);
});

it.each([
  ['https://discord.com/api/webhooks/1/x', '{"content":"down","allowed_mentions":{"parse":[]}}'],
  ['https://hooks.slack.com/services/x', '{"text":"down"}'],
  ['https://ntfy.sh/topic', 'down'],
  ['https://ntfy.example.org/topic', 'down'],
  ['https://alerts.example.org/', '{"text":"down","trouble":"disk"}'],
])('writes for %s as it wants it', (url, body) =>
  expect(alertBody(new URL(url), 'down', { trouble: 'disk' }).body).toBe(body),
);
