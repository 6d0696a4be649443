import type { CDPSession, Page } from '@playwright/test';

export type Watched = {
  /** Mark → when it was first in the page, ms since 1970. */
  seen: Map<string, number>;
  /** [when, ms] of tasks over 50 ms and of keys over 16 ms. */
  tasks: [number, number][];
  keys: [number, number][];
};

/** Runs in the page before its own code. It reports through a binding, which needs no time of the main thread. */
function watch(mark: string): void {
  const known = new Set<string>();
  const pattern = new RegExp(mark, 'g');
  const report = (what: object) =>
    (globalThis as unknown as { reportFlood(text: string): void }).reportFlood(JSON.stringify(what));
  new MutationObserver((records) => {
    const fresh: string[] = [];
    for (const { type, target, addedNodes } of records) {
      const texts =
        type === 'characterData' ? [target.textContent] : [...addedNodes].map((node) => node.textContent);
      for (const text of texts) {
        for (const [found] of text?.matchAll(pattern) ?? []) {
          if (known.has(found)) continue;
          known.add(found);
          fresh.push(found);
        }
      }
    }
    if (fresh.length > 0) report({ seen: fresh, at: performance.timeOrigin + performance.now() });
  }).observe(document, { childList: true, subtree: true, characterData: true });
  const observe = (
    kind: 'tasks' | 'keys',
    options: PerformanceObserverInit & { durationThreshold?: number },
  ) =>
    new PerformanceObserver((list) => {
      const entries = list.getEntries().filter(({ name }) => kind === 'tasks' || name === 'keydown');
      const spans = entries.map(({ startTime, duration }) => [performance.timeOrigin + startTime, duration]);
      if (spans.length > 0) report({ [kind]: spans });
    }).observe(options);
  observe('tasks', { type: 'longtask', buffered: true });
  observe('keys', { type: 'event', durationThreshold: 16, buffered: true });
}

/** Watches a page for messages, long tasks and slow keys. Call it before the page is opened. */
export async function watchPage(page: Page, cdp: CDPSession, mark: RegExp): Promise<Watched> {
  const watched: Watched = { seen: new Map(), tasks: [], keys: [] };
  cdp.on('Runtime.bindingCalled', ({ payload }) => {
    const { seen = [], at, tasks = [], keys = [] } = JSON.parse(payload);
    for (const found of seen) if (!watched.seen.has(found)) watched.seen.set(found, at);
    watched.tasks.push(...tasks);
    watched.keys.push(...keys);
  });
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: 'reportFlood' });
  await page.addInitScript(watch, mark.source);
  return watched;
}

/** Seconds that the main thread has worked, and what lives in it. */
export async function readMetrics(cdp: CDPSession) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    busy: value('TaskDuration'),
    heapMb: value('JSHeapUsedSize') / 2 ** 20,
    domNodes: value('Nodes'),
  };
}
