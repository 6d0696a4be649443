import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { signWebhook } from '#server/backstage/webhook.ts';
import { startDemoIrc } from '#server/demo/demo-irc.ts';
import { PACE } from '../../bot/pace.ts';
import { followSite } from '../../bot/shows/follow-site.ts';
import { HOUR, minuteOf, sheetOf, video } from '../../e2e/sheets.ts';
import { startSheetsStandIn } from '../../e2e/sheets-stand-in/server.ts';
import { startSite } from '../../e2e/site.ts';
import { REFRESH_TAG } from '../../lib/irc/refresh-tag.ts';

// Measures the way from a cell of the sheet to the HTML that the site serves, and to the open pages of two viewers: one
// in the chat, one not. `npm run bench -- edit-to-screen [PUSHED] [POLLED]`: the numbers of edits with a push and without.

const SECRET = 'whsec_dGhlIHNlY3JldCBvZiB0aGUgYmVuY2g=';
const EDITS = 100;
const POLLED = 20;
/** The pause (ms) between edits is this to twice this, because organizers type at any moment of the poll. */
const PAUSE = 1500;

/** Milliseconds. */
type Row = { html: number; chat: number; plain: number };

/** Does what the bot does, with its own code: follows the site, and tells the channel of what is new. */
async function standAsBot(port: number, site: string, signal: AbortSignal): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { origin: 'http://localhost' });
  await new Promise((resolve) => socket.once('open', resolve));
  const joined = new Promise<void>((resolve) => {
    socket.on('message', (data) => (String(data).includes(' 366 ') ? resolve() : undefined));
  });
  for (const line of ['CAP REQ :message-tags', 'NICK bot', 'USER bot 0 * :bot', 'CAP END', 'JOIN #lobby']) {
    socket.send(line);
  }
  await joined;
  const tell = ({ revision }: { revision: string }) =>
    socket.send(`@${REFRESH_TAG}=${revision} TAGMSG #lobby`);
  void followSite(new URL(site), tell, PACE, () => {}, signal).finally(() => socket.close());
}

async function openViewer(context: BrowserContext, url: string, joins: boolean): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  if (joins) {
    await page.getByLabel('Nickname').fill('visitor');
    await page.getByRole('button', { name: 'Join chat' }).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
  }
  return page;
}

const hasTitle = (page: Page, title: string) =>
  page.waitForFunction((wanted) => document.querySelector('h1')?.textContent === wanted, title, {
    polling: 50,
    timeout: 120_000,
  });

async function hasHtml(url: string, title: string): Promise<void> {
  while (!(await (await fetch(url)).text()).includes(title)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function push(url: string, id: string): Promise<void> {
  const body = '{"type":"sheet.changed"}';
  const timestamp = String(Math.floor(Date.now() / 1000));
  await fetch(`${url}/api/refresh`, {
    method: 'POST',
    body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signWebhook(id, timestamp, Buffer.from(body), SECRET),
    },
  });
}

export async function run({ json, args }: { json: boolean; args: string[] }): Promise<void> {
  const pushes = Number(args[0] ?? EDITS);
  const polls = Number(args[1] ?? POLLED);
  const now = minuteOf(Date.now());
  const google = await startSheetsStandIn();
  const rows = [
    { start: now - HOUR, end: now + 10 * HOUR, title: 'Edit 0', stream: video('edits000001') },
    { start: now + 11 * HOUR, end: now + 12 * HOUR, title: 'Later', stream: video('edits000002') },
  ];
  for (const [name, content] of Object.entries(sheetOf(rows))) google.sheet.setTab(name, content);
  const irc = await startDemoIrc({ port: 0 });
  const site = await startSite({
    env: {
      SHEET_ID: google.sheetId,
      GOOGLE_API_KEY: google.apiKey,
      SHEETS_API_ROOT: google.root,
      REFRESH_SECRET: SECRET,
      CHAT_URL: `ws://127.0.0.1:${irc.port}/`,
    },
  });
  const leave = new AbortController();
  await standAsBot(irc.port, site.url, leave.signal);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const context = await browser.newContext();
  await context.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body: 'The stream' }));
  const inChat = await openViewer(context, site.url, true);
  const plain = await openViewer(await browser.newContext(), site.url, false);

  let edits = 0;
  const edit = async (pushes: boolean): Promise<Row> => {
    const title = `Edit ${++edits}`;
    google.sheet.setCell('Schedule', 'C2', title);
    const begun = performance.now();
    const time = async (done: Promise<unknown>) => {
      await done;
      return performance.now() - begun;
    };
    const pushed = pushes ? push(site.url, `edit-${edits}`) : null;
    const [html, chat, alone] = await Promise.all([
      time(hasHtml(site.url, title)),
      time(hasTitle(inChat, title)),
      time(hasTitle(plain, title)),
    ]);
    await pushed;
    await new Promise((resolve) => setTimeout(resolve, PAUSE * (1 + Math.random())));
    return { html, chat, plain: alone };
  };
  const polled: Row[] = [];
  const pushed: Row[] = [];
  const broken: Row[] = [];
  try {
    // The first edits are of a site that never got a push. The last edit finds that pushes fail.
    for (let n = 0; n < polls; n++) polled.push(await edit(false));
    for (let n = 0; n < pushes; n++) pushed.push(await edit(true));
    if (polls > 0 && pushes > 0) broken.push(await edit(false));
  } finally {
    leave.abort();
    await browser.close();
    await site.stop();
    await irc.close();
    await google.close();
  }
  report(json, { pushed, polled, broken });
}

function report(json: boolean, all: Record<'pushed' | 'polled' | 'broken', Row[]>): void {
  const figures = Object.entries(all).flatMap(([way, rows]) =>
    (['html', 'chat', 'plain'] as const).map((where) => {
      const sorted = rows.map((row) => row[where]).sort((a, b) => a - b);
      const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
      return { way, where, edits: sorted.length, medianMs: at(0.5), p99Ms: at(0.99), worstMs: at(1) };
    }),
  );
  if (json) console.log(JSON.stringify({ figures, rows: all }));
  else {
    console.log(
      'From an edit to: the served HTML, a page with chat, a page without. `pushed` by POST /api/refresh; `broken` is the first without after pushes had worked.',
    );
    console.table(figures);
  }
}
