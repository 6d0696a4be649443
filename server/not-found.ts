import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Answers with the site's own page where Next has none. For a show, a series or a page that is not there Next sends an empty
 * document whose scripts are to write it, and without the layout's first script Trusted Types do not let them: viewers saw
 * nothing at all. Payloads and what is no page stay as they are.
 */
export function answerNotFound(
  request: IncomingMessage,
  response: ServerResponse,
  page: () => Promise<string>,
): void {
  if (request.method !== 'GET' || request.headers.rsc !== undefined) return;
  const writeHead = response.writeHead.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  let instead = false;

  const send = async () => {
    const html = await page().catch(
      () => '<!doctype html><title>404</title><p>There is no page here.</p></html>',
    );
    for (const name of ['content-encoding', 'content-length', 'etag', 'transfer-encoding']) {
      response.removeHeader(name);
    }
    writeHead(404);
    end(html);
  };

  /** Whether this is such an answer; the first to ask begins the other one. */
  const isInstead = (status = response.statusCode) => {
    if (instead || response.headersSent) return instead;
    instead = status === 404 && String(response.getHeader('content-type')).startsWith('text/html');
    if (instead) void send();
    return instead;
  };

  // Below Next's compression, which keeps what it finds here and calls it later.
  Object.assign(response, {
    writeHead: (status: number, ...rest: []) => (isInstead(status) ? response : writeHead(status, ...rest)),
    write: (...given: Parameters<typeof write>) => isInstead() || write(...given),
    end: (...given: Parameters<typeof end>) => (isInstead() ? response : end(...given)),
  });
}

/** Answers an address that no decoder can read, which Next takes for a fault of its own. @returns whether it answers */
export function refuseUnreadable(request: IncomingMessage, response: ServerResponse): boolean {
  try {
    decodeURIComponent((request.url ?? '').replace(/[?#].*$/s, ''));
    return false;
  } catch {
    response
      .writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
      .end('This address cannot be read.\n');
    return true;
  }
}
