import type { IncomingMessage, ServerResponse } from 'node:http';

const tags = (header: string) => header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));

/**
 * Answers 304 if the client has that ETag already (RFC 9110, 13.1.2). Next does so for pages, but not for route handlers such
 * as `/schedule.json`, which every open page asks for again and again. Node sends no body with a 304.
 */
export function answerNotModified(request: IncomingMessage, response: ServerResponse): void {
  const known = request.headers['if-none-match'];
  if (!known || (request.method !== 'GET' && request.method !== 'HEAD')) return;
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((status: number, ...rest: []) => {
    const tag = response.getHeader('etag');
    const same = status === 200 && typeof tag === 'string' && tags(known).includes(tags(tag)[0] ?? '');
    if (!same) return writeHead(status, ...rest);
    for (const name of ['content-length', 'content-encoding', 'content-type']) response.removeHeader(name);
    return writeHead(304);
  }) as typeof response.writeHead;
}
