import { openTabs } from '#components/browser/open-tabs.ts';

const NAME = 'marquee:chat';
/** A tab that was asked to leave and does not answer, because it is frozen, loses its place after this time (ms). */
const PATIENCE = 1500;

/**
 * The place that one tab of a browser has in the chat, because in two tabs a viewer would be two people there. If tabs cannot
 * agree (old browsers, plain http), every tab has one. `onAsked` is called if another tab wants the place: this one is to
 * leave the chat then.
 */
export function createPlace(onAsked: () => void) {
  const tabs = openTabs(NAME);
  let free: (() => void) | null = null;
  let wanted = new AbortController();

  /** Resolves with true when this tab has the place, and with false if it cannot have it. */
  function hold(options: LockOptions): Promise<boolean> {
    if (!tabs || free) return Promise.resolve(true);
    return new Promise((resolve) => {
      const untilLeft = (lock: Lock | null) => {
        resolve(lock !== null);
        return lock === null
          ? undefined
          : new Promise<void>((done) => {
              free = done;
            });
      };
      navigator.locks.request(NAME, options, untilLeft).catch(() => {
        resolve(false);
        if (free) leave(onAsked);
      });
    });
  }

  function leave(beforeThat = () => {}): void {
    wanted.abort();
    const release = free;
    free = null;
    // The nick is to be free when the next tab comes.
    beforeThat();
    release?.();
  }

  if (tabs)
    tabs.onmessage = () => {
      if (free) leave(onAsked);
    };

  /** Waits until no other tab has the place; false if that is not wanted any more. */
  function wait(): Promise<boolean> {
    wanted = new AbortController();
    return hold({ signal: wanted.signal });
  }

  return {
    /** Takes the place if no tab has it. */
    takeIfFree: () => hold({ ifAvailable: true }),
    wait,
    /** Takes the place from the tab that has it. */
    async take(): Promise<void> {
      wanted.abort();
      tabs?.postMessage('leave');
      const waiting = wait();
      const timer = setTimeout(() => wanted.abort(), PATIENCE);
      if (!(await waiting)) await hold({ steal: true });
      clearTimeout(timer);
    },
    dispose(): void {
      leave();
      tabs?.close();
    },
  };
}
