import type { IncomingMessage, ServerResponse } from 'node:http';
import { wordsFor } from '#lib/words/read-words.ts';
import type { Words } from '#lib/words/words.ts';

/** The site's own pages that replace Next's, by status. */
export type OwnPages = Readonly<Record<number, () => string | Promise<string | Buffer>>>;

/**
 * Answers with the site's own page if Next has none. For a show, a series or a page that is not there Next sends an empty
 * document whose scripts are to write it, and without the layout's first script Trusted Types do not let them; the one for its
 * faults is drawn by inline styles and taken away by its scripts: viewers saw nothing at all. Payloads and addresses that are
 * not pages stay as they are.
 */
export function answerOwnPages(request: IncomingMessage, response: ServerResponse, pages: OwnPages): void {
  if (request.method !== 'GET' || request.headers.rsc !== undefined) return;
  const writeHead = response.writeHead.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  let instead = false;

  const send = async (status: number, page: () => string | Promise<string | Buffer>) => {
    const html = await Promise.try(page).catch(() => brokenPageHtml(wordsFor(null)));
    for (const name of ['content-encoding', 'content-length', 'etag', 'transfer-encoding']) {
      response.removeHeader(name);
    }
    writeHead(status);
    end(html);
  };
  /** Whether this is such an answer; the first to ask begins the other one. */
  const isInstead = (status = response.statusCode) => {
    if (instead || response.headersSent) return instead;
    const page = pages[status];
    instead = page !== undefined && String(response.getHeader('content-type')).startsWith('text/html');
    if (instead && page) void send(status, page);
    return instead;
  };

  // This is set before Next's compression, which keeps the functions that it finds and calls them later.
  Object.assign(response, {
    writeHead: (status: number, ...rest: []) => (isInstead(status) ? response : writeHead(status, ...rest)),
    write: (...given: Parameters<typeof write>) => isInstead() || write(...given),
    end: (...given: Parameters<typeof end>) => (isInstead() ? response : end(...given)),
  });
}

/** The page for a failure. It depends on nothing that could be broken as well. */
export function brokenPageHtml({ about, brokenPage }: Words): string {
  return [
    `<!doctype html><html lang="${about.language}"><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="dark light">',
    `<title>${brokenPage.title}</title><h1>${brokenPage.title}</h1><p>${brokenPage.text}</p>`,
    `<p><a href="">${brokenPage.again}</a></p></html>`,
  ].join('\n');
}
