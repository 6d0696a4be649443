import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Schedule } from '../../bot/shows/schedule.ts';

/** The addresses of the site that the bot asks for, over real HTTP: `/healthz` and `/schedule.json`. */
export type SiteStandIn = {
  url: string;
  /** The build that `/healthz` shows, as a function, so that it can follow what was deployed. */
  build: () => string;
  status: number;
  schedule: Schedule | null;
  close(): Promise<void>;
};

export async function startSiteStandIn(): Promise<SiteStandIn> {
  const site: SiteStandIn = { url: '', build: () => 'unknown', status: 200, schedule: null, close };
  const server = createServer((request, response) => {
    if (request.url === '/healthz') {
      response.writeHead(site.status, { 'content-type': 'application/json' });
      return response.end(
        JSON.stringify({ state: 'serving', revision: 'r', build: site.build(), fetchedAt: null }),
      );
    }
    const body = JSON.stringify(site.schedule);
    const etag = `"${site.schedule?.revision ?? 'none'}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304);
      return response.end();
    }
    response.writeHead(200, { 'content-type': 'application/json', etag });
    response.end(body);
  });
  function close(): Promise<void> {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return site;
}
