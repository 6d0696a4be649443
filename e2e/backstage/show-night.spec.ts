import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { complaints, standInForProviders } from '../at-time.ts';
import { startSheetsStandIn } from '../sheets-stand-in/server.ts';
import { violationsOf } from '../violations.ts';
import { KEY, nightSteps, startNight } from './night-steps.ts';
import { signIn } from './sign-in.ts';

/** A zone where it is nine in the evening, so that the next shows are tomorrow, and their times as long as they get. */
function zoneOfEvening(now: number): string {
  const hours = 21 - new Date(now).getUTCHours();
  const ahead = hours > 12 ? hours - 24 : hours;
  // In these names the sign is the other way round.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

test.use({ timezoneId: zoneOfEvening(Date.now()) });

test('a fault on show night is corrected in three presses, and viewers have it', async ({
  browser,
  page,
  context,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-night-'));
  const google = await startSheetsStandIn();
  const site = await startNight(google, folder);
  google.setMode({ answer: 'slow', ms: 200 });
  await standInForProviders(context);
  // Words that are no address are refused first, and offered as a card.
  const heard = complaints(context, (message) => message.text().includes('409'));
  const seat = await browser.newContext();
  await standInForProviders(seat);
  const viewer = await seat.newPage();
  await viewer.goto(site.url);
  await signIn(page, site.url, KEY);
  for await (const { what, presses, seconds } of nightSteps(page, viewer)) {
    expect(presses, what).toBeLessThanOrEqual(3);
    console.log(`${what}: ${presses} presses, ${seconds.toFixed(2)} s`);
  }
  const cell = (at: string) => google.sheet.textOf('Schedule', at);
  // The old address is in the note, and the weekly row is as it was.
  expect(google.sheet.noteOf('Schedule', 'D2')).toContain('onnow000001');
  expect([cell('C6'), cell('F6'), cell('G6'), cell('G7')]).toEqual(['Weekly', 'weekly', '', 'delayed 5']);

  // The green room changes nothing for viewers.
  const revision = () => viewer.evaluate(() => document.documentElement.dataset.revision);
  const before = await revision();
  await page.getByLabel('Address, name or title to try').fill('https://youtu.be/tomorrow001');
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.locator('#bs-green ~ div iframe')).toHaveAttribute('src', /tomorrow001/);
  expect(await revision()).toBe(before);

  // Our own player stays behind a card, silent, and is the same one afterwards.
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.getByLabel('Address to show now').fill('/demo/test-card/index.m3u8');
  await press('Replace the stream');
  const video = viewer.locator('video');
  await expect(video).toHaveCount(1);
  await video.evaluate((element) => element.setAttribute('data-kept', ''));
  await press('Technical trouble');
  await expect(viewer.locator('.stage-card-title')).toHaveText('Technical trouble');
  expect(
    await video.evaluate((element: HTMLVideoElement) => [element.muted, element.closest('[inert]') !== null]),
  ).toEqual([true, true]);
  await press('Release');
  await expect(viewer.locator('.stage-card-title')).toHaveCount(0);
  await expect(video).toHaveAttribute('data-kept', '');

  // The HTML of a page that is made during a card has the card and no stream.
  await press('Technical trouble');
  await expect
    .poll(async () => {
      const html = await (await fetch(site.url)).text();
      return [
        html.includes('<p class="stage-card-title"><bdi>Technical trouble'),
        /<(?:iframe|video)/.test(html),
      ];
    })
    .toEqual([true, false]);

  await page.locator('#bs-coming ~ ul summary').first().click();
  await page.getByRole('button', { name: '15 min later' }).first().click();
  await expect(page.getByText('This would change:')).toBeVisible();
  await page.getByText('Own words, picture, countdown').click();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.screenshot({ path: test.info().outputPath(`night-${width}.png`), fullPage: true });
    await viewer.setViewportSize({ width, height: 800 });
    await expect(viewer.locator('.stage-card-title')).toHaveText('Technical trouble');
    expect(await violationsOf(viewer)).toEqual([]);
    await viewer.screenshot({ path: test.info().outputPath(`card-${width}.png`) });
  }
  expect(heard).toEqual([]);
  await seat.close();
  await site.stop();
  await google.close();
  await rm(folder, { recursive: true, force: true });
});
