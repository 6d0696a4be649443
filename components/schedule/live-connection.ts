/** An event that a page gets from `/live`. `look`: something that is no part of the revision changed. */
export type LiveMessage = { name: 'schedule' | 'viewers' | 'look'; data: string };

export const LIVE = '/live';

/** A connection that says nothing for so long (ms) is held back by a proxy. */
const SILENCE = 10_000;
/**
 * When a server is restarted, all its pages are cut off at once. Each comes back at a random moment within this time (ms), so
 * that no second has more than a fortieth of them.
 */
const RETURN_WITHIN = 40_000;
/** The longest wait (ms) after connections that could not be used, such as those of a host that has no `/live`. */
const LONGEST_WAIT = 900_000;

type Options = {
  /** The room that is watched, as its part of an address. */
  room: string | null;
  /** An event that came by this connection. */
  onMessage(message: LiveMessage): void;
  /** Whether edits are told now. If not, the page has to ask. */
  onState(isTold: boolean): void;
  open?: (address: string) => EventSource;
};

/** Keeps a connection to `/live`, and opens it again whenever it breaks off or proves useless. Returns what closes it. */
export function connectLive({
  room,
  onMessage,
  onState,
  open = (address) => new EventSource(address),
}: Options): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTold = false;
  /** How often in a row a connection was of no use. */
  let failures = 0;

  function setTold(next: boolean): void {
    if (next === isTold) return;
    isTold = next;
    onState(next);
  }

  function hear(name: LiveMessage['name'], data: string): void {
    clearTimeout(timer);
    failures = 0;
    setTold(true);
    onMessage({ name, data });
  }

  function connect(): void {
    const current = open(room ? `${LIVE}?room=${room}` : LIVE);
    source = current;
    timer = setTimeout(comeBack, SILENCE, true);
    for (const name of ['schedule', 'viewers', 'look'] as const) {
      current.addEventListener(name, (event) => hear(name, String(event.data)));
    }
    // The browser would try again after three seconds, all pages at once. A refusal closes the source, a cut does not.
    current.onerror = () => comeBack(current.readyState === 2);
  }

  function comeBack(wasUseless: boolean): void {
    source?.close();
    clearTimeout(timer);
    setTold(false);
    if (wasUseless) failures++;
    const longer = failures > 1 ? Math.min(RETURN_WITHIN * 2 ** (failures - 1), LONGEST_WAIT) : 0;
    timer = setTimeout(connect, longer + Math.random() * RETURN_WITHIN);
  }

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
    setTold(false);
  };
}
