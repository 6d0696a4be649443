import { connect } from 'node:net';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { startInspircd } from '../irc/inspircd.ts';
import { startSite } from '../site.ts';

export const CHANNEL = '#show';

/** The site with a chat on a real InspIRCd. `env` is added to the site's own. */
export async function startChatSite(env: Record<string, string> = {}) {
  const ircd = await startInspircd();
  const site = await startSite({
    sheet: { Schedule: 'Date,Start,Title,Stream\n2026-01-01,20:00,An old show,\n' },
    env: { CHAT_URL: ircd.url, CHAT_CHANNEL: CHANNEL, ...env },
  });
  return {
    ircd,
    url: site.url,
    stop: async () => {
      await site.stop();
      await ircd.close();
    },
  };
}

export type ChatSite = Awaited<ReturnType<typeof startChatSite>>;

export const log = (page: Page) => page.getByRole('log', { name: 'Chat' });
export const box = (page: Page) => page.getByRole('textbox', { name: 'Message' });
export const members = (page: Page) => page.getByRole('list', { name: 'Members' });
export const heading = (page: Page) => page.getByRole('heading', { name: /^Members/ });
export const status = (page: Page) => page.locator('.mq-chat-status');

export async function say(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await box(page).press('Enter');
}

/** Fills in the nick and joins; resolves when the channel is open. */
export async function join(page: Page, url: string, nick: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Nickname').fill(nick);
  await page.getByRole('button', { name: 'Join chat' }).click();
  await expect(heading(page)).toContainText(/\d/);
}

/** A browser of its own, with nothing kept, in the chat as `nick`. */
export async function visitor(browser: Browser, url: string, nick: string): Promise<Page> {
  const context: BrowserContext = await browser.newContext();
  const page = await context.newPage();
  await join(page, url, nick);
  return page;
}

/** All that was said before by `page` has arrived at `other`: a line goes and is seen. */
export async function barrier(page: Page, other: Page): Promise<void> {
  const mark = `mark-${Math.random().toString(36).slice(2, 8)}`;
  await say(page, mark);
  await expect(log(other)).toContainText(mark);
}

export type Stranger = { send(line: string | Buffer): void; close(): void };

/** Somebody with a plain socket, who sends whatever bytes they like. */
export async function stranger(port: number, nick: string): Promise<Stranger> {
  const socket = connect(port, '127.0.0.1');
  const joined = Promise.withResolvers<void>();
  socket.on('data', (data) => {
    const text = String(data);
    const ping = /^PING (.*)$/m.exec(text);
    if (ping) socket.write(`PONG ${ping[1]}\r\n`);
    if (/ 001 /.test(text)) socket.write('JOIN #show\r\n');
    if (/ 366 /.test(text)) joined.resolve();
  });
  socket.on('error', joined.reject);
  socket.write(`CAP REQ :message-tags\r\nCAP END\r\nNICK ${nick}\r\nUSER x 0 * :<b>me</b>\r\n`);
  await joined.promise;
  return {
    send: (line) => void socket.write(Buffer.concat([Buffer.from(line), Buffer.from('\r\n')])),
    close: () => void socket.destroy(),
  };
}
