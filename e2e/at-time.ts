import type { BrowserContext, Page } from '@playwright/test';

/**
 * Lets a page live at another instant: its server says `server` in the Date of its answers, from where that clock goes
 * on, and the device's own clock is off by `deviceOff` ms.
 */
export async function atTime(page: Page, server: number, deviceOff = 0): Promise<void> {
  await page.clock.install({ time: server + deviceOff });
  await page.route('**/schedule.json', async (route) => {
    const response = await route.fetch();
    const now = (await page.evaluate(() => Date.now())) - deviceOff;
    await route.fulfill({ response, headers: { ...response.headers(), date: new Date(now).toUTCString() } });
  });
}

/** Everything that a browser complains about: no test may leave a line here. */
export function complaints(context: BrowserContext): string[] {
  const heard: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(message.text());
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
