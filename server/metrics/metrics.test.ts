import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createMetrics, metricsText } from './metrics.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function serve(key: string | null) {
  const metrics = createMetrics({
    key,
    figures: () => [{ name: 'marquee_viewers', help: 'Viewers.', type: 'gauge', samples: [{ value: 3 }] }],
  });
  const server = createServer((request, response) => metrics.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
  return { metrics, ask: (headers: Record<string, string> = {}) => fetch(url, { headers }) };
}

it('tells this machine what was counted, in the text format of Prometheus', async () => {
  const { metrics, ask } = await serve(null);
  metrics.countEvent('published', 'info');
  metrics.countEvent('published', 'info');
  metrics.countRequest(204);
  const text = await (await ask()).text();
  expect(text).toContain('# TYPE marquee_viewers gauge\nmarquee_viewers 3\n');
  expect(text).toContain('marquee_log_events_total{event="published",level="info"} 2\n');
  expect(text).toContain('marquee_requests_total{code="2xx"} 1\n');
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^# (?:HELP|TYPE) \w+ .+$|^\w+(?:\{(?:\w+="[^"]*",?)+\})? [\d.e+-]+$/);
});

it('tells nobody through a proxy, unless the key is sent', async () => {
  const { ask } = await serve('a-key-of-metrics');
  expect((await ask({ 'x-forwarded-for': '192.0.2.1' })).status).toBe(403);
  expect((await ask({ 'x-forwarded-for': '192.0.2.1', authorization: 'Bearer wrong-key-12' })).status).toBe(
    403,
  );
  const right = { 'x-forwarded-for': '192.0.2.1', authorization: 'Bearer a-key-of-metrics' };
  expect((await ask(right)).status).toBe(200);
  const without = await serve(null);
  expect((await without.ask({ ...right, authorization: 'Bearer undefined' })).status).toBe(403);
});

it('escapes what a label holds', () => {
  const samples = [{ labels: { room: 'a"b\\c\nd' }, value: 1 }];
  expect(metricsText([{ name: 'x', help: 'X.', type: 'gauge', samples }])).toContain(
    'x{room="a\\"b\\\\c\\nd"} 1',
  );
});

it('the dashboard asks for figures that there are', () => {
  const dashboard = JSON.parse(readFileSync('deploy/grafana/marquee.json', 'utf8'));
  const source =
    readFileSync('server/metrics/watch-site.ts', 'utf8') + readFileSync('server/metrics/metrics.ts', 'utf8');
  const ids = new Set<number>();
  for (const { id, gridPos, targets, datasource } of dashboard.panels) {
    ids.add(id);
    expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how Grafana writes a variable.
    expect(datasource).toEqual({ type: 'prometheus', uid: '${source}' });
    for (const { expr } of targets)
      for (const [name] of expr.matchAll(/\b(?:marquee|process)_\w+/g)) expect(source).toContain(`'${name}'`);
  }
  expect(ids.size).toBe(dashboard.panels.length);
});
