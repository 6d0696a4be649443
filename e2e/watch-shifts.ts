import type { Page } from '@playwright/test';

/** How long (ms) after something was pressed what moves is the answer to it, as browsers count. */
const ANSWER = 500;

/**
 * What moved without the viewer having done anything (web.dev/articles/cls), with the elements that did.
 * Asked for two frames later, when all is known that has moved until then.
 */
export async function watchShifts(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript((answer) => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        lastInputTime: number;
        value: number;
        sources: { node?: Element; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
      })[])
        if (entry.lastInputTime === 0 || entry.startTime - entry.lastInputTime > answer)
          for (const { node, previousRect: was, currentRect: is } of entry.sources)
            shifts.push(
              `${entry.value} ${node?.className ?? node?.textContent}: ${was.x}, ${was.y} to ${is.x}, ${is.y}`,
            );
    }).observe({ type: 'layout-shift', buffered: true });
  }, ANSWER);
  return () =>
    page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return (window as unknown as { shifts: string[] }).shifts;
    });
}
