import type { IncomingMessage, ServerResponse } from 'node:http';
import { roundedCount } from '#lib/viewers/rounded-count.ts';
import type { Log } from '#platform/log.ts';
import { createEventStream, type LiveEvent } from './event-stream.ts';
import { createNchan } from './nchan.ts';
import { createPolls } from './polls.ts';

/** How often (ms) pages are counted, and nginx is told again, because it may have been started anew. */
const EVERY = 10_000;
/** How often (ms) the number of viewers is sent even if it did not change, because new pages have not got it. */
const SAY_AGAIN = 60_000;

/** Open pages with the stage in view. */
export type ViewerCounts = { all: number; rooms: Record<string, number> };

export type Live = {
  /** Answers a request for `/live`. */
  connect(request: IncomingMessage, response: ServerResponse): void;
  /** A request for `/schedule.json` came: pages that poll are counted from theirs. */
  asked(request: IncomingMessage): void;
  /**
   * Tells every page which revision is served now. If it is the same revision as before, something else in the pages changed.
   */
  tell(revision: string): void;
  /** As of the last count. */
  viewers(): ViewerCounts;
  /** Called after each count. */
  onCount(listener: (counts: ViewerCounts) => void): void;
  close(): void;
};

type Options = {
  /** The address at which nginx takes messages for open pages; null if there is no nginx. */
  nginx: string | null;
  /** The rooms at this moment, by their slugs. */
  rooms(): readonly string[];
  /** Whether Settings says that viewers see how many they are. */
  isShown(): boolean;
  log: Log;
};

/** Tells open pages at once what changed, and counts them. */
export function openLive({ nginx, rooms, isShown, log }: Options): Live {
  const stream = createEventStream();
  const nchan = nginx === null ? null : createNchan(nginx);
  let revision: string | null = null;
  let counts: ViewerCounts = { all: 0, rooms: {} };
  const polls = createPolls(60_000 / EVERY);
  let hasNginx: boolean | null = null;
  let saidAt = Number.NEGATIVE_INFINITY;
  const listeners: ((counts: ViewerCounts) => void)[] = [];
  /** One after the other, so that pages never hear an older revision last. */
  let sending: Promise<unknown> = Promise.resolve();

  function note(works: boolean, error?: unknown): void {
    if (works !== hasNginx && (works || hasNginx !== null)) {
      log(works ? 'info' : 'warn', works ? 'live-by-nginx' : 'live-without-nginx', { error });
    }
    hasNginx = works;
  }

  async function toNginx(events: readonly LiveEvent[], only?: string): Promise<void> {
    if (!nchan) return;
    try {
      for (const room of only === undefined ? ['', ...rooms()] : [only]) await nchan.send(room, events);
      note(true);
    } catch (error) {
      note(false, error);
    }
  }

  function send(events: readonly LiveEvent[], room?: string): Promise<unknown> {
    stream.send(events, room);
    sending = sending.then(() => toNginx(events, room));
    return sending;
  }

  const scheduleEvent = (): LiveEvent[] => (revision === null ? [] : [{ name: 'schedule', data: revision }]);

  async function countOf(room: string): Promise<number> {
    const own = stream.counts().get(room) ?? 0;
    if (!nchan) return own;
    try {
      const { pages, hasMessage } = await nchan.look(room);
      // nginx was started anew, or the room is new: pages that connect must hear the revision.
      if (!hasMessage && revision !== null) await nchan.send(room, scheduleEvent());
      note(true);
      return own + pages;
    } catch (error) {
      note(false, error);
      return own;
    }
  }

  async function count(): Promise<void> {
    const before = counts;
    const slugs = rooms();
    const numbers: number[] = [];
    for (const room of ['', ...slugs]) numbers.push(await countOf(room));
    const ofRooms = Object.fromEntries(slugs.map((slug, i) => [slug, numbers[i + 1] ?? 0]));
    const connected = numbers.reduce((sum, n) => sum + n, 0);
    counts = { all: connected + polls.count(connected), rooms: ofRooms };
    for (const listener of listeners) listener(counts);
    const shown = roundedCount(counts.all);
    const now = performance.now();
    if (isShown() && (shown !== roundedCount(before.all) || now - saidAt >= SAY_AGAIN)) {
      saidAt = now;
      void send([{ name: 'viewers', data: String(shown) }, ...scheduleEvent()]);
    }
  }

  const timer = setInterval(() => void count(), EVERY).unref();

  return {
    connect: stream.connect,
    asked: ({ headers }) => polls.ask(headers['sec-fetch-site']?.toString()),
    tell(next) {
      const again = next === revision;
      revision = next;
      polls.tell();
      void send([...(again ? [{ name: 'look' as const, data: '' }] : []), ...scheduleEvent()]);
    },
    viewers: () => counts,
    onCount: (listener) => void listeners.push(listener),
    close() {
      clearInterval(timer);
      stream.close();
    },
  };
}
