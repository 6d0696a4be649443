import { expect, type Page, test } from '@playwright/test';
import { complaints, standInForProviders } from '../at-time.ts';
import { HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../sheets-stand-in/server.ts';
import { type RunningSite, startSite } from '../site.ts';
import { violationsOf } from '../violations.ts';

const KEY = 'der Code der Crew';
const NOW = minuteOf(Date.now());
const ROWS = [
  { start: NOW - HOUR, end: NOW + HOUR, title: 'Abendfilm', stream: video('onnow000001') },
  { start: NOW + 3 * HOUR, end: NOW + 4 * HOUR, title: 'Nachtfilm', stream: video('later000001') },
  { start: NOW + 26 * HOUR, end: NOW + 27 * HOUR, title: 'Morgenfilm', stream: video('tomorrow001') },
  { start: NOW + 50 * HOUR, end: NOW + 51 * HOUR, title: 'Sonntagsfilm', stream: video('afterth0001') },
];
const SETTINGS = { Title: 'Kino', Locale: 'de_DE' };

/** Words of English sentences that no German one has. "Show now" is a name in the sheet. */
const ENGLISH =
  /\b(?:the|this|that|it|is|are|of|and|or|to|by|from|with|not|none|yet|sheet|shows?|viewers?|read|minutes|seconds|ago|whole|cell|wrong|your|column|row|address|nothing|held)\b/i;

let google: SheetsStandIn;
let site: RunningSite;

const setSheet = (rows = ROWS) => {
  for (const [name, content] of Object.entries(sheetOf(rows, SETTINGS))) google.sheet.setTab(name, content);
};

test.beforeEach(async ({ context }) => {
  await standInForProviders(context);
  google = await startSheetsStandIn();
  setSheet();
  site = await startSite({
    env: {
      SHEET_ID: google.sheetId,
      GOOGLE_API_KEY: google.apiKey,
      SHEETS_API_ROOT: google.root,
      SHEET_POLL_SECONDS: '600',
      BACKSTAGE_KEY: KEY,
    },
  });
});
test.afterEach(async ({ page }) => {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await site.stop();
  await google.close();
});

/** The lines with English words in what the page says to eyes and to screen readers. */
async function englishOn(page: Page): Promise<string[]> {
  const named = await page
    .locator('[aria-label], [placeholder]')
    .evaluateAll((elements) =>
      elements.flatMap((element) => [
        element.getAttribute('aria-label') ?? '',
        element.getAttribute('placeholder') ?? '',
      ]),
    );
  const lines = await page
    .locator('h1, h2, h3, p, li, dt, dd, th, td, button, label, summary')
    .allTextContents();
  return [await page.title(), ...lines, ...named].filter((text) =>
    ENGLISH.test(text.replaceAll('„Show now“', '')),
  );
}

test('backstage speaks the language of the sheet, in all that it says', async ({ page, context }) => {
  const heard = complaints(context);
  await page.goto(`${site.url}/backstage?key=${KEY}`);
  await expect(page.getByText('Ein Link mit dem Schlüssel meldet niemanden mehr an')).toBeVisible();
  expect(await englishOn(page)).toEqual([]);
  await page.goto(`${site.url}/backstage`);
  await page.getByLabel('Schlüssel').fill('falsch');
  await page.getByLabel('Dein Name').fill('Ada');
  await page.getByRole('button', { name: 'Eintreten' }).click();
  await expect(page.getByRole('alert').first()).toHaveText('Das ist nicht der Schlüssel.');
  expect(await englishOn(page)).toEqual([]);
  await page.getByLabel('Schlüssel').fill(KEY);
  await page.getByLabel('Dein Name').fill('Ada');
  await page.getByRole('button', { name: 'Eintreten' }).click();
  await expect(page.getByText('Die Tabelle ist gelesen und auf der Seite')).toBeVisible();
  await expect(page.getByText('Keine. Jede Zeile wurde verstanden.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  expect(await englishOn(page)).toEqual([]);

  const readNow = page.getByRole('button', { name: 'Jetzt lesen' });
  google.sheet.setCell('Schedule', 'C2', 'Abendfilm, neu');
  google.sheet.setCell('Schedule', 'D3', 'http://192.168.0.10/a.m3u8');
  await readNow.click();
  await expect(page.getByText('hieß „Abendfilm“')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'D3' })).toContainText(
    'Nimm den Namen der Seite statt einer Zahl',
  );
  await page.getByRole('button', { name: 'Zur nächsten Sendung' }).click();
  await expect(page.getByText('Von Hand festgehalten: Nachtfilm.')).toBeVisible();
  await page.getByText('Wer was getan hat (1)').click();
  await expect(page.getByText('Ada ist zu „Nachtfilm“ gegangen')).toBeVisible();
  await page.getByLabel('Adresse, die jetzt gezeigt wird').fill('rtmp://stream.example.org/live');
  await page.getByRole('button', { name: 'Das jetzt zeigen' }).click();
  await expect(page.getByRole('status').first()).toContainText('Browser können diese Art von Stream nicht');
  // The browser notes each order that is not carried out.
  expect(heard.splice(0)).toEqual([expect.stringContaining('409')]);
  await page.getByRole('slider').fill(String(NOW + 26.5 * HOUR));
  await expect(page.locator('div:has(> h3 > output)')).toContainText('Nachtfilm');

  setSheet(ROWS.slice(0, 1));
  await readNow.click();
  await expect(page.getByRole('heading', { name: 'Die Tabelle wurde nicht übernommen' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Sonntagsfilm' })).toContainText('wäre weg');
  expect(await englishOn(page)).toEqual([]);
  expect(await violationsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 780 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: 'Es ist so gemeint: übernehmen' }).click();
  await expect(page.getByText('Übernommen: das ist jetzt das Programm.')).toBeVisible();
  google.setMode({ answer: 'not-shared' });
  await readNow.click();
  await expect(page.getByText('Die Tabelle ist nicht freigegeben: wähl in der Tabelle')).toBeVisible();
  expect(await englishOn(page)).toEqual([]);
  expect(heard).toEqual([]);
});
