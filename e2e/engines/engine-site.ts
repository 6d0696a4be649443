import { expect } from '@playwright/test';
import { type PublishedSite, startPublishedSite } from '../publish/published-site.ts';
import { HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import type { SheetText } from '../site.ts';

const NOW = minuteOf(Date.now());
const YESTERDAY = NOW - 26 * HOUR;

/** A sheet with a past show, so that every kind of page has one to show. */
export const EVERY_PAGE: SheetText = sheetOf([
  {
    start: YESTERDAY,
    end: YESTERDAY + HOUR,
    title: 'The show of yesterday',
    stream: video('yesterday01'),
    more: { Recording: video('yesterday01') },
  },
  { start: NOW - HOUR, end: NOW + 10 * HOUR, title: 'The show of tonight', stream: video('tonight0001') },
]);

export type EngineSite = PublishedSite & {
  /** The same site by Node alone, and as nginx serves it. */
  both: { name: string; url: string }[];
  /** Changes the sheet, and waits until both serve a page that has this text. */
  show(sheet: SheetText, text: string): Promise<void>;
};

/** The production build, published behind the nginx.conf that is shipped. */
export async function startEngineSite(env: Record<string, string> = {}): Promise<EngineSite> {
  const published = await startPublishedSite({
    sheet: EVERY_PAGE,
    env: {
      CHAT_URL: 'ws://127.0.0.1:9/',
      BACKSTAGE_KEY: 'a-key-that-is-long-enough',
      CHECK_PAGE: 'on',
      ...env,
    },
  });
  const both = [
    { name: 'Node', url: published.site.url },
    { name: 'nginx', url: published.url },
  ];
  return {
    ...published,
    both,
    async show(sheet, text) {
      await published.site.setSheet(sheet);
      for (const { url } of both)
        await expect.poll(async () => (await fetch(url)).text(), { intervals: [50] }).toContain(text);
    },
  };
}
