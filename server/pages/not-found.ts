import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Build, filesUnder } from './collect.ts';
import { isFixed } from './segments.ts';

/** Next's address of its page for unknown addresses. */
export const NOT_FOUND = '/_not-found';

/** How long (ms) the page is kept before it is fetched from Next's cache again. */
const STANDS = 1000;

export type NotFound = {
  /** Gives the page that says so. */
  html(): Promise<Buffer>;
  /** Answers 404 if the address does not exist. @returns whether it is answered */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
};

type Options = {
  /** The address at which this process asks itself. */
  origin: string;
  build: Build;
  /** Every address that the schedule brings about; null as long as there is none. */
  known: () => ReadonlySet<string> | null;
};

/**
 * Keeps made-up addresses away from Next, which would render each one anew (22 ms of the processor) and remember it (90 kB).
 * All of them get the one page that was made for them with the last edit.
 */
export async function createNotFound({ origin, build, known }: Options): Promise<NotFound> {
  const files = new Set<string>();
  for (const { path } of await filesUnder(build.staticFolder, '_next/static/')) files.add(`/${path}`);
  for (const { path } of await filesUnder(build.publicFolder)) files.add(`/${path}`);

  const remember = (headers: Record<string, string>) => {
    let page: Promise<Buffer> | null = null;
    let until = Number.NEGATIVE_INFINITY;
    return () => {
      if (page && performance.now() < until) return page;
      until = performance.now() + STANDS;
      page = fetch(origin + NOT_FOUND, { headers }).then(async (found) =>
        Buffer.from(await found.arrayBuffer()),
      );
      page.catch(() => {
        page = null;
      });
      return page;
    };
  };
  const html = remember({});
  const payload = remember({ rsc: '1' });

  function isThere(url: string): boolean {
    const address = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    // Next leads from one to the other.
    const path = address.replace(/(?<=.)\/+$/, '');
    if (files.has(path) || isFixed(path, build.routes)) return true;
    return known()?.has(path) ?? true;
  }

  return {
    html,
    async answer({ method, url = '/', headers }, response) {
      if ((method !== 'GET' && method !== 'HEAD') || isThere(url)) return false;
      const isPayload = headers.rsc !== undefined;
      // A calendar or a picture that is asked for by a program, and not a page.
      const isFeed = /\.(?:ics|xml|json|png)$/.test(url.split('?', 1)[0] ?? '');
      const type = isPayload
        ? 'text/x-component'
        : isFeed
          ? 'text/plain;charset=utf-8'
          : 'text/html; charset=utf-8';
      const body = isPayload
        ? await payload()
        : isFeed
          ? 'There is nothing at this address.\n'
          : await html();
      response.writeHead(404, { 'content-type': type }).end(method === 'HEAD' ? undefined : body);
      return true;
    },
  };
}
