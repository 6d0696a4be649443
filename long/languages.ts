import { chromium } from '@playwright/test';
import { LANGUAGES } from '#lib/words/languages.ts';
import { startGermanSite } from '../e2e/languages/languages-site.ts';
import { walk } from '../e2e/languages/walk.ts';
import { CHROMIUM } from '../playwright.config.ts';

/** Looks in every language, and in one with texts that are 40 % longer, for words that do not fit on a phone. */
export async function run(): Promise<void> {
  const browser = await chromium.launch(CHROMIUM.launchOptions);
  const site = await startGermanSite();
  const found: string[] = [];
  try {
    for (const { language } of LANGUAGES)
      if (language !== 'de') found.push(...(await walk(browser, site.url, language)));
    found.push(...(await walk(browser, site.url, 'es', true)));
  } finally {
    await site.stop();
    await browser.close();
  }
  console.log(found.length === 0 ? 'Every text fits.' : found.join('\n'));
  process.exitCode = found.length === 0 ? 0 : 1;
}
