import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ChangingProxy = {
  url: string;
  /** From now on HTML passes through this. */
  change(how: (html: string) => string): void;
  stop(): Promise<void>;
};

/**
 * Stands between a browser and a site, and changes the HTML on its way. Not Playwright's route: a document that comes from
 * there counts as one from the internet, which may not open a WebSocket to this machine.
 */
export async function startChangingProxy(site: string): Promise<ChangingProxy> {
  let how = (html: string) => html;
  const server = createServer(async (request, response) => {
    const headers = new Headers({ accept: request.headers.accept ?? '*/*', 'accept-encoding': 'identity' });
    for (const name of ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'range', 'next-url']) {
      const value = request.headers[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    try {
      const answer = await fetch(site + request.url, { headers, redirect: 'manual' });
      const type = answer.headers.get('content-type') ?? '';
      const body = Buffer.from(await answer.arrayBuffer());
      const kept = [...answer.headers].filter(
        ([name]) => !['content-length', 'content-encoding', 'transfer-encoding', 'connection'].includes(name),
      );
      response.writeHead(answer.status, Object.fromEntries(kept));
      response.end(type.startsWith('text/html') ? how(body.toString()) : body);
    } catch {
      response.destroy();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    change(next) {
      how = next;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
