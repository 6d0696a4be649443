import type { IncomingMessage, ServerResponse } from 'node:http';
import { TAKEN_PATH } from '#lib/irc/moderation/folding.ts';
import { notePeer } from './backstage/peer.ts';
import { setHeaders, stripInternalHeaders } from './headers.ts';
import type { Live } from './live/live.ts';
import type { watchSite } from './metrics/watch-site.ts';
import { refuseNotes } from './notes/refuse-notes.ts';
import type { NotFound } from './pages/not-found.ts';
import { answerNotModified } from './pages/not-modified.ts';
import { answerOwnPages, type OwnPages } from './pages/own-pages.ts';
import type { KeptPublished } from './pages/publish.ts';
import { refuseKeyInAddress, refuseMethod, refuseRange } from './refusals.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Options = {
  /** Next's. */
  handle: Handler;
  headers: Record<string, string>;
  live: Live;
  watch: ReturnType<typeof watchSite>;
  answerTaken(response: ServerResponse): void;
  notFound: NotFound;
  ownPages: OwnPages;
  published: KeptPublished | null;
};

/** Answers everybody's requests. If a request does not need Next, it is answered or refused here. */
export function answerViewers(options: Options): Handler {
  const { handle, headers, live, watch, answerTaken, notFound, ownPages, published } = options;
  return async (request, response) => {
    stripInternalHeaders(request);
    setHeaders(request, response, headers);
    if (refuseMethod(request, response)) return;
    if (refuseKeyInAddress(request, response)) return;
    if (await refuseNotes(request, response, 'public')) return;
    if (await refuseRange(request, response, 'public')) return;
    notePeer(request);
    const { method, url = '' } = request;
    if (method === 'GET' && /^\/live(?:\?|$)/.test(url)) return live.connect(request, response);
    response.once('close', () => watch.countRequest(response.statusCode));
    if (method === 'GET' && /^\/metrics(?:\?|$)/.test(url)) return watch.answer(request, response);
    if (method === 'GET' && url === TAKEN_PATH) return answerTaken(response);
    if (method === 'GET' && url === '/schedule.json') live.asked(request);
    answerNotModified(request, response);
    if (await notFound.answer(request, response)) return;
    answerOwnPages(request, response, ownPages);
    await handle(request, response);
    if (method === 'GET' && response.statusCode === 200) published?.requested(url.split('?')[0] ?? '');
  };
}
