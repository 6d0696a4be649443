import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** Answers `/schedule.json` with the Date of the page's own clock, less what the device is off. */
async function serverSays(page: Page, deviceOff: number): Promise<void> {
  await page.route('**/schedule.json', async (route) => {
    const response = await route.fetch();
    const now = (await page.evaluate(() => Date.now())) - deviceOff;
    await route.fulfill({ response, headers: { ...response.headers(), date: new Date(now).toUTCString() } });
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
export async function atTime(page: Page, server: number, deviceOff = 0): Promise<void> {
  await page.clock.install({ time: server + deviceOff });
  await serverSays(page, deviceOff);
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
