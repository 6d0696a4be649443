import { expect, test } from '@playwright/test';
import { complaints, standInForProviders } from '../at-time.ts';
import { HOUR, minuteOf, sheetOf, video } from '../sheets.ts';
import { startSite } from '../site.ts';
import { violationsOf } from '../violations.ts';
import { signIn } from './sign-in.ts';

const KEY = 'the key of the crew';
const NOW = minuteOf(Date.now());
const ROWS = [{ start: NOW - HOUR, end: NOW + HOUR, title: 'On now', stream: video('onnow000001') }];

test('the green room tells whether a stream has sound, and how it begins for viewers', async ({
  page,
  context,
}) => {
  await standInForProviders(context);
  const heard = complaints(context);
  const site = await startSite({ sheet: sheetOf(ROWS), env: { BACKSTAGE_KEY: KEY } });
  await signIn(page, site.url, KEY);
  const room = page.locator('#bs-green ~ div');
  const tryIt = async (text: string) => {
    await page.getByLabel('Address, name or title to try').fill(text);
    await page.getByRole('button', { name: 'Try it' }).click();
  };

  // Its tone is at -45 dB.
  await tryIt('/demo/test-card/index.m3u8');
  await expect(room.getByText('There is sound, but it is very quiet.')).toBeVisible();
  const level = Number(await room.getByRole('meter', { name: 'Level of the sound' }).getAttribute('value'));
  expect(level).toBeGreaterThan(-50);
  expect(level).toBeLessThan(-40);
  await expect(room.getByText('For viewers it begins by itself, in silence')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  // A muted one is read, too.
  await room.locator('video').evaluate((element: HTMLVideoElement) => {
    element.muted = true;
    element.pause();
  });
  await expect(room.getByText('It does not play')).toBeVisible();
  await expect(room.getByRole('meter')).toHaveCount(0);
  await room.locator('video').evaluate((element: HTMLVideoElement) => element.play());
  await expect(room.getByText('There is sound, but it is very quiet.')).toBeVisible();

  await tryIt('https://youtu.be/tomorrow001');
  await expect(room.getByText('this is the player of another service')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  expect(heard).toEqual([]);
  await site.stop();
});
