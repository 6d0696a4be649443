import type { IncomingMessage, ServerResponse } from 'node:http';
import { networkOf } from '#platform/net/limiter.ts';
import { peerOf } from '#platform/net/peer.ts';

/**
 * An event of `/live`: `schedule` with the revision that viewers get now, `viewers` with their number, `look` when
 * something changed that is no part of the revision. `schedule` always comes last, because nginx keeps the last event for
 * pages that connect later.
 */
export type LiveEvent = { name: 'schedule' | 'viewers' | 'look'; data: string };

/** How many pages may be connected: in all, and from one network, which may be a school. */
export const MOST_STREAMS = 5000;
export const MOST_OF_NETWORK = 200;
/** How often (ms) a comment is sent, so that no proxy takes the stream for dead. */
const HEARTBEAT = 25_000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // nginx in front passes each event on at once.
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
};

type EventStream = {
  /** Answers a request for `/live`. A page over the limits gets a 503 and asks now and then instead. */
  connect(request: IncomingMessage, response: ServerResponse): void;
  /** Sends events to every page, or to those of a room. A page that connects later gets the last one that was sent to all. */
  send(events: readonly LiveEvent[], room?: string): void;
  /** Open pages by the room that they name; '' for those that name none. */
  counts(): Map<string, number>;
  close(): void;
};

/** The room that a page names in `/live?room=SLUG`; '' if it names none, or nothing that could be a room. */
const roomInAddress = (url: string) => /[?&]room=([a-z0-9-]{1,80})(?:&|$)/.exec(url)?.[1] ?? '';

/** `/live` by this process itself, for a site without nginx in front (WHATWG HTML, server-sent events). */
export function createEventStream(): EventStream {
  const pages = new Map<ServerResponse, { network: string; room: string }>();
  let last = '';
  const timer = setInterval(() => write(':\n\n'), HEARTBEAT).unref();

  function write(text: string, only?: string): void {
    for (const [page, { room }] of pages) {
      if (only !== undefined && room !== only) continue;
      // A page that does not read its events would fill the memory, so it is cut off. It connects again, and gets the newest
      // event then.
      if (page.writableLength > 0) page.destroy();
      else page.write(text);
    }
  }

  return {
    connect(request, response) {
      const network = networkOf(peerOf(request).address);
      const ofNetwork = [...pages.values()].filter((page) => page.network === network).length;
      if (pages.size >= MOST_STREAMS || ofNetwork >= MOST_OF_NETWORK) {
        response.writeHead(503, { 'retry-after': '60', 'cache-control': 'no-store' }).end();
        return;
      }
      pages.set(response, { network, room: roomInAddress(request.url ?? '') });
      response.once('close', () => pages.delete(response));
      response.writeHead(200, HEADERS);
      response.write(last || ':\n\n');
    },
    send(events, room) {
      const text = events.map(frameOf).join('');
      if (room === undefined) last = events.slice(-1).map(frameOf).join('');
      write(text, room);
    },
    counts() {
      const counts = new Map<string, number>();
      for (const { room } of pages.values()) counts.set(room, (counts.get(room) ?? 0) + 1);
      return counts;
    },
    close() {
      clearInterval(timer);
      for (const page of pages.keys()) page.end();
    },
  };
}

const frameOf = ({ name, data }: LiveEvent) => `event: ${name}\ndata: ${data}\n\n`;
