import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** What a server may know of streams and providers besides the sheet. */
type Found = { live?: Record<string, 'waiting'>; embeds?: 'ask' };

/** Answers `/schedule.json` with the Date of the page's own clock, less what the device is off. */
async function serverSays(page: Page, deviceOff: number, found?: Found): Promise<void> {
  await page.route('**/schedule.json', async (route) => {
    // A look that is on its way when a test ends finds neither the site nor the page.
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

/** Stops the time of a page at an instant: what it shows there does not depend on how fast this machine is. */
export async function stoppedAt(page: Page, instant: number): Promise<void> {
  await page.clock.setFixedTime(instant);
  await serverSays(page, 0);
}

/**
 * Lets a page live at another instant: its server says `server` in the Date of its answers, from where that clock goes
 * on, and the device's own clock is off by `deviceOff` ms.
 */
export async function atTime(page: Page, server: number, deviceOff = 0, found?: Found): Promise<void> {
  await page.clock.install({ time: server + deviceOff });
  await serverSays(page, deviceOff, found);
}

/** Everything that a browser complains about, but what is `meant` to be: no test may leave a line here. */
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
