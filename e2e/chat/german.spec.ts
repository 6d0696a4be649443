import { expect, test } from '@playwright/test';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { startSite } from '../site.ts';

test.use({ locale: 'de-DE' });

test('speaks German if the sheet does, in every part', async ({ page }) => {
  const irc = await startDemoIrc({ port: 0 });
  const site = await startSite({
    sheet: { Schedule: 'Date,Start,Title,Stream\n2026-01-01,20:00,Alt,\n' },
    env: { CHAT_URL: `ws://127.0.0.1:${irc.port}/`, LOCALE: 'de' },
  });
  try {
    await page.goto(site.url);
    await page.getByLabel('Nickname').fill('anna');
    await page.getByRole('button', { name: 'Zum Chat' }).click();
    await expect(page.getByRole('heading', { name: /^Mitglieder/ })).toContainText(/\d/);
    const box = page.getByRole('textbox', { name: 'Nachricht' });
    await box.fill('/help');
    await box.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Hilfe' })).toContainText('anders heißen');
    await page.getByRole('button', { name: 'Fertig' }).click();
    await expect(page.getByRole('button', { name: 'Einstellungen' })).toBeVisible();
  } finally {
    await site.stop();
    await irc.close();
  }
});
