import { type Answer, narrow, type OffsetRange, offsetFrom, rangeOf } from './clock-offset.ts';

export type SiteClock = {
  /** The instant by the server's clock, ms. */
  now(): number;
  /** Called at each full second of that clock, and when it is corrected. Returns the disposer. */
  subscribe(listener: () => void): () => void;
  /** An answer of the server, which tells its time. */
  learn(answer: Answer): void;
  /** If nothing answers, only the device's own clock is left. */
  giveUp(): void;
};

/**
 * A clock that agrees with the server's. Until the server has answered it goes on from the instant the page
 * was rendered at, so that a device that is off never shows the wrong slot, not even for a moment.
 */
export function createSiteClock(renderedAt: number): SiteClock {
  const listeners = new Set<() => void>();
  const startedAt = Date.now();
  let range: OffsetRange | null = null;
  let offset = renderedAt - startedAt;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const now = () => Date.now() + offset;

  const tell = () => {
    for (const listener of listeners) listener();
  };

  // Ticks once a second, on the corrected second. If the device slept, it ticks late, and once.
  const tick = () => {
    timer = setTimeout(
      () => {
        tell();
        tick();
      },
      1000 - (((now() % 1000) + 1000) % 1000),
    );
  };

  const correct = (corrected: number) => {
    if (corrected === offset) return;
    offset = corrected;
    tell();
  };

  return {
    now,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) tick();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    learn(answer) {
      const answered = rangeOf(answer);
      if (answered === null) return;
      range = narrow(range, answered);
      correct(offsetFrom(range));
    },
    giveUp() {
      if (range === null) correct(0);
    },
  };
}
