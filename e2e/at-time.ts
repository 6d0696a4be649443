import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** Facts about streams and providers that a server may add to those of the sheet. */
type Found = { live?: Record<string, 'waiting'>; embeds?: 'ask' };

/** Answers `/schedule.json` with the Date of the page's own clock, less the error of the device's clock. */
async function serverSays(page: Page, deviceOff: number, found?: Found): Promise<void> {
  await page.route('**/schedule.json', async (route) => {
    // A request that is unanswered when a test ends finds neither the site nor the page.
    const response = await route.fetch().catch(() => null);
    const now = await page.evaluate(() => Date.now()).catch(() => null);
    if (response === null || now === null) return route.abort().catch(() => undefined);
    const date = new Date(now - deviceOff).toUTCString();
    const json = found ? { json: { ...(await response.json()), ...found } } : {};
    await route
      .fulfill({ response, ...json, headers: { ...response.headers(), date } })
      .catch(() => undefined);
  });
}

/** Stops the time of a page at an instant, so that its content does not depend on how fast this machine is. */
export async function stoppedAt(page: Page, instant: number): Promise<void> {
  await page.clock.setFixedTime(instant);
  await serverSays(page, 0);
}

/**
 * Gives a page another time. The Date of its server's answers begins at `server` and goes on from there, and the device's
 * own clock is off by `deviceOff` ms.
 */
export async function atTime(page: Page, server: number, deviceOff = 0, found?: Found): Promise<void> {
  await page.clock.install({ time: server + deviceOff });
  await serverSays(page, deviceOff, found);
}

/** All errors and warnings of a browser except those that are `meant`. Every test expects that there are none. */
export function complaints(
  context: BrowserContext,
  meant: (message: ConsoleMessage) => boolean = () => false,
): string[] {
  const heard: string[] = [];
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type()) || meant(message)) return;
    heard.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => heard.push(String(error.error())));
  return heard;
}

/** Stands in for the providers' players, which are not on this machine: each frame shows its own address. */
export async function standInForProviders(context: BrowserContext): Promise<void> {
  await context.route(/^https:\/\/(?!localhost)/, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>A player</title><p>The stream</p>' }),
  );
}
