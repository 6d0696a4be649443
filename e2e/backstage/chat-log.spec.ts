import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ModerationLog } from '#platform/irc/moderation-log.ts';
import { openBotDatabase } from '../../bot/store/database.ts';
import { startSite } from '../site.ts';
import { violationsOf } from '../violations.ts';
import { signIn } from './sign-in.ts';

const KEY = 'a-key-of-the-crew-0123456789';

test('backstage says what the bot keeps about whom, and deletes it', async ({ page }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'marquee-chat-log-'));
  const database = openBotDatabase(join(dataDir, 'bot'));
  const log = new ModerationLog(database);
  const at = Date.now() - 60_000;
  log.add({
    at,
    kind: 'report',
    by: 'bob',
    about: 'promo',
    text: 'buy now',
    context: [
      { nick: 'carol', text: 'what a <b>scene</b>' },
      { nick: 'promo', text: 'buy now' },
    ],
  });
  log.add({ at: at + 5000, kind: 'quiet', by: 'alice', about: 'promo', text: '', context: [] });
  const site = await startSite({
    sheet: { Schedule: 'Date,Start,Title,Stream\n2026-01-01,20:00,An old show,\n' },
    dataDir,
    env: { BACKSTAGE_KEY: KEY },
  });
  await signIn(page, site.url, KEY);
  const panel = page.getByRole('region', { name: 'The chat: reports and what moderators did' });
  await expect(panel).toContainText(/bob reported promo.*carol: what a <b>scene<\/b>promo: buy now/);
  await expect(panel).toContainText('alice silenced promo');
  await expect(panel).toContainText(/promo\s*2 entries since/);
  expect(await violationsOf(page)).toEqual([]);
  page.on('dialog', (dialog) => void dialog.accept());
  await panel.getByRole('button', { name: 'Delete what is kept about carol' }).click();
  await expect(panel).not.toContainText('carol');
  await expect(panel).toContainText('promo: buy now');
  await panel.getByRole('button', { name: 'Delete what is kept about promo' }).click();
  await expect(panel).toContainText('Nothing was reported or done in the last 90 days.');
  expect(log.last(10)).toEqual([]);
  database.close();
  await site.stop();
  await rm(dataDir, { recursive: true, force: true });
});
