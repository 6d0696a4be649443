import { setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchPublic, type Network, Unanswered } from './fetch-public.ts';
import { startTlsServer, type TlsServer } from './testing/tls-server.ts';

let server: TlsServer;
let network: Network;
const seen: string[] = [];

beforeAll(async () => {
  server = await startTlsServer((request, response) => {
    seen.push(`${request.headers.host} ${request.url} ${request.headers.cookie ?? ''}`.trim());
    const path = request.url ?? '/';
    const to = /^\/to\/(.*)$/.exec(path)?.[1];
    if (to !== undefined) response.writeHead(302, { location: decodeURIComponent(to) }).end();
    else if (path === '/large') response.end('x'.repeat(400_000));
    else response.end('the body');
  });
  setDefaultCACertificates([server.ca]);
  network = {
    pins: new Map([['live.example.org', '127.0.0.1']]),
    resolve: async (host) =>
      ({
        'inside.example.org': ['10.0.0.7'],
        'both.example.org': ['93.184.215.14', '127.0.0.1'],
        'six.example.org': ['::1'],
        'nowhere.example.org': [],
      })[host] ?? [],
  };
});
afterAll(() => server.close());

const at = (path: string, host = 'live.example.org') => `https://${host}:${server.port}${path}`;
const leads = (to: string) => at(`/to/${encodeURIComponent(to)}`);

test('asks where the name was found to lead, by its name', async () => {
  const reply = await fetchPublic(at('/a?b=c'), network);
  expect(reply).toMatchObject({ status: 200, body: 'the body', url: at('/a?b=c') });
  expect(seen.at(-1)).toBe(`live.example.org:${server.port} /a?b=c`);
});

test('follows three redirects, and no more', async () => {
  const three = leads(leads(leads(at('/end'))));
  expect((await fetchPublic(three, network)).url).toBe(at('/end'));
  await expect(fetchPublic(leads(three), network)).rejects.toThrow(Unanswered);
});

test.each([
  ['a private address', () => at('/', 'inside.example.org')],
  ['a private one among public ones', () => at('/', 'both.example.org')],
  ['loopback of the other kind', () => at('/', 'six.example.org')],
  ['nothing', () => at('/', 'nowhere.example.org')],
  ['a number', () => at('/', '127.0.0.1')],
  ['a number in disguise', () => at('/', '2130706433')],
  ['an IPv6 number', () => at('/', '[::1]')],
  ['this machine', () => at('/', 'localhost')],
  ['a name of a private network', () => at('/', 'metadata.google.internal')],
  ['plain http', () => 'http://live.example.org/'],
  ['a port of another protocol', () => 'https://live.example.org:25/'],
  ['a user name', () => at('/').replace('https://', 'https://somebody@')],
])('is not led to %s, at once or by a redirect', async (_, address) => {
  const before = seen.length;
  await expect(fetchPublic(address(), network)).rejects.toThrow(Unanswered);
  expect(seen.length).toBe(before);
  await expect(fetchPublic(leads(address()), network)).rejects.toThrow(Unanswered);
  expect(seen.length).toBe(before + 1);
});

test('takes no more than a playlist can be', async () => {
  await expect(fetchPublic(at('/large'), network)).rejects.toThrow(Unanswered);
});
