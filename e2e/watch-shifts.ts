import type { Page } from '@playwright/test';

/** Shifts below this (the whole screen is 1) come from a browser's rounding of parts of pixels. */
const ROUNDING = 0.0001;
/** Browsers count a shift within this time (ms) after a press as the answer to it. */
const ANSWER = 500;

/**
 * Reports layout shifts that no act of the viewer caused (web.dev/articles/cls), with the elements that moved.
 * The answer comes two frames later, because all shifts until then are known by that time.
 */
export async function watchShifts(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(
    ([answer, rounding]) => {
      const shifts: string[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          lastInputTime: number;
          value: number;
          sources: { node?: Element; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
        })[])
          if (
            entry.value > rounding &&
            (entry.lastInputTime === 0 || entry.startTime - entry.lastInputTime > answer)
          )
            for (const { node, previousRect: was, currentRect: is } of entry.sources)
              shifts.push(
                `${entry.value} ${node?.className ?? node?.textContent}: ${was.x}, ${was.y} to ${is.x}, ${is.y}`,
              );
      }).observe({ type: 'layout-shift', buffered: true });
    },
    [ANSWER, ROUNDING] as const,
  );
  return () =>
    page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return (window as unknown as { shifts: string[] }).shifts;
    });
}
