import type { IncomingMessage, ServerResponse } from 'node:http';
import { isKey } from '#platform/is-key.ts';
import { peerOf } from '#platform/net/peer.ts';

/** A figure with its labels. */
type Sample = { labels?: Record<string, string>; value: number };
/** Figures of one name. `counter` only grows while the process lives. */
export type Metric = { name: string; help: string; type: 'gauge' | 'counter'; samples: Sample[] };

/** Prometheus's text format (prometheus.io/docs/instrumenting/exposition_formats). */
export function metricsText(metrics: readonly Metric[]): string {
  const escaped = (text: string) =>
    text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  const line = (name: string, { labels = {}, value }: Sample) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
    return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
  };
  return metrics
    .map(({ name, help, type, samples }) =>
      [
        `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`,
        ...samples.map((sample) => line(name, sample)),
      ].join(''),
    )
    .join('');
}

type Options = {
  /** METRICS_KEY; without it only this machine may read, and nobody through a proxy. */
  key: string | null;
  /** The figures that the parts of the site know at this moment. */
  figures(): Metric[];
};

/** Counts what happens, and answers `/metrics`. */
export function createMetrics({ key, figures }: Options) {
  const events = new Map<string, { event: string; level: string; count: number }>();
  const requests = new Map<string, number>();
  const startedAt = Date.now() / 1000;

  function counted(): Metric[] {
    const gauge = (name: string, help: string, value: number): Metric => {
      return { name, help, type: 'gauge', samples: [{ value }] };
    };
    return [
      {
        name: 'marquee_log_events_total',
        help: 'Lines in the log, by event: published, publish-failed, schedule-accepted and so on.',
        type: 'counter',
        samples: [...events.values()].map(({ event, level, count }) => ({
          labels: { event, level },
          value: count,
        })),
      },
      {
        name: 'marquee_requests_total',
        help: 'Requests that Node answered, by the class of their status. What nginx serves from files is not among them.',
        type: 'counter',
        samples: [...requests].map(([code, value]) => ({ labels: { code }, value })),
      },
      gauge('process_resident_memory_bytes', 'Memory of this process.', process.memoryUsage.rss()),
      gauge('process_start_time_seconds', 'When this process started, in seconds since 1970.', startedAt),
    ];
  }

  return {
    countEvent(event: string, level: string): void {
      const known = events.get(event);
      if (known) known.count++;
      else events.set(event, { event, level, count: 1 });
    },
    countRequest(status: number): void {
      const code = `${Math.floor(status / 100)}xx`;
      requests.set(code, (requests.get(code) ?? 0) + 1);
    },
    answer(request: IncomingMessage, response: ServerResponse): void {
      response.setHeader('cache-control', 'no-store');
      if (!mayRead(request, key)) {
        response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
        response.end('Metrics are for this machine, or for whoever sends METRICS_KEY as a bearer token.\n');
        return;
      }
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
      response.end(metricsText([...figures(), ...counted()]));
    },
  };
}

/** Behind nginx every request comes from this machine, but it says for whom it asks. */
function mayRead(request: IncomingMessage, key: string | null): boolean {
  if (peerOf(request).isThisMachine) return true;
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return key !== null && given !== undefined && isKey(given, key);
}
