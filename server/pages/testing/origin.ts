import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The answers of the origin: by address, and for payloads by address and segment (`/schedule /_tree`). */
export type Answers = Record<string, { type: string; body: string; status?: number }>;

/** A small site in place of Next: pages with an inline script, payloads and a feed, all with `word` in them. */
export function pagesWith(word: string, size = 2000): Answers {
  const filler = `<!--${word.repeat(Math.ceil(size / word.length))}-->`;
  const html = `<!DOCTYPE html><html><head><title>${word}</title></head><body>${filler}<script>self.word="${word}"</script></body></html>`;
  const payload = { type: 'text/x-component', body: `0:{"b":"build","t":"${word}"}\n` };
  return {
    '/': { type: 'text/html; charset=utf-8', body: html },
    '/schedule': { type: 'text/html; charset=utf-8', body: html.replace('<body>', '<body>Schedule') },
    '/schedule.json': { type: 'application/json', body: JSON.stringify({ revision: word }) },
    '/ rsc': payload,
    '/ /_tree': payload,
    '/schedule rsc': payload,
    '/schedule /_tree': payload,
    '/schedule /!KHNpdGUp/schedule/__PAGE__': payload,
  };
}

export const ROUTES = { '/(site)/page': '/', '/(site)/schedule/page': '/schedule' };

export type Origin = { url: string; answers: Answers; requests: string[]; close(): void; server: Server };

/** Serves answers on loopback as Next would; `answers` may be replaced at any time. */
export async function startOrigin(answers: Answers): Promise<Origin> {
  const origin: Origin = {
    url: '',
    answers,
    requests: [],
    close: () => server.close(),
    server: createServer(),
  };
  const { server } = origin;
  server.on('request', (request, response) => {
    const segment = request.headers['next-router-segment-prefetch'];
    const key = `${request.url}${segment ? ` ${segment}` : request.headers.rsc ? ' rsc' : ''}`;
    origin.requests.push(key);
    const answer = origin.answers[key];
    response.writeHead(answer?.status ?? (answer ? 200 : 404), {
      'content-type': answer?.type ?? 'text/plain',
    });
    response.end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return origin;
}
