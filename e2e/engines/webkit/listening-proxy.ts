import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectFaults } from '../collect-faults.ts';

// WebKit's driver can neither read the console nor run a script before the page's own. So the pages reach it through
// this proxy, which puts a script before everything else in them, the policy in a <meta> included.

export type ListeningProxy = { url: string; stop(): Promise<void> };

const SCRIPT = `<script>(${collectFaults})()</script>`;

/**
 * `more` is code that runs in each page before its own, after the one that collects faults. `clockOffset` (ms) is added to
 * the time in the headers, because Node writes the real time there even if the site lives at another.
 */
export async function startListeningProxy(
  target: string,
  more = '',
  clockOffset = 0,
): Promise<ListeningProxy> {
  const insert = more === '' ? SCRIPT : `${SCRIPT}<script>${more}</script>`;
  const server = createServer((incoming, response) =>
    relay(incoming, response, { target, insert, clockOffset }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function relay(
  incoming: IncomingMessage,
  response: ServerResponse,
  { target, insert, clockOffset }: { target: string; insert: string; clockOffset: number },
): void {
  // The name of the host stays: the site compares it with the origin of a form.
  const { 'accept-encoding': _encoding, ...headers } = incoming.headers;
  const outgoing = request(
    new URL(incoming.url ?? '/', target),
    { method: incoming.method, headers: { ...headers, 'accept-encoding': 'identity' } },
    async (answer) => {
      const date = new Date(Date.now() + clockOffset).toUTCString();
      const isPage = answer.headers['content-type']?.startsWith('text/html');
      if (!isPage) {
        response.writeHead(answer.statusCode ?? 502, { ...answer.headers, date });
        answer.pipe(response);
        return;
      }
      const { 'content-length': _length, ...rest } = answer.headers;
      const html = Buffer.concat(await Array.fromAsync(answer)).toString();
      response.writeHead(answer.statusCode ?? 502, { ...rest, date });
      response.end(html.replace(/<head[^>]*>/, (head) => head + insert));
    },
  );
  outgoing.on('error', () => response.destroy());
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
