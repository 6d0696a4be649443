/**
 * Runs one job at a time. All calls meanwhile share one more job. That one gets the items of all of them; a call without a list
 * stands for everything.
 */
export function createQueue<Result>(job: (wanted?: readonly string[]) => Promise<Result>) {
  let running: Promise<Result> | null = null;
  let queued: Promise<Result> | null = null;
  /** The items of the next job; null for all. */
  let next: Set<string> | null = new Set();

  function begin(wanted?: readonly string[]): Promise<Result> {
    running = job(wanted).finally(() => {
      running = null;
    });
    return running;
  }

  return {
    run(wanted?: readonly string[]): Promise<Result> {
      if (running === null) return begin(wanted);
      next = wanted && next ? new Set([...next, ...wanted]) : null;
      queued ??= running
        .catch(() => undefined)
        .then(() => {
          queued = null;
          const meant = next ? [...next] : undefined;
          next = new Set();
          return begin(meant);
        });
      return queued;
    },
    /** Resolves when the jobs that were asked for are over. */
    async idle(): Promise<void> {
      await (queued ?? running)?.catch(() => undefined);
    },
  };
}
