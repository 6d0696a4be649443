import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const FILM = readFileSync(join(import.meta.dirname, '../public/demo/test-card/test-card.mp4'));

/** Has addresses elsewhere answer with the test card, in parts as media servers do. */
export async function serveFilm(page: Page, addresses: string): Promise<void> {
  await page.route(addresses, (route) => {
    const from = Number(/^bytes=(\d+)-/.exec(route.request().headers().range ?? '')?.[1] ?? 0);
    return route.fulfill({
      status: 206,
      contentType: 'video/mp4',
      body: FILM.subarray(from),
      headers: { 'content-range': `bytes ${from}-${FILM.length - 1}/${FILM.length}` },
    });
  });
}
