import { writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { faultsSoFar } from '../collect-faults.ts';
import type { WebKit } from './start-webkit.ts';
import type { ElementReference } from './webdriver.ts';

/** The time (ms) that Playwright's own expectations wait here. */
const LIMIT = 40_000;

export type WebKitPage = ReturnType<typeof webkitPage>;

/** The first visible element that matches, with this text or name if one is given. Runs in the page. */
const findVisible = (css: string, name: string | null) =>
  [...document.querySelectorAll<HTMLElement>(css)].find(
    (element) =>
      element.getClientRects().length > 0 &&
      (name === null ||
        (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().includes(name)),
  ) ?? null;

/** The acts of a test on the one page of WebKit's small browser. Each waits until it is possible. */
export function webkitPage(webkit: WebKit) {
  const element = async (css: string, name: string | null = null): Promise<ElementReference> => {
    const what = name === null ? css : `${css} "${name}"`;
    let found: ElementReference | null = null;
    await expect(async () => {
      found = (await webkit.evaluate(findVisible, css, name)) as unknown as ElementReference | null;
      expect(found, `${what} is visible`).not.toBeNull();
    }).toPass({ intervals: [50, 100, 200], timeout: LIMIT });
    if (!found) throw new Error(`${what} is not visible`);
    return found;
  };
  return {
    evaluate: webkit.evaluate,
    async goto(url: string): Promise<void> {
      await webkit.call('POST', '/url', { url });
    },
    async shown(css: string, name: string | null = null): Promise<void> {
      await element(css, name);
    },
    async click(css: string, name: string | null = null): Promise<void> {
      await webkit.click(await element(css, name));
    },
    async type(css: string, text: string): Promise<void> {
      await webkit.type(await element(css), text);
    },
    faults: () => webkit.evaluate(faultsSoFar),
    async resize(width: number, height: number): Promise<void> {
      await webkit.call('POST', '/window/rect', { width, height });
    },
    async screenshot(file: string): Promise<void> {
      await writeFile(file, Buffer.from(String(await webkit.call('GET', '/screenshot')), 'base64'));
    },
  };
}
