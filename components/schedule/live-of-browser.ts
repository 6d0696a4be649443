import { openTabs } from '#components/browser/open-tabs.ts';
import { connectLive, type LiveMessage } from './live-connection.ts';

/** A page that nobody sees gives its connection up after this time (ms). */
const HIDDEN_AFTER = 30_000;
const NAME = 'marquee-live';

type Options = {
  room: string | null;
  onMessage(message: LiveMessage): void;
  /** Whether this page is told of edits now, by its own connection or by another tab's. */
  onState(isTold: boolean): void;
};

/** The tab with the connection tells the others; `hello` is the question of a tab that has just been opened. */
type TabMessage = { kind: 'hello' } | { kind: 'state'; isTold: boolean } | ({ kind: 'event' } & LiveMessage);

/**
 * One connection to `/live` for all tabs of this browser, because over HTTP/1.1 a browser has six connections to a host. The
 * tab that holds the lock connects and passes on what it is told. Without locks (plain http) each tab has its own.
 */
export function followLive({ room, onMessage, onState }: Options): () => void {
  // An exported site says so (server/pages/static-host.ts).
  if (document.documentElement.dataset.live === 'off') return () => undefined;
  const tabs = openTabs(NAME);
  const newest = new Map<LiveMessage['name'], LiveMessage>();
  let disconnect: (() => void) | null = null;
  let giveUp = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isActive = false;

  const tell = (message: TabMessage) => tabs?.postMessage(message);

  /** Connects until `signal` is aborted. */
  const hold = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      disconnect = connectLive({
        room,
        onMessage(message) {
          if (message.name !== 'look') newest.set(message.name, message);
          onMessage(message);
          tell({ kind: 'event', ...message });
        },
        onState(isTold) {
          if (!isTold) newest.clear();
          onState(isTold);
          tell({ kind: 'state', isTold });
        },
      });
      signal.addEventListener('abort', () => {
        disconnect?.();
        disconnect = null;
        newest.clear();
        resolve();
      });
    });

  function start(): void {
    clearTimeout(timer);
    if (isActive) return;
    isActive = true;
    giveUp = new AbortController();
    const { signal } = giveUp;
    // It is refused when the page is hidden or left, which ends it as well, or if the browser keeps nothing for sites.
    if (tabs) {
      navigator.locks.request(NAME, { signal }, () => hold(signal)).catch(() => hold(signal));
    } else void hold(signal);
    tell({ kind: 'hello' });
  }

  function stop(): void {
    clearTimeout(timer);
    isActive = false;
    giveUp.abort();
    onState(false);
  }

  const see = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(stop, HIDDEN_AFTER);
    else start();
  };

  tabs?.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    if (data.kind === 'hello') {
      for (const message of newest.values()) tell({ kind: 'event', ...message });
    } else if (!isActive || disconnect) return;
    else if (data.kind === 'state') onState(data.isTold);
    else {
      onState(true);
      onMessage({ name: data.name, data: data.data });
    }
  });

  document.addEventListener('visibilitychange', see);
  see();
  return () => {
    document.removeEventListener('visibilitychange', see);
    stop();
    tabs?.close();
  };
}
