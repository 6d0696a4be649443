import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { LANGUAGES } from '#lib/words/languages.ts';
import { complaints, standInForProviders } from '../at-time.ts';
import { startGermanSite } from './languages-site.ts';
import { walk } from './walk.ts';

let site: Awaited<ReturnType<typeof startGermanSite>>;
test.beforeAll(async () => {
  site = await startGermanSite();
});
test.afterAll(() => site.stop());

type Seen = { shift: number; heights: Record<string, number[]>; languageAt: number; paintAt: number };

/** Writes down how much the page shifts, the heights of the stage's lines, and when it has its language and its first picture. */
async function watch(page: Page): Promise<() => Promise<Seen>> {
  await page.addInitScript(() => {
    const seen: Seen = { shift: 0, heights: {}, languageAt: 0, paintAt: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new MutationObserver(() => {
      const root = document.documentElement;
      if (root?.lang && root.lang !== 'de') seen.languageAt ||= performance.now();
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ['lang'] });
    const measure = () => {
      for (const line of document.querySelectorAll('.stage-strip, .stage-strip > *')) {
        const { height } = line.getBoundingClientRect();
        const known = seen.heights[line.className] ?? [];
        seen.heights[line.className] = known;
        if (!known.includes(height)) known.push(height);
      }
      requestAnimationFrame(measure);
    };
    requestAnimationFrame(measure);
  });
  return () =>
    page.evaluate(() => {
      const { seen } = window as unknown as { seen: Seen };
      return { ...seen, paintAt: performance.getEntriesByName('first-paint')[0]?.startTime ?? 0 };
    });
}

for (const [locale, language, direction, join, schedule, shows] of [
  ['es-MX', 'es', 'ltr', 'Entrar al chat', 'Programación', 'Archivo'],
  ['ar-EG', 'ar', 'rtl', 'ادخل الدردشة', 'الجدول', 'الأرشيف'],
] as const) {
  test(`a viewer who reads ${language} gets it without a second load, and nothing jumps`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ locale, viewport: { width: 390, height: 844 } });
    const heard = complaints(context);
    await standInForProviders(context);
    const page = await context.newPage();
    const seen = await watch(page);
    let documents = 0;
    let bytes = 0;
    page.on('request', (request) => {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) documents++;
    });
    page.on('response', async (response) => {
      if (response.url().includes('/static/words/')) bytes += gzipSync(await response.body()).length;
    });
    await page.goto(site.url);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    await expect(page.getByRole('button', { name: join })).toBeVisible();
    await expect(page).toHaveTitle('Filmnacht · Test house');
    const { shift, heights, languageAt, paintAt } = await seen();
    expect(documents).toBe(1);
    // The page has the words before this process has read their bytes.
    await expect.poll(() => bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThan(8192);
    expect(languageAt).toBeGreaterThan(0);
    expect(languageAt).toBeLessThan(paintAt);
    expect(shift).toBeLessThanOrEqual(0.05);
    for (const [line, known] of Object.entries(heights)) expect(known, line).toHaveLength(1);
    // Titles follow, also on the way from page to page.
    await page.locator('.nav-link', { hasText: schedule }).click();
    await expect(page).toHaveTitle(`${schedule} · Test house`);
    await page.locator('.nav-link', { hasText: shows }).click();
    await expect(page).toHaveTitle(`${shows} · Test house`);
    expect(documents).toBe(1);
    expect(heard).toEqual([]);
    await context.close();
  });
}

test('a link names a language, which is kept until Settings choose another', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'de-DE' });
  await standInForProviders(context);
  const page = await context.newPage();
  const schedule = (name: string) => page.getByRole('link', { name, exact: true });
  await page.goto(site.url);
  await expect(schedule('Programm')).toBeVisible();
  await page.goto(`${site.url}/?lang=es`);
  await expect(schedule('Programación')).toBeVisible();
  await page.goto(site.url);
  await expect(schedule('Programación')).toBeVisible();
  await page.locator('.tool[aria-haspopup="dialog"]').click();
  await page.getByRole('combobox', { name: 'Idioma' }).selectOption({ label: 'English' });
  await expect(schedule('Schedule')).toBeVisible();
  await page.locator('.tool[aria-haspopup="dialog"]').click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'As this browser asks' });
  await expect(schedule('Programm')).toBeVisible();
  await context.close();
});

test('no language costs more than 8 kB', async ({ page }) => {
  const asked = page.waitForResponse((response) => /words\/[^/]+\/es\/page\.json/.test(response.url()));
  await page.goto(`${site.url}/?lang=es`);
  const address = (await asked).url();
  const size = async (language: string) => {
    const answer = await fetch(address.replace('/es/', `/${language}/`));
    return gzipSync(await answer.bytes()).length;
  };
  const own = await size('de');
  for (const { language } of LANGUAGES) expect(own + (await size(language)), language).toBeLessThan(8192);
});

// All languages: npm run long -- languages.
for (const [language, isPseudo] of [
  ['pl', false],
  ['ar', false],
  ['es', true],
] as const)
  test(`buttons and links have room for ${isPseudo ? 'texts 40 % longer' : language}`, async ({
    browser,
  }) => {
    expect(await walk(browser, site.url, language, isPseudo)).toEqual([]);
  });
