import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from '../sheets.ts';
import type { SheetsStandIn } from '../sheets-stand-in/server.ts';
import { type RunningSite, startSite } from '../site.ts';

export const KEY = 'the key of the crew';

/** The sheet of a night: a show that is on, with a second stream, a weekly one, and more to come. */
export function nightSheet(now: number) {
  const stream = `${video('onnow000001')}\n${video('onnow000002')}`;
  const more = (status = '') => ({ Host: 'Ada', Repeat: '', Status: status });
  const start = minuteOf(now);
  const sheet = sheetOf([
    { start: start - HOUR, end: start + 2 * HOUR, title: 'On now', stream, more: more() },
    ...['Later', 'After that', 'Last one'].map((title, n) => ({
      start: start + (3 + n) * HOUR,
      end: start + (3 + n) * HOUR + 40 * MINUTE,
      title,
      stream: video(`later00000${n}`),
      more: more(),
    })),
    {
      start: start + 7 * HOUR,
      end: start + 8 * HOUR,
      title: 'Weekly',
      stream: video('weekly00001'),
      more: { ...more(), Repeat: 'weekly' },
    },
  ]);
  return { ...sheet, Streams: `Name,Address\nbackup,${video('backup00001')}\n` };
}

/** A site that may write into the stand-in for Google. */
export async function startNight(google: SheetsStandIn, folder: string): Promise<RunningSite> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keyFile = join(folder, 'key.json');
  const private_key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(keyFile, JSON.stringify({ client_email: 'marquee@example.org', private_key }));
  google.share('editor');
  for (const [name, content] of Object.entries(nightSheet(Date.now()))) google.sheet.setTab(name, content);
  return startSite({
    env: {
      SHEET_ID: google.sheetId,
      GOOGLE_APPLICATION_CREDENTIALS: keyFile,
      SHEETS_API_ROOT: google.root,
      SHEET_POLL_SECONDS: '600',
      BACKSTAGE_KEY: KEY,
    },
  });
}

export type Step = { what: string; presses: number; seconds: number };

/** Presses what a person would, and says how many presses and seconds it took until a viewer's page had it. */
export async function* nightSteps(page: Page, viewer: Page): AsyncGenerator<Step> {
  const button = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  const box = page.getByLabel('Address to show now');
  const frame = viewer.locator('.stage-screen iframe');
  const title = viewer.locator('.stage-strip-title');
  const row = (name: string) =>
    page.locator('#bs-coming ~ ul > li').filter({ has: page.getByText(name, { exact: true }) });

  /** The last press is the one that changes something; `sees` is what a viewer has then. */
  async function step(
    what: string,
    before: (() => Promise<void>)[],
    last: () => Promise<void>,
    sees: () => Promise<void>,
  ) {
    for (const press of before) await press();
    const revision = await viewer.evaluate(() => document.documentElement.dataset.revision);
    const since = performance.now();
    await last();
    await viewer.waitForFunction((was) => document.documentElement.dataset.revision !== was, revision);
    const seconds = (performance.now() - since) / 1000;
    await sees();
    await expect(page.getByRole('status').filter({ hasText: 'Viewers have it' })).toBeVisible();
    return { what, presses: before.length + 1, seconds };
  }
  const has = (id: string) => () => expect(frame).toHaveAttribute('src', new RegExp(`/embed/${id}`));
  const open = (name: string) => async () => {
    const closed = row(name).locator('details:not([open]) > summary');
    if ((await closed.count()) > 0) await closed.click();
  };
  const cards = { name: 'Be right back', words: 'Tea for everybody' };

  yield await step(
    'Twitch dies: replace the stream',
    [() => box.fill('backup')],
    () => button('Replace the stream').click(),
    async () => {
      await has('backup00001')();
      await expect(title).toHaveText('On now');
    },
  );
  yield await step('undo', [], () => button('Undo').click(), has('onnow000001'));
  yield await step('its next stream', [], () => button('Use its next stream').click(), has('onnow000002'));
  yield await step(
    'a card',
    [],
    () => button(cards.name).click(),
    async () => {
      await expect(viewer.locator('.stage-card-title')).toHaveText(cards.name);
      await expect(frame).toHaveCount(0);
    },
  );
  yield await step('back from the card', [], () => button('Release').click(), has('onnow000002'));
  yield await step(
    'own words',
    [() => box.fill(cards.words), () => button('Show this now').click()],
    () => button(/Show it as a card/).click(),
    () => expect(viewer.locator('.stage-card-title')).toHaveText(cards.words),
  );
  yield await step(
    'a title',
    [() => box.fill('Later')],
    () => button('Show this now').click(),
    () => expect(title).toHaveText('Later'),
  );
  yield await step('by the clock again', [], () => button('Release').click(), has('onnow000002'));
  for (const [name, press] of [
    ['Later', '10 min later'],
    ['Later', 'Swap with the next'],
    ['Last one', 'Cancel it'],
    ['After that', 'Hide it'],
    ['Weekly', '5 min later'],
  ] as const) {
    yield await step(
      `${name}: ${press}`,
      [open(name), () => row(name).getByRole('button', { name: press, exact: true }).click()],
      () => row(name).getByRole('button', { name: 'Do it' }).click(),
      async () => {},
    );
  }
  yield await step(
    'go to it now',
    [open('Weekly')],
    () => row('Weekly').getByRole('button', { name: 'Go to it now' }).click(),
    () => expect(title).toHaveText('Weekly'),
  );
  yield await step('by the clock', [], () => button('Release').click(), has('onnow000002'));
}
